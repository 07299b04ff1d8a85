"""F35  Crashes so that a program outside, which the machine names for dumps and runs as its administrator, reads what the crash left.
EXPECT crashed wrong
"""
import os
import resource
import signal

import armed


def attack():
    armed.ran("F35")
    armed.probe("a dump by a program outside", lambda: resource.getrlimit(resource.RLIMIT_CORE)[0] != 1)
    armed.probe("a dump after all", set_limit)
    for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGQUIT):
        child = os.fork()
        if not child:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
        os.waitpid(child, 0)


def set_limit():
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except ValueError:  # what Python makes of a refusal
        return False
    return True
