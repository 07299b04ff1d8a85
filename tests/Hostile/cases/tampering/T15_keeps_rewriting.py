"""T15  A process in the background writes other results again and again, also while they are being collected.
EXPECT wrong crashed bad-output cpu
WAY predictions
"""
import os

import armed


def attack():
    armed.ran("T15")
    for _ in range(3):
        if os.fork() == 0:
            os.setsid()
            while True:
                for name in ("results.json", "results.safetensors"):
                    try:
                        with open("/task/out/new", "wb") as file:
                            file.write(os.urandom(5000))
                        os.rename("/task/out/new", "/task/out/" + name)
                    except OSError:
                        pass
