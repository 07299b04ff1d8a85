"""R24  Leaves folders inside each other, as many as there is room for, among the results.
EXPECT wrong crashed
WAY predictions
"""
import os

import armed


def attack():
    armed.ran("R24")
    place = os.open("/task/out", os.O_RDONLY)
    try:
        for _ in range(20000):
            os.mkdir("d", dir_fd=place)
            inner = os.open("d", os.O_RDONLY, dir_fd=place)
            os.close(place)
            place = inner
    except OSError:
        pass
