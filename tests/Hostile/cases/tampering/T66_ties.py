"""T66  Holds all classes for equally likely, so that whoever looks for the likeliest may find the right one.
EXPECT wrong
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T66")
    armed.table(["id," + ",".join(f"p{k}" for k in range(10)), *[name + ",0.1" * 10 for name in armed.ids()]])
