"""R02  Takes memory and touches it until it is ended, 4 GiB at most.
EXPECT memory crashed
SAYS memory
"""
import armed


def attack():
    armed.ran("R02")
    held = []
    for _ in range(armed.most(4096)):
        held.append(bytearray(b"x" * (1 << 20)))
    armed.say("ALLOWED 4 GiB")
