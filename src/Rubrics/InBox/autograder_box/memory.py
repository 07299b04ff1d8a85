"""Lets Python refuse an array that the box has no room for, with words, instead of being killed in the middle of it."""
import resource
import threading

LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
SHARE = 0.9
LEAST, MOST = 64 << 20, 1 << 50
STACK = 2 << 20


def limit():
    """Sets the most private memory of this process to a share of the box's, where the box says how much it has.

    What is set aside for the stack of a thread counts as used, so threads of Python's own get no more than they need.
    """
    for path in LIMITS:
        try:
            with open(path, encoding="ascii") as file:
                most = int(file.read())
        except (OSError, ValueError):
            continue
        if LEAST < most < MOST:
            most = int(most * SHARE)
            hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
            threading.stack_size(STACK)
            resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        return
