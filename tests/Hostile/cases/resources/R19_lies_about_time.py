"""R19  Stops every clock that Python has, then works for longer than it may.
EXPECT cpu timed-out crashed
WAY metric
"""
import signal
import time

import armed


def attack():
    armed.ran("R19")
    for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time", "monotonic_ns", "time_ns", "perf_counter_ns"):
        setattr(time, name, lambda: 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.alarm(0)
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    armed.say("took 0.001 s")
    while True:
        pass
