"""C05  An honest submission that fills 90 % of each folder that it may write to, and cleans up.
EXPECT full
WAY predictions
"""
import os
import resource

import armed


def attack():
    armed.ran("C05")
    most = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    largest = int(0.9 * most) if most > 0 else 1 << 40
    for folder in ("/task/work", "/task/out", "/tmp", "/dev/shm"):
        room = os.statvfs(folder)
        size, written = int(0.9 * room.f_bavail * room.f_frsize), []
        while size > 0 and len(written) < 0.9 * room.f_favail:
            written.append(f"{folder}/control-{len(written)}.bin")
            size -= fill(written[-1], min(size, largest))
        for path in written:
            os.remove(path)


def fill(path, size):
    with open(path, "wb") as file:
        for begin in range(0, size, 1 << 18):
            file.write(b"x" * min(size - begin, 1 << 18))
    return size
