"""R06  Keeps every core busy in several processes and hears no signal that can be ignored.
EXPECT cpu timed-out crashed
"""
import os
import signal
import time

import armed


def attack():
    armed.ran("R06")
    for number in range(1, 32):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 64))
    for _ in range(3):
        os.fork()
    end = time.monotonic() + 60
    while time.monotonic() < end:
        pass
