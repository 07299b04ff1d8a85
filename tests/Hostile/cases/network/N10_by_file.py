"""N10  Leaves a message for another box wherever both might look.
EXPECT wrong crashed
TWICE
"""
import os

import armed

NAME = "hostile-letterbox"


def attack():
    armed.ran("N10")
    for folder in ("/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock", "/dev/mqueue", "/task/out", "/task/work", "/task/in", "/task/lib", "/task/data", "/task/sub", "/task/driver", "/task/shim", "/home", "/var/lib"):
        path = os.path.join(folder, NAME)
        if os.path.exists(path) and not hasattr(armed, "wrote"):
            armed.say("LEAK a message in " + folder)
        try:
            with open(path, "w") as file:
                file.write("x")
        except OSError:
            pass
    armed.wrote = True
