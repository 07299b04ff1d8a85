"""F30  Starts a program and loads a library of its own from every folder, where none may start, and from memory, where they get no rights that it did not have.
EXPECT wrong crashed
"""
import ctypes
import os
import subprocess

import armed

RIGHTS = {"CapInh": 0, "CapPrm": 0, "CapEff": 0, "CapBnd": 0, "CapAmb": 0, "NoNewPrivs": 1, "Seccomp": 2}


def attack():
    armed.ran("F30")
    with open("/proc/self/maps") as file:
        library = next(line.split()[-1] for line in file if ".so" in line)
    for folder in ("/tmp", "/task/work", "/task/out", "/dev/shm"):
        for name, source, start in (("program", "/bin/true", lambda path: subprocess.run([path], timeout=1).returncode == 0), ("library", library, ctypes.CDLL)):
            path = f"{folder}/{name}"
            try:
                copy(source, os.open(path, os.O_WRONLY | os.O_CREAT, 0o700))
            except OSError:
                continue
            armed.probe("start " + path, lambda: start(path))
            os.unlink(path)
    try:
        ctypes.CDLL(f"/proc/self/fd/{in_memory(library)}")
        armed.say("USED a library from memory")
        said = subprocess.run([f"/proc/self/fd/{in_memory('/bin/cat')}", "/proc/self/status"], capture_output=True, text=True, timeout=1, close_fds=False).stdout
        armed.say(f"USED a program from memory, which said {len(said)} characters")
    except OSError:
        return  # not even that
    armed.probe("more rights for a program from memory", lambda: more(said))


def copy(source, file):
    with open(source, "rb") as read, open(file, "wb") as write:
        write.write(read.read())
        os.fchmod(write.fileno(), 0o6755)


def in_memory(source):
    """A file without a place, executable and with the marks of a program that runs with the rights of its owner."""
    file = os.memfd_create("own", 0)
    copy(source, os.dup(file))
    os.set_inheritable(file, True)
    return file


def more(status):
    found = dict(line.split(":", 1) for line in status.split("\n") if ":" in line)
    users = {int(user) for name in ("Uid", "Gid") for user in found[name].split()}
    return users != {os.getuid()} or any(int(found[name], 16) != value for name, value in RIGHTS.items())
