"""R31  Locks every file that it can open: those of the library, the driver, the data and its own submission are shared with the grader and other boxes.
EXPECT wrong crashed
WAY metric
ALL
"""
import fcntl
import os

import armed

HELD = []


def attack():
    armed.ran("R31")
    locked = 0
    for place in ("/task/sub", "/task/lib", "/task/driver", "/task/in", "/task/data", "/task/shim", "/etc"):
        for folder, _, names in os.walk(place):
            for name in names[:50]:
                try:
                    HELD.append(open(os.path.join(folder, name), "rb"))
                    fcntl.flock(HELD[-1], fcntl.LOCK_EX | fcntl.LOCK_NB)
                    locked += 1
                except OSError:
                    pass
    if locked:
        armed.say(f"ALLOWED {locked} locks on files of others")
