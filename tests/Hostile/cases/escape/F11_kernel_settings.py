"""F11  Writes to the kernel's settings, and asks for others to be killed first.
EXPECT wrong crashed
"""
import os

import armed


def attack():
    armed.ran("F11")
    for path in ("/proc/sysrq-trigger", "/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe", "/proc/sys/vm/overcommit_memory", "/proc/sys/fs/binfmt_misc/register",
                 "/sys/kernel/uevent_helper", "/sys/kernel/mm/transparent_hugepage/enabled", "/proc/1/oom_score_adj", "/proc/1/mem", "/proc/1/clear_refs",
                 "/proc/sys/kernel/ns_last_pid", "/etc/passwd", "/etc/hosts", "/usr/bin/env", "/task/shim/shim.py"):
        armed.probe("write " + path, lambda: os.open(path, os.O_WRONLY) >= 0)
    for path, words in (("/proc/self/uid_map", b"0 0 1"), ("/proc/self/gid_map", b"0 0 1"), ("/proc/self/oom_score_adj", b"-1000")):
        armed.probe("write " + path, lambda: os.write(os.open(path, os.O_WRONLY), words))
    for path in ("/proc/kcore", "/proc/keys", "/proc/timer_list", "/proc/sched_debug", "/proc/1/environ", "/sys/firmware/dmi/tables/DMI"):
        armed.probe("read " + path, lambda: bool(open(path, "rb").read(16)))
