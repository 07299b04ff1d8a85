"""F32  Opens files by the number that the file system gave them, from outside of what it may see.
EXPECT wrong crashed
"""
import ctypes
import os

import armed


def attack():
    armed.ran("F32")
    handle = (ctypes.c_uint32 * 34)(128, 0)
    mount = ctypes.c_int()
    armed.probe("name_to_handle_at", lambda: armed.call(303, ctypes.c_long(-100), b"/task/sub", ctypes.byref(handle), ctypes.byref(mount), ctypes.c_long(0))
                and armed.call(304, ctypes.c_long(-100), ctypes.byref(handle), ctypes.c_long(0)))
    mounted = [os.open(path, os.O_RDONLY) for path in ("/etc/hosts", "/task/sub")]  # lent by the machine: they lead to the file system that they lie on
    armed.probe("the root of the machine's files", lambda: any(opens(file, inode) for file in mounted for inode in (2, 64, 96, 128)))


def opens(mounted, inode):
    handle = (ctypes.c_uint32 * 4)(8, 1, inode, 0)
    return armed.call(304, ctypes.c_long(mounted), ctypes.byref(handle), ctypes.c_long(0))
