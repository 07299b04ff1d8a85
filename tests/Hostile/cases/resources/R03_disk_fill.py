"""R03  Fills every folder that it may write to, 2 GiB in each at most, and asks for 1 TiB without writing it.
EXPECT wrong crashed memory
WAY metric
"""
import os

import armed


def attack():
    armed.ran("R03")
    for folder in ("/task/out", "/task/work", "/tmp", "/dev/shm", "/var/tmp", "/run", "/run/lock", "/home", "/dev/mqueue", "/task/in", "/task/sub", "/"):
        written, path = 0, os.path.join(folder, "fill")
        try:
            with open(path, "wb", buffering=0) as file:
                while written < 2 << 30:
                    written += file.write(b"\xa5" * (1 << 20))
        except OSError:
            pass
        if written > 100 << 20:
            armed.say(f"ALLOWED {written} bytes in {folder}")
        try:
            os.remove(path)
        except OSError:
            pass
