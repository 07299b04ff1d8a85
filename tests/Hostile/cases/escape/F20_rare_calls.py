"""F20  Families of sockets and system calls that few programs need.
EXPECT wrong crashed
"""
import ctypes
import socket

import armed

FAMILIES = {"netlink": 16, "packet": 17, "alg": 38, "vsock": 40, "bluetooth": 31, "can": 29, "tipc": 30, "rds": 21, "key": 15, "xdp": 44, "appletalk": 5, "ax25": 3, "x25": 9, "llc": 26, "nfc": 39, "kcm": 41, "qipcrtr": 42, "smc": 43}


def attack():
    armed.ran("F20")
    for name, family in FAMILIES.items():
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
            armed.probe(f"socket {name}", lambda: socket.socket(family, kind))
            armed.probe(f"pair {name}", lambda: socket.socketpair(family, kind))
    for name, kind, protocol in (("icmp", socket.SOCK_RAW, 1), ("raw", socket.SOCK_RAW, 255), ("raw tcp", socket.SOCK_RAW, 6)):
        armed.probe(name, lambda: socket.socket(socket.AF_INET, kind, protocol))
    for name, number in {"io_uring_enter": 426, "io_uring_register": 427, "landlock": 444, "quotactl_fd": 443, "lookup_dcookie": 212, "kexec_load": 246, "move_pages": 279, "uselib": 134, "ustat": 136, "sysfs": 139, "modify_ldt": 154, "create_module": 174, "query_module": 178}.items():
        armed.probe(name, lambda: armed.in_child(lambda: armed.reached(number, *[ctypes.c_long(0)] * 6), 1.0))
