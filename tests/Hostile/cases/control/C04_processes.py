"""C04  An honest submission with 90 % of the processes that it may have.
EXPECT full
WAY predictions
"""
import os
import signal

import armed


def attack():
    armed.ran("C04")
    limit, running = armed.processes()
    children = []
    for _ in range(int(0.9 * limit) - running):
        children.append(os.fork())
        if not children[-1]:
            signal.pause()
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    armed.say(f"USED {len(children) + running} of {limit}")
