"""R04  Leaves files that say they are a terabyte long among the results.
EXPECT wrong crashed
WAY predictions
"""
import os

import armed


def attack():
    armed.ran("R04")
    for name in ("results.safetensors", "results.json", "big.bin"):
        try:
            with open("/task/out/" + name, "wb") as file:
                os.truncate(file.fileno(), 1 << 40)
        except OSError:
            pass
