"""T35  Gives back objects of a class that answers every question about itself with a lie, or with an error.
EXPECT bad-output crashed wrong
"""
import armed


class Meta(type):
    def __instancecheck__(cls, instance):
        return True

    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(float)


class Chameleon(metaclass=Meta):
    @property
    def __class__(self):
        import numpy
        return numpy.ndarray

    def __getattribute__(self, name):
        if name in ("dtype", "shape", "size", "astype"):
            raise SystemExit(0)
        return object.__getattribute__(self, name)


def attack():
    armed.ran("T35")
    return Chameleon()
