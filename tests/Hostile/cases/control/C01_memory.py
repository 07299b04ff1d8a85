"""C01  An honest submission that uses 90 % of its memory for a moment.
EXPECT full
"""
import resource

import armed

LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
USED = ("/sys/fs/cgroup/memory.current", "/sys/fs/cgroup/memory/memory.usage_in_bytes")


def attack():
    armed.ran("C01")
    rooms = [int(0.9 * number(LIMITS)) - number(USED)]
    most = resource.getrlimit(resource.RLIMIT_DATA)[0]
    if most > 0:  # in a notebook one process may have less than the whole box
        rooms.append(int(0.9 * most) - own())
    held = bytearray(b"x") * min(rooms)
    armed.say(f"USED {len(held)}, room for {rooms}")


def number(paths):
    for path in paths:
        try:
            with open(path) as file:
                return int(file.read())
        except OSError:
            pass
    raise OSError("no control group says how much memory there is")


def own():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) << 10 for line in file if line.startswith("VmData:"))
