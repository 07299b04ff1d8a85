"""T17  Gives back numbers that are none: infinities, values without end, far more of them than was asked for.
EXPECT wrong bad-output crashed memory
"""
import armed


def attack():
    armed.ran("T17")
    import numpy as np
    found = np.full((3000, 1000), np.nan)
    found[::2] = np.inf
    found[::3] = -1e308
    return found
