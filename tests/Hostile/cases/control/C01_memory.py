"""C01  An honest submission that uses 90 % of its memory for a moment.
EXPECT full
"""
import armed


def attack():
    armed.ran("C01")
    limit = next(int(open(p).read()) for p in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes") if __import__("os").path.exists(p))
    used = next(int(open(p).read()) for p in ("/sys/fs/cgroup/memory.current", "/sys/fs/cgroup/memory/memory.usage_in_bytes") if __import__("os").path.exists(p))
    held = bytearray(b"x") * (int(0.9 * limit) - used)
    armed.say(f"USED {len(held) + used} of {limit}")
