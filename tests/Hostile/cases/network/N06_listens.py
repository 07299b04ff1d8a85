"""N06  Waits for somebody to connect, and tells where.
EXPECT wrong crashed timed-out
WAY metric
"""
import socket

import armed


def attack():
    armed.ran("N06")
    for address in ("0.0.0.0", "::"):
        armed.probe("visitor by " + address, lambda: visited(address))


def visited(address):
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as server:
        server.bind((address, 0))
        server.listen(1)
        server.settimeout(0.5)
        return server.accept()
