"""F16  Writes to the channel of the box's first process: through its files, its memory, its terminal, and by tracing it.
EXPECT wrong crashed bad-output
WAY metric
ALL
"""
import ctypes
import os

import armed


def attack():
    armed.ran("F16")
    frame = b"\x06" + len(b"reason=exit").to_bytes(4, "little") + b"reason=exit"
    for number in range(10):
        armed.probe("write to a file of the watcher", lambda: os.write(os.open(f"/proc/1/fd/{number}", os.O_WRONLY), frame))
    armed.probe("memory of the watcher", lambda: os.open("/proc/1/mem", os.O_RDWR) >= 0)
    armed.probe("maps of the watcher", lambda: open("/proc/1/maps").read())
    for request in (16, 0x4206):
        armed.probe(f"ptrace {request}", lambda: armed.in_child(lambda: armed.call(101, ctypes.c_long(request), ctypes.c_long(1), ctypes.c_long(0), ctypes.c_long(0))))
    armed.probe("pidfd_getfd", lambda: armed.call(438, ctypes.c_long(os.pidfd_open(1)), ctypes.c_long(1), ctypes.c_long(0)))
    armed.probe("terminal", lambda: os.open("/dev/tty", os.O_RDWR) >= 0)
