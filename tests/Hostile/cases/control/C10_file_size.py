"""C10  An honest submission with one file of 90 % of the size that a file may have, and cleans up.
EXPECT full
WAY predictions
"""
import os
import resource

import armed


def attack():
    armed.ran("C10")
    size = int(0.9 * resource.getrlimit(resource.RLIMIT_FSIZE)[0])
    with open("/task/work/large.bin", "wb") as file:
        for begin in range(0, size, 1 << 18):
            file.write(b"x" * min(size - begin, 1 << 18))
    armed.say(f"USED {os.path.getsize('/task/work/large.bin')} bytes in one file")
    os.remove("/task/work/large.bin")
