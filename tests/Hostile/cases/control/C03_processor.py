"""C03  An honest submission that uses 90 % of its processor time.
EXPECT full
WAY predictions
ONLY
"""
import time

import armed


def used():
    for path, divisor in (("/sys/fs/cgroup/cpu.stat", 1e6), ("/sys/fs/cgroup/cpuacct/cpuacct.usage", 1e9), ("/sys/fs/cgroup/cpu,cpuacct/cpuacct.usage", 1e9)):
        try:
            with open(path) as file:
                return int(file.read().replace("usage_usec", "").split()[0]) / divisor
        except OSError:
            pass
    return time.process_time()


def attack():
    armed.ran("C03")
    limit = float(open("/proc/1/cmdline", "rb").read().split(b"\0")[5])
    while used() < 0.9 * limit - 0.15:
        sum(range(10000))
