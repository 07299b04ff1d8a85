"""Answers at every address and port that a case asks for: all addresses become the container's own, so nothing leaves it."""
import fcntl
import os
import socket
import struct
import threading
import time

PORTS = (22, 53, 80, 443, 2375, 2376, 5432, 6379, 8080, 9200, 11434, 20101, 20102)
NAMES = ("6c6162656c73.example.org", "localhost.example.net", "registry.npmjs.org", "host.docker.internal", "pypi.org", "yann.lecun.com", "huggingface.co", "api.example-model.org")
ABSTRACT = ("/containerd-shim/moby", "/tmp/.X11-unix/X0", "/org/kernel/linux/storage/multipathd", "hostile-canary")
PATHS = ("/run/docker.sock", "/run/containerd/containerd.sock", "/run/podman/podman.sock", "/run/crio/crio.sock", "/run/systemd/private", "/run/dbus/system_bus_socket", "/run/postgresql/.s.PGSQL.5432")
SET_ADDRESS, SET_MASK, SET_ADDRESS_6 = 0x8916, 0x891C, 0x8916
HELD = []


def start():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.sendto(b"x", ("172.17.0.1", 9))  # so that its interface has something to count
    time.sleep(0.2)
    for label, address, mask in (("lo:1", "8.8.8.8", "248.0.0.0"), ("lo:2", "100.100.100.200", "192.0.0.0"), ("lo:3", "192.0.2.1", "128.0.0.0"), ("lo:4", "172.17.0.1", "255.255.255.255")):
        own_address(label, address, mask)
    own_address_6("fd00:ec2::254")
    with open("/etc/hosts", "a") as hosts:
        hosts.writelines(f"127.0.0.1 {name}\n" for name in NAMES)
    os.environ.update(ftp_proxy="http://127.0.0.1:80", DOCKER_HOST="unix:///run/docker.sock")
    for port in PORTS:
        for family, address in ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")):
            listen(family, (address, port))
    for name in ABSTRACT:
        listen(socket.AF_UNIX, "\0" + name)
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
        HELD.append(socket.socket(socket.AF_UNIX, kind))
        HELD[-1].bind("\0hostile-listener")
        if kind != socket.SOCK_DGRAM:
            HELD[-1].listen()
    for path in PATHS:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        listen(socket.AF_UNIX, path)
    threading.Thread(target=answer_names, daemon=True).start()
    threading.Thread(target=visit, daemon=True).start()


def own_address(label, address, mask):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        for order, value in ((SET_ADDRESS, address), (SET_MASK, mask)):
            fcntl.ioctl(any_socket, order, struct.pack("16sHH4s8x", label.encode(), socket.AF_INET, 0, socket.inet_aton(value)))


def own_address_6(address):
    for name in ("all", "lo"):
        with open(f"/proc/sys/net/ipv6/conf/{name}/disable_ipv6", "w") as file:
            file.write("0")
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SET_ADDRESS_6, struct.pack("16sII", socket.inet_pton(socket.AF_INET6, address), 128, socket.if_nametoindex("lo")))


def listen(family, address):
    server = socket.socket(family)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if family == socket.AF_INET6:
        server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    server.bind(address)
    server.listen(64)
    threading.Thread(target=accept, args=(server,), daemon=True).start()


def accept(server):
    while True:
        threading.Thread(target=answer, args=(server.accept()[0],), daemon=True).start()


def answer(client):
    """What a web server would say, to who asks anything."""
    try:
        client.settimeout(1)
        if client.recv(4096):
            client.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx")
    except OSError:
        pass
    client.close()


def answer_names():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.bind(("0.0.0.0", 53))
        while True:
            udp.sendto(*udp.recvfrom(512))


def visit():
    """Calls on whoever waits at a port that nobody chose."""
    while True:
        for family, address, table in ((socket.AF_INET, "127.0.0.1", "tcp"), (socket.AF_INET6, "::1", "tcp6")):
            with open("/proc/net/" + table) as file:
                ports = [int(line.split()[1].rpartition(":")[2], 16) for line in file.read().split("\n")[1:-1] if line.split()[3] == "0A"]
            for port in ports:
                if port > 30000:
                    with socket.socket(family) as tcp:
                        tcp.settimeout(0.1)
                        tcp.connect_ex((address, port))
        time.sleep(0.05)
