"""N05  Sockets that see or make whole packets.
EXPECT wrong crashed
"""
import socket

import armed


def attack():
    armed.ran("N05")
    for name, arguments in {"packet": (17, socket.SOCK_RAW, 3), "netlink route": (16, socket.SOCK_RAW, 0), "netlink audit": (16, socket.SOCK_RAW, 9), "netlink uevent": (16, socket.SOCK_DGRAM, 15),
                            "icmp": (socket.AF_INET, socket.SOCK_RAW, 1), "icmp6": (socket.AF_INET6, socket.SOCK_RAW, 58), "vsock": (40, socket.SOCK_STREAM, 0)}.items():
        armed.probe(name, lambda: socket.socket(*arguments))
