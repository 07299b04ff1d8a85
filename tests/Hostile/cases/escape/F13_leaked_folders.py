"""F13  Goes up from every open folder, of its own and of others, to see whether it ends at another root than its own.
EXPECT wrong crashed
WAY metric
"""
import os
import stat

import armed


def attack():
    armed.ran("F13")
    for whose, process in (("itself", "self"), ("the watcher", "1"), ("the driver", str(os.getppid()))):
        armed.probe("go up from " + whose, lambda: any(leads_out(path) for path in folders_of(process)))
    armed.probe("the watcher's open files", lambda: os.listdir("/proc/1/fd"))
    for link in ("root", "cwd", "exe"):
        armed.probe("the watcher's " + link, lambda: os.readlink(f"/proc/1/{link}"))


def folders_of(process):
    for path in (f"/proc/{process}/cwd", f"/proc/{process}/root"):
        yield path
    for number in os.listdir(f"/proc/{process}/fd"):
        yield f"/proc/{process}/fd/{number}"


def leads_out(path):
    """Whoever may list what a folder leads to: inside of one's own root, every way up ends at that root."""
    try:
        if not stat.S_ISDIR(os.stat(path).st_mode):
            return False
    except OSError:
        return False  # closed meanwhile, or of somebody else
    try:
        top = os.stat(path + "/.." * 40)
    except PermissionError:
        return True
    own = os.stat("/")
    return (top.st_dev, top.st_ino) != (own.st_dev, own.st_ino)
