"""T10  Gives back an array whose class lies about its shape, its type and what it holds.
EXPECT bad-output wrong crashed
"""
import armed


def attack():
    armed.ran("T10")
    import numpy as np

    class Liar(np.ndarray):
        shape = property(lambda self: (4, 5))
        dtype = property(lambda self: np.dtype("float64"))

        def astype(self, *_, **__):
            return self

        def __array_ufunc__(self, *_, **__):
            return True

        def __array_function__(self, *_, **__):
            return True

        def tobytes(self, *_):
            return b"x" * (1 << 20)

    return np.zeros((4, 5)).view(Liar)
