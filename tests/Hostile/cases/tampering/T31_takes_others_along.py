"""T31  Crashes in one question after it has spoilt what the others need.
EXPECT crashed wrong bad-output
"""
import ctypes
import os

import armed


def attack():
    armed.ran("T31")
    for number in range(3, 64):
        try:
            os.close(number)
        except OSError:
            pass
    os.environ.clear()
    ctypes.string_at(0)
