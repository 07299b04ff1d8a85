"""F23  Sends every signal to the first process of the box, and to everybody.
EXPECT crashed wrong
WAY metric
"""
import os

import armed


def attack():
    armed.ran("F23")
    for number in range(1, 65):
        for target in (1, -1):
            try:
                if target == 1 or number in (1, 2, 15):
                    os.kill(target, number)
            except OSError:
                pass
    os.kill(os.getppid(), 9)
