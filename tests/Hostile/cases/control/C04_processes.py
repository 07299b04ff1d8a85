"""C04  An honest submission with 90 % of the processes that it may have.
EXPECT full
WAY predictions
"""
import os
import signal

import armed


def attack():
    armed.ran("C04")
    limit = next(int(open(p).read()) for p in ("/sys/fs/cgroup/pids.max", "/sys/fs/cgroup/pids/pids.max") if os.path.exists(p))
    running = next(int(open(p).read()) for p in ("/sys/fs/cgroup/pids.current", "/sys/fs/cgroup/pids/pids.current") if os.path.exists(p))
    children = []
    for _ in range(int(0.9 * limit) - running):
        children.append(os.fork())
        if not children[-1]:
            signal.pause()
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    armed.say(f"USED {len(children) + running} of {limit}")
