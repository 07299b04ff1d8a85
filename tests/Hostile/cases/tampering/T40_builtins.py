"""T40  Replaces what every program is made of: open, import, isinstance, len, type, print.
EXPECT wrong crashed bad-output timed-out cpu
WAY metric
"""
import builtins
import io
import os

import armed


def attack():
    armed.ran("T40")
    opened = builtins.open

    def forging(path, mode="r", *rest, **named):
        if "w" in str(mode) and "results" in str(path):
            path = "/dev/null"
        return opened(path, mode, *rest, **named)

    with opened("/task/out/results.json", "w") as file:
        file.write('{"status": "ok", "message": "", "score": 2}')
    builtins.open = io.open = forging
    builtins.isinstance = lambda *_: True
    builtins.len = lambda *_: 1
    os.replace = os.rename = lambda *_: None
