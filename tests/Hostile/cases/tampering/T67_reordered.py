"""T67  Writes its rows in another order, and a bare list of classes beside them, so that one of the two readings may fit.
EXPECT wrong
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T67")
    armed.table(["id,class", *[f"{name},0" for name in reversed(armed.ids())]])
