"""R23  Many processes, each of them within the limit of memory, all together far beyond it.
EXPECT memory cpu crashed wrong timed-out
"""
import os
import time

import armed


def attack():
    armed.ran("R23")
    for _ in range(30):
        try:
            if os.fork() == 0:
                held = bytearray(b"x" * (60 << 20))
                time.sleep(3)
                os._exit(len(held) & 1)
        except OSError:
            break
    time.sleep(2)
