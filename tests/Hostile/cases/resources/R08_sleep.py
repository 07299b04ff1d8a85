"""R08  Sleeps past every deadline and uses no processor time at all.
EXPECT timed-out crashed
"""
import time

import armed


def attack():
    armed.ran("R08")
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            time.sleep(120)
        except BaseException:
            pass
