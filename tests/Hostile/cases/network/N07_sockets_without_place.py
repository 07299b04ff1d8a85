"""N07  Sockets of the abstract kind, which know no folders: those of the machine's own services.
EXPECT wrong crashed
"""
import socket

import armed


def attack():
    armed.ran("N07")
    for name in (b"\0/containerd-shim/moby", b"\0/tmp/.X11-unix/X0", b"\0/org/kernel/linux/storage/multipathd", b"\0hostile-canary"):
        armed.probe(f"abstract {name!r}", lambda: socket.socket(socket.AF_UNIX).connect(name) is None)
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
        armed.probe("answer", lambda: socket.socket(socket.AF_UNIX, kind).connect(b"\0hostile-listener") is None)
