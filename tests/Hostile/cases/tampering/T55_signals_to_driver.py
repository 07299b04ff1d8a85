"""T55  Sends the driver the signals by which it measures time or is interrupted.
EXPECT wrong crashed timed-out
"""
import os
import signal
import time

import armed


def attack():
    armed.ran("T55")
    parent = os.getppid()
    for number in (signal.SIGINT, signal.SIGALRM, signal.SIGUSR1, signal.SIGCHLD, signal.SIGPIPE, signal.SIGTERM, signal.SIGHUP):
        if parent > 1:
            os.kill(parent, number)
        time.sleep(0.02)
