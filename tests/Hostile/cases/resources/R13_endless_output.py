"""R13  Prints without end.
EXPECT output wrong crashed timed-out cpu
"""
import os
import time

import armed


def attack():
    armed.ran("R13")
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            os.write(1, b"all tests passed, 100 points\n" * 2000)
        except OSError:
            return
