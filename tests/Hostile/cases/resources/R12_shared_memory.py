"""R12  Leaves segments of shared memory, semaphores and message queues behind, as the System V and POSIX calls make them.
EXPECT wrong crashed
"""
import ctypes

import armed


def attack():
    armed.ran("R12")
    libc = ctypes.CDLL(None, use_errno=True)
    for key in range(20):
        libc.shmget(0x5EED + key, 1 << 20, 0o1666)
        libc.semget(0x5EED + key, 4, 0o1666)
        libc.msgget(0x5EED + key, 0o1666)
    armed.call(240, b"left-behind", ctypes.c_long(0o102), ctypes.c_long(0o666), None)
    with open("/dev/shm/left-behind", "wb") as file:
        file.write(b"x" * (1 << 20))
