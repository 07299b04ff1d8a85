"""C02  An honest submission that takes 90 % of its time on the clock.
EXPECT full
WAY predictions
ONLY
"""
import os
import time

import armed


def attack():
    armed.ran("C02")
    with open("/proc/1/stat") as file:
        started = int(file.read().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
    limit = float(open("/proc/1/cmdline", "rb").read().split(b"\0")[4])
    time.sleep(max(0.0, started + 0.9 * limit - time.clock_gettime(time.CLOCK_BOOTTIME)))
