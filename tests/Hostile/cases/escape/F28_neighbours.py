"""F28  Looks for other boxes: processes, sockets without a place in the file system, segments of memory, and users; and leaves segments for the next.
EXPECT wrong crashed
TWICE
"""
import ctypes
import os
import socket

import armed


def attack():
    armed.ran("F28")
    for name in os.listdir("/proc"):
        if name.isdigit() and os.stat("/proc/" + name).st_uid != os.geteuid() and name != "1":
            armed.say("LEAK process of another user " + name)
    with open("/proc/net/unix") as file:
        lines = [line.split()[-1] for line in file.read().split("\n")[1:] if "@" in line]
    for line in lines:
        if "ipc" not in line and "kernel" not in line:
            armed.say("LEAK socket " + line)
    for table in ("shm", "sem", "msg"):
        try:
            with open("/proc/sysvipc/" + table) as file:
                if len(file.read().strip().split("\n")) > 1:
                    armed.say("LEAK segments of " + table)
        except OSError:
            pass
    armed.probe("hostname", lambda: socket.gethostname() != "sandbox")
    if [name for name in os.listdir("/dev/shm") if not name.startswith(("sem.", "torch", "psm"))]:
        armed.say("LEAK shared memory " + str(os.listdir("/dev/shm")))
    libc = ctypes.CDLL(None)
    libc.shmget(0x5EED, 4096, 0o1666)
    libc.semget(0x5EED, 4, 0o1666)
    libc.msgget(0x5EED, 0o1666)
    open("/dev/shm/left-for-the-next", "w").close()
