"""R11  Leaves dead children behind that nobody asks about.
EXPECT wrong crashed timed-out
"""
import os
import time

import armed


def attack():
    armed.ran("R11")
    end = time.monotonic() + 2
    for _ in range(3000):
        try:
            if os.fork() == 0:
                os._exit(0)
        except OSError:
            time.sleep(0.01)
        if time.monotonic() > end:
            return
