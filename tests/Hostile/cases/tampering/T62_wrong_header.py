"""T62  Leaves the first row out, so that another row may be taken for it.
EXPECT bad-output
SAYS row 1: the first row is
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T62")
    armed.table(f"{name},0" for name in armed.ids())
