"""Runs every case that can say ALLOWED or LEAK in a box that refuses it nothing, to show that it does say so: weak.py CASE…
For a container that was made for this and is thrown away after it. Each case runs in namespaces of its own, in every world that worlds.py has
for it; a line of what came of it begins with the case and the world."""
import ctypes
import importlib.util
import os
import resource
import signal
import sys
import time
import traceback

sys.path[:0] = ["/hostile/cases", "/hostile/weak"]
import armed
import services
import worlds

NEWNS, NEWUTS, NEWIPC, NEWPID = 0x20000, 0x4000000, 0x8000000, 0x20000000
SECONDS = 8
LARGEST_FILE = 110 << 20
libc = ctypes.CDLL(None, use_errno=True)
refuse = armed.probe


def main(paths):
    if not os.path.exists("/.dockerenv"):
        sys.exit("This is for a container that nothing else is in.")
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    armed.ran, armed.probe, armed.most = lambda name: armed.say("RAN"), probe, lambda number: -(-number // 256)
    worlds.prepare()
    services.start()
    for path in paths:
        name = path.split("/")[-2 if path.endswith("/case.py") else -1][:3]
        for world in worlds.OF.get(name, [worlds.plain]):
            began = time.monotonic()
            for line in sorted(set(said(path, world).split("\n"))):
                print(f"{name}/{world.__name__} {line}")
            print(f"{name}/{world.__name__} TOOK {time.monotonic() - began:.1f}", flush=True)


def probe(name, action):
    """Says what is tried, and why it did not come about."""
    armed.say("TRIED " + name)

    def told():
        ctypes.set_errno(0)
        try:
            found = action()
        except BaseException as error:
            armed.say(f"REFUSED {name}: {type(error).__name__} {error}")
            raise
        if not found:
            armed.say(f"REFUSED {name}: nothing")
        return found
    refuse(name, told)


def said(path, world):
    """All that a case says, its children included, until its namespace has ended."""
    reader, writer = os.pipe()
    first = os.fork()
    if not first:
        os.dup2(writer, 2)
        libc.unshare(NEWNS | NEWUTS | NEWIPC | NEWPID)
        watcher = os.fork()
        if not watcher:
            watch(path, world)
        end = time.monotonic() + SECONDS + 1
        while not os.waitpid(watcher, os.WNOHANG)[0]:
            os.kill(watcher, signal.SIGCONT if time.monotonic() < end else signal.SIGKILL)  # who traces it stops it
            time.sleep(0.005)
        os._exit(0)
    os.close(writer)
    text = b""
    while part := os.read(reader, 1 << 16):
        text += part
    os.close(reader)
    os.waitpid(first, 0)
    return text.decode("utf-8", "replace")


def watch(path, world):
    """The first process of a namespace: when it ends, so does everything in it."""
    null = os.open("/dev/null", os.O_RDWR)
    for number in (0, 1, *range(3, 10)):
        os.dup2(null, number)
    worlds.furnish()
    driver = os.fork()
    if not driver:
        child = os.fork()
        if not child:
            attack(path, world)
        os.waitpid(child, 0)
        os._exit(0)
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and not os.waitpid(driver, os.WNOHANG)[0]:
        time.sleep(0.005)
    os._exit(0)


def attack(path, world):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        spec = importlib.util.spec_from_file_location("case", path)
        case = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(case)
        world(case.attack)
    except BaseException:
        armed.say("FAILED " + " | ".join(traceback.format_exc().strip().split("\n")[-3:]))
    os._exit(0)


main(sys.argv[1:])
