"""T18  Gives back memory that it has not written, in the hope that the right answer was there a moment ago.
EXPECT wrong bad-output crashed
"""
import armed


def attack():
    armed.ran("T18")
    import numpy as np
    for size in (20, 30, 547, 5470, 6144):
        held = [np.empty(size) for _ in range(50)]
        del held
    return np.empty((4, 5))
