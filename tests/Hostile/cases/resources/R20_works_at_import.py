"""R20  Does its work in threads that it starts while it is imported, before anybody's clock seems to run.
EXPECT wrong cpu timed-out crashed
"""
import threading

import armed


class AtImport:
    armed.ran("R20")
    for number in range(4):
        threading.Thread(target=lambda: [None for _ in iter(int, 1)], daemon=True).start()


def attack():
    return None
