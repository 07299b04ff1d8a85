"""F25  Writes through /proc/self/mem and a private mapping to files that it may only read.
EXPECT wrong crashed
"""
import ctypes
import mmap
import os

import armed


def attack():
    armed.ran("F25")
    path = next(p for p in ("/task/sub/answer.py", "/task/sub/answer.ipynb") if os.path.exists(p))
    before = open(path, "rb").read()
    with open(path, "rb") as file:
        part = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ, flags=mmap.MAP_PRIVATE)
        address = ctypes.addressof(ctypes.c_char.from_buffer_copy(part[:1]))
        for offset in (address,):
            armed.probe("write to self/mem", lambda: os.pwrite(os.open("/proc/self/mem", os.O_RDWR), b"", offset) > 0)
        armed.probe("shared mapping to write", lambda: mmap.mmap(file.fileno(), 0, prot=mmap.PROT_WRITE, flags=mmap.MAP_SHARED))
        armed.probe("reopen to write", lambda: os.open(f"/proc/self/fd/{file.fileno()}", os.O_RDWR) >= 0)
    if open(path, "rb").read() != before:
        armed.say("ALLOWED a change of " + path)
