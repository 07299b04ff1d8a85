"""C06  An honest submission that prints 90 % of what is kept, half of it on each stream.
EXPECT full
WAY predictions
"""
import os

import armed


def attack():
    armed.ran("C06")
    line = b"epoch 7: loss 0.1234\n"
    for stream in (1, 2):
        for _ in range(int(0.45 * 65536) // len(line)):
            os.write(stream, line)
