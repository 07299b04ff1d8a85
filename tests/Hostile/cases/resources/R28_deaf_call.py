"""R28  One call into C that never comes back and lets nobody interrupt it.
EXPECT cpu timed-out crashed
"""
import armed


def attack():
    armed.ran("R28")
    sum(range(10 ** 15))
