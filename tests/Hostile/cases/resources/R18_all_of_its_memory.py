"""R18  Takes 99 % of its memory, touches it and keeps it for a second; harmful when many do so at the same moment.
EXPECT wrong memory crashed
"""
import time

import armed


def attack():
    armed.ran("R18")
    limit, used = armed.memory()
    held = bytearray(b"x") * (int(0.99 * limit) - used)
    time.sleep(1)
    armed.say(f"USED {len(held)}")
