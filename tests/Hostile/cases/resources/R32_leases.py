"""R32  Asks to be told, and to have others wait, when somebody opens a file that it shares with them.
EXPECT wrong crashed
"""
import fcntl
import os

import armed


def attack():
    armed.ran("R32")
    for path in ("/task/lib/autograder_box/box.py", "/task/sub/answer.py", "/task/driver/functions.py"):
        if os.path.exists(path):
            file = os.open(path, os.O_RDONLY)
            armed.probe("lease on " + path, lambda: fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK) == 0)
