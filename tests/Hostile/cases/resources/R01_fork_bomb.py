"""R01  Forks until it is refused, 3000 times at most; the children sleep.
EXPECT crashed timed-out wrong memory
ALL
"""
import os
import time

import armed


def attack():
    armed.ran("R01")
    end, children, refused = time.monotonic() + 3, 0, 0
    while time.monotonic() < end and children < armed.most(3000) and refused < 100:
        try:
            if os.fork() == 0:
                time.sleep(30)
                os._exit(0)
            children += 1
        except OSError:
            refused += 1
            time.sleep(0.01)
    if not refused and children >= armed.most(3000):
        armed.say("ALLOWED 3000 processes")
