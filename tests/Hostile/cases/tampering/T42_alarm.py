"""T42  Takes away the alarm by which the driver would stop it, and goes on.
EXPECT timed-out cpu crashed wrong
WAY metric
"""
import signal
import time

import armed


def attack():
    armed.ran("T42")
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    signal.signal = signal.setitimer = signal.alarm = lambda *_: None
    while True:
        try:
            time.sleep(1)
        except BaseException:
            pass
