"""F13  Goes up from every open file, of its own and of others, as far as it leads.
EXPECT wrong crashed
WAY metric
"""
import os

import armed


def attack():
    armed.ran("F13")
    for process in ("self", "1", str(os.getppid())):
        try:
            files = os.listdir(f"/proc/{process}/fd")
        except OSError:
            continue
        if process == "1":
            armed.say("ALLOWED the watcher's open files")
        for number in files:
            path = f"/proc/{process}/fd/{number}"
            for up in ("/..", "/../../../../../../var/lib/docker", "/../../../../../../root"):
                armed.probe("go up from " + path, lambda: "docker" in os.listdir(path + up) or os.path.exists(path + up + "/overlay2"))
    for link in ("root", "cwd", "exe"):
        armed.probe("the watcher's " + link, lambda: os.readlink(f"/proc/1/{link}"))
