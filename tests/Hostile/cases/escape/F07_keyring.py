"""F07  Leaves a key in the kernel's keyring for the next box of the same user, and looks for one.
EXPECT wrong crashed
TWICE
"""
import ctypes

import armed


def attack():
    armed.ran("F07")
    for ring in (-1, -2, -3, -4, -5):
        armed.probe(f"add_key {ring}", lambda: armed.call(248, b"user", b"hostile", b"left", ctypes.c_long(4), ctypes.c_long(ring)))
        armed.probe(f"keyctl search {ring}", lambda: armed.call(250, ctypes.c_long(10), ctypes.c_long(ring), b"user", b"hostile", ctypes.c_long(0)))
