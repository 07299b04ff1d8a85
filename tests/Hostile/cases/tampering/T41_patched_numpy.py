"""T41  Replaces parts of NumPy when it is imported, so that whatever is computed with it comes out as it likes.
EXPECT wrong crashed bad-output
WAY metric
"""
import armed


def attack():
    armed.ran("T41")
    import numpy as np
    zeros = np.zeros
    np.argmax = lambda values, axis=None: zeros(values.shape[1 - (axis or 0)] if values.ndim > 1 else 1, dtype=int)
    np.asarray = np.array = np.ascontiguousarray = lambda value, *_, **__: zeros((3, 3))
    np.float64 = np.float32 = np.int64 = bytes
    np.frombuffer = lambda *_, **__: zeros(4)
    np.isfinite = np.all = lambda *_, **__: True
