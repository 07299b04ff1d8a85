"""C05  An honest submission that fills 90 % of its working folder and of /dev/shm, and cleans up.
EXPECT full
WAY predictions
"""
import os

import armed


def attack():
    armed.ran("C05")
    for folder in ("/task/work", "/tmp", "/dev/shm"):
        room = os.statvfs(folder)
        size, path = int(0.9 * room.f_bavail * room.f_frsize), folder + "/control.bin"
        with open(path, "wb") as file:
            while size > 0:
                size -= file.write(b"x" * min(size, 1 << 20))
        os.remove(path)
