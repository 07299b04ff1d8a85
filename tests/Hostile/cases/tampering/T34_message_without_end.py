"""T34  Fails with an error that cannot be put into words: it hangs, grows or fails again when somebody asks what it is.
EXPECT crashed wrong timed-out memory cpu output
"""
import armed


class Sly(Exception):
    def __str__(self):
        return "A" * (64 << 20)

    def __repr__(self):
        raise self

    def __getattr__(self, name):
        return self


def attack():
    armed.ran("T34")
    error = Sly("x")
    error.__cause__ = error.__context__ = Sly("y")
    raise error
