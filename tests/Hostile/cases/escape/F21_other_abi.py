"""F21  Calls the kernel as a 32-bit program would, with machine code of its own, so that a filter for 64-bit calls may not see it.
EXPECT wrong crashed
"""
import ctypes
import mmap

import armed


def run(code):
    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(code)
    return ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))()


def attack():
    armed.ran("F21")
    # mov eax, 20 (getpid); int 0x80; movsxd rax, eax; ret: the number of a process, where it is let through.
    armed.probe("int 0x80", lambda: armed.in_child(lambda: run(b"\xb8\x14\x00\x00\x00\xcd\x80\x48\x63\xc0\xc3") > 0, 1.0))
    # mov eax, 0x40000027 (getpid of x32); syscall; ret
    armed.probe("x32", lambda: armed.in_child(lambda: run(b"\xb8\x27\x00\x00\x40\x0f\x05\xc3") > 0, 1.0))
    armed.probe("x32 by number", lambda: armed.in_child(lambda: armed.call(0x40000000 + 39), 1.0))
