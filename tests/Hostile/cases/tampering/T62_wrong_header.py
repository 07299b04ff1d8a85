"""T62  Leaves the first row out, so that another row may be taken for it.
EXPECT bad-output
SAYS row 1: the first row is
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T62")
    with open("ids.txt") as file:
        ids = file.read().split()
    write("\n".join(f"{name},0" for name in ids))


def write(text):
    with open("predictions.csv", "w", encoding="utf-8") as file:
        file.write(text + "\n")
