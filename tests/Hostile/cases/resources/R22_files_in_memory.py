"""R22  Hides memory in files that have no name and that no process has mapped.
EXPECT memory crashed wrong
WAY metric
"""
import os

import armed

HELD = []


def attack():
    armed.ran("R22")
    for _ in range(armed.most(64)):
        file = os.memfd_create("held")
        HELD.append(file)
        for _ in range(30):
            try:
                os.write(file, b"x" * (1 << 20))
            except OSError:
                return
    armed.say("ALLOWED 2 GiB in memfds")
