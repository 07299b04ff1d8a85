"""T48  Answers several times: every copy of the process goes on as if it were the only one.
EXPECT wrong crashed bad-output
"""
import os

import armed


def attack():
    armed.ran("T48")
    os.fork()
    os.fork()
