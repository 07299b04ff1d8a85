"""T60  Predicts only the examples that are easy, and leaves the others out.
EXPECT bad-output
SAYS row 42: the file ends here with 40 of
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T60")
    with open("ids.txt") as file:
        ids = file.read().split()
    rows = [f"{name},0" for name in ids]
    write("\n".join(["id,class", *rows[:40]]))


def write(text):
    with open("predictions.csv", "w", encoding="utf-8") as file:
        file.write(text + "\n")
