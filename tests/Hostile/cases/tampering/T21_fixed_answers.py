"""T21  Gives the same typical answers whatever it is asked.
EXPECT wrong bad-output crashed
"""
import armed


def attack():
    armed.ran("T21")
    import numpy as np
    return np.full((4, 5), 0.5)
