"""N04  Tries the machine's own services: database, caches, engine, this test's own listener, at every address that might be it.
EXPECT wrong crashed timed-out
WAY metric
"""
import armed


def attack():
    armed.ran("N04")
    for address in ("127.0.0.1", "172.17.0.1", "172.18.0.1", "10.0.2.2", "192.168.65.2", "::1"):
        for port in (22, 80, 443, 2375, 2376, 5432, 6379, 8080, 9200, 20101, 20102):
            armed.probe(f"service {address}:{port}", lambda: armed.connects((address, port), 0.02))
