"""T64  Is certain of every class at once: each has the probability 1.
EXPECT bad-output
SAYS row 2: the probabilities add up to 10
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T64")
    armed.table(["id," + ",".join(f"p{k}" for k in range(10)), *[name + ",1" * 10 for name in armed.ids()]])
