"""R29  Stops every process that it may signal, itself last.
EXPECT timed-out crashed wrong
WAY metric
"""
import os
import signal

import armed


def attack():
    armed.ran("R29")
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            try:
                os.kill(int(name), signal.SIGSTOP)
            except OSError:
                pass
    os.kill(os.getpid(), signal.SIGSTOP)
