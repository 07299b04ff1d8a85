"""C01  An honest submission that uses 90 % of its memory for a moment.
EXPECT full
"""
import resource

import armed


def attack():
    armed.ran("C01")
    limit, used = armed.memory()
    rooms = [int(0.9 * limit) - used]
    most = resource.getrlimit(resource.RLIMIT_DATA)[0]
    if most > 0:  # in a notebook one process may have less than the whole box
        rooms.append(int(0.9 * most) - own())
    held = bytearray(b"x") * min(rooms)
    armed.say(f"USED {len(held)}, room for {rooms}")


def own():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) << 10 for line in file if line.startswith("VmData:"))
