"""R34  Lines of processes each of which makes the next and ends, so that the first process of the box always has dead to collect; all of them use the processor.
EXPECT cpu timed-out
WAY metric
"""
import os

import armed


def attack():
    armed.ran("R34")
    for _ in range(12):
        if forked() == 0:
            os.setsid()
            while True:
                if forked():
                    os._exit(0)
    while True:
        pass


def forked():
    """As os.fork(); refused where the box is full of the dead, it is no reason to stop."""
    try:
        return os.fork()
    except OSError:
        return None
