"""R10  Opens files, pipes and files in memory until there are no numbers left for them, and keeps them.
EXPECT wrong crashed bad-output
WAY predictions
"""
import os

import armed

HELD = []


def attack():
    armed.ran("R10")
    try:
        for _ in range(armed.most(100000)):
            HELD.append(os.open("/dev/null", os.O_RDONLY))
            HELD.extend(os.pipe())
            HELD.append(os.memfd_create("x"))
        armed.say("ALLOWED 400000 open files")
    except OSError:
        pass
