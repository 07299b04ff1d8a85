"""F06  Raises its own limits, and asks the kernel to start a program outside when its group is empty.
EXPECT wrong crashed
"""
import glob
import os

import armed


def attack():
    armed.ran("F06")
    for pattern in ("memory.max", "*/memory.limit_in_bytes", "pids.max", "*/pids.max", "cgroup.procs", "*/cgroup.procs", "*/release_agent", "*/notify_on_release", "*/tasks", "cpu.max", "*/cpu.cfs_quota_us", "*/devices.allow"):
        for path in glob.glob("/sys/fs/cgroup/" + pattern):
            armed.probe("write " + path, lambda: os.open(path, os.O_WRONLY) >= 0)
    for folder in glob.glob("/sys/fs/cgroup/*") + ["/sys/fs/cgroup"]:
        if os.path.isdir(folder) and not os.path.islink(folder):
            armed.probe("group in " + folder, lambda: os.mkdir(folder + "/mine") is None)
