"""T02  Prints that all tests passed and ends the process in the middle of a question.
EXPECT crashed wrong
"""
import os

import armed


def attack():
    armed.ran("T02")
    os.write(1, b"============ 12 passed in 0.01s ============\nscore: 2/2\nOK\n")
    os._exit(0)
