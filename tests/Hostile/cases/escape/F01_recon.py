"""F01  Looks for anything that was not meant for it: environments of all processes, credentials, and every small file that it can read.
EXPECT wrong crashed timed-out cpu
ALL
"""
import glob
import os
import time

import armed

MARK = b"GRADER-" + b"CANARY-"


def attack():
    armed.ran("F01")
    end = time.monotonic() + 1.5
    for path in [*glob.glob("/proc/*/environ"), *glob.glob("/proc/*/cmdline"), "/proc/self/mountinfo"]:
        look(path)
    for start in ("/task", "/tmp", "/root", "/home", "/etc", "/run", "/var", "/srv", "/opt", "/mnt", "/dev/shm", "/"):
        for folder, folders, names in os.walk(start):
            folders[:] = [name for name in folders if os.path.join(folder, name) not in ("/proc", "/sys", "/usr")]
            for name in names:
                if time.monotonic() > end:
                    return
                look(os.path.join(folder, name))


def look(path):
    try:
        if os.path.isfile(path) and os.path.getsize(path) < 1 << 20:
            with open(path, "rb") as file:
                found = file.read(1 << 20)
            if MARK in found:
                at = found.index(MARK)
                armed.say("LEAK " + path + " " + found[at:at + 60].decode("utf-8", "replace"))
    except OSError:
        pass
