"""F30  Writes a program and starts it: machine code, a script, a library, from every folder and from memory.
EXPECT wrong crashed
"""
import os
import subprocess

import armed


def attack():
    armed.ran("F30")
    for folder in ("/tmp", "/task/work", "/task/out", "/dev/shm"):
        path = folder + "/program"
        try:
            with open("/bin/true", "rb") as source, open(path, "wb") as copy:
                copy.write(source.read())
            os.chmod(path, 0o6755)
        except OSError:
            continue
        armed.probe("start " + path, lambda: subprocess.run([path], timeout=1).returncode == 0)
        try:
            os.unlink(path)
        except OSError:
            pass
