"""F05  Talks to the container engine.
EXPECT wrong crashed
"""
import os
import socket

import armed


def attack():
    armed.ran("F05")
    for path in ("/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock", "/run/podman/podman.sock", "/run/crio/crio.sock", "/run/systemd/private",
                 "/run/dbus/system_bus_socket", "/var/run/postgresql/.s.PGSQL.5432"):
        armed.probe(path, lambda: os.path.exists(path))
        armed.probe("connect " + path, lambda: socket.socket(socket.AF_UNIX).connect(path) is None)
    armed.probe("DOCKER_HOST", lambda: "DOCKER_HOST" in os.environ)
