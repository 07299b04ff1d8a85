"""R27  Writes results that are as deep and as long as fits, and ends the program before better ones can take their place.
EXPECT wrong crashed bad-output
WAY metric
"""
import os

import armed


def attack():
    armed.ran("R27")
    with open("/task/out/results.json", "w") as file:
        file.write('{"status": "ok", "x": ' + "[" * 2_000_000 + "]" * 2_000_000 + "}")
    with open("/task/out/results.safetensors", "wb") as file:
        file.write((1 << 62).to_bytes(8, "little") + b"{" * 1_000_000)
    for process in (os.getppid(), os.getpid()):
        if process > 1:
            os.kill(process, 9)
