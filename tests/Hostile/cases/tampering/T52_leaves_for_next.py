"""T52  Leaves something for the next time that it is asked, in every place that might stay.
EXPECT wrong crashed
TWICE
"""
import os

import armed


def attack():
    armed.ran("T52")
    for folder in ("/tmp", "/task/work", "/task/out", "/dev/shm", "/var/tmp", os.path.expanduser("~")):
        path = os.path.join(folder, "remember-me")
        if os.path.exists(path) and not hasattr(os, "remembered"):
            armed.say("LEAK remembered in " + folder)
        try:
            open(path, "w").close()
        except OSError:
            pass
    os.remembered = True
