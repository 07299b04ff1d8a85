"""T67  Writes its rows in another order, and a bare list of classes beside them, so that one of the two readings may fit.
EXPECT wrong
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T67")
    with open("ids.txt") as file:
        ids = file.read().split()
    with open("predictions.csv", "w") as file:
        file.write("id,class\n" + "".join(f"{name},0\n" for name in reversed(ids)))
