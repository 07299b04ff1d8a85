"""N01  Looks for any way out: addresses for documentation, names, its own interfaces.
EXPECT wrong crashed timed-out
"""
import os
import socket

import armed


def attack():
    armed.ran("N01")
    with open("/proc/net/dev") as file:
        for line in file.read().split("\n")[2:]:
            name = line.partition(":")[0].strip()
            if name not in ("", "lo") and not line.split()[1:2] == ["0"]:
                armed.say("ALLOWED interface " + name)
    with open("/proc/net/route") as file:
        if len(file.read().strip().split("\n")) > 1:
            armed.say("ALLOWED route")
    for address in ("192.0.2.1", "198.51.100.7", "203.0.113.9", "8.8.8.8", "172.17.0.1"):
        for port in (53, 80, 443, 20101):
            armed.probe(f"tcp {address}:{port}", lambda: armed.connects((address, port), 0.05))
            armed.probe(f"udp {address}:{port}", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", (address, port)))
