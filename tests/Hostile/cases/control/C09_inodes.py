"""C09  An honest submission that makes 90 % of the files that each folder has room for, all of them empty, and cleans up.
EXPECT full
WAY predictions
"""
import os

import armed


def attack():
    armed.ran("C09")
    for folder in ("/task/work", "/task/out", "/tmp"):
        names = [f"{folder}/{number}" for number in range(int(0.9 * os.statvfs(folder).f_files) - 20)]
        for name in names:
            os.mknod(name)
        for name in names:
            os.unlink(name)
        armed.say(f"USED {len(names)} files in {folder}")
