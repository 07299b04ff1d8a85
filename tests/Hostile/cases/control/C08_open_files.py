"""C08  An honest submission with 90 % of the open files that it may have.
EXPECT full
WAY predictions
"""
import os

import armed


def attack():
    armed.ran("C08")
    held = [os.open("/dev/null", os.O_RDONLY) for _ in range(int(0.9 * 4096) - 20)]
    for file in held:
        os.close(file)
