"""R33  Hangs in every way that it is asked, so that each question uses up its time.
EXPECT timed-out wrong crashed cpu bad-output
"""
import time

import armed


class Slow:
    armed.ran("R33")

    def __getattr__(self, name):
        time.sleep(60)


def attack():
    armed.ran("R33")
    return Slow()
