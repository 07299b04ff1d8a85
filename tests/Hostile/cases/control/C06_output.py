"""C06  An honest submission that prints 90 % of what is kept, on each stream.
EXPECT full
WAY predictions
"""
import os

import armed


def attack():
    armed.ran("C06")
    line, kept = b"epoch 7: loss 0.1234\n", float(open("/proc/1/cmdline", "rb").read().split(b"\0")[7])
    for stream in (1, 2):
        for _ in range(int(0.9 * kept) // len(line)):
            os.write(stream, line)
