"""F33  Sets limits for the first process of the box and for the driver, so that the kernel ends them for it: a processor time of nothing, no open files, no memory.
EXPECT crashed wrong bad-output
WAY metric
"""
import os
import resource

import armed


def attack():
    armed.ran("F33")
    for process in (1, os.getppid()):
        for limit in (resource.RLIMIT_NOFILE, resource.RLIMIT_AS, resource.RLIMIT_DATA, resource.RLIMIT_STACK, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU):
            if process > 1:
                resource_of_driver(process, limit)
            else:
                armed.probe(f"limit {limit} of the first process", lambda: resource.prlimit(process, limit, (0, 0)) is not None)


def resource_of_driver(process, limit):
    try:
        resource.prlimit(process, limit, (0, 0))
    except OSError:
        pass
