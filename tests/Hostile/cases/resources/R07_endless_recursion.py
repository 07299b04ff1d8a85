"""R07  Calls itself until the machine's own stack is used up.
EXPECT crashed memory wrong timed-out cpu
"""
import sys

import armed


def deeper(number):
    return [deeper(number + 1)] + [number]


def attack():
    armed.ran("R07")
    sys.setrecursionlimit(1 << 30)
    deeper(0)
