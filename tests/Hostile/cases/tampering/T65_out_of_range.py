"""T65  Gives probabilities below 0 and above 1 that add up to 1 all the same.
EXPECT bad-output
SAYS row 2: '2' is no probability
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T65")
    armed.table(["id," + ",".join(f"p{k}" for k in range(10)), *[name + ",2,-1" + ",0" * 8 for name in armed.ids()]])
