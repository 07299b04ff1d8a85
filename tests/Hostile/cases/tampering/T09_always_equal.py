"""T09  Gives back objects that are equal to everything.
EXPECT bad-output wrong crashed
ALL
"""
import armed


class Everything(float):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __array__(self, *_, **__):
        return self

    def __getattr__(self, name):
        return lambda *_, **__: self

    def __sub__(self, other):
        return 0.0

    __rsub__ = __abs__ = __sub__
    __hash__ = None


def attack():
    armed.ran("T09")
    return Everything(1.0)
