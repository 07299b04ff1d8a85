"""R15  Fills /dev/shm and maps shared memory without a name, 4 GiB at most, from two processes.
EXPECT memory cpu crashed wrong timed-out
WAY metric
"""
import mmap
import os

import armed


def attack():
    armed.ran("R15")
    os.fork()
    held = []
    try:
        with open("/dev/shm/fill", "ab", buffering=0) as file:
            while file.write(b"x" * (1 << 20)):
                pass
    except OSError:
        pass
    for _ in range(armed.most(64)):
        part = mmap.mmap(-1, 64 << 20)
        held.append(part)
        for at in range(0, 64 << 20, 4096):
            part[at] = 1
    armed.say("ALLOWED 4 GiB of shared memory")
