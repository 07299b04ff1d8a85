"""R17  Writes and waits for the disk, and reads files of the image all over, for two seconds.
EXPECT wrong cpu timed-out crashed
"""
import os
import time

import armed


def attack():
    armed.ran("R17")
    end = time.monotonic() + 1.5
    file = os.open("/task/work/sync", os.O_RDWR | os.O_CREAT)
    while time.monotonic() < end:
        os.pwrite(file, b"x" * 4096, 0)
        os.fsync(file)
    end = time.monotonic() + 0.5
    for folder, _, names in os.walk("/usr/lib"):
        for name in names:
            if time.monotonic() > end:
                return
            try:
                with open(os.path.join(folder, name), "rb") as found:
                    found.read(1 << 20)
            except OSError:
                pass
