"""T26  Predicts an example twice, with two classes, so that one of them may be right.
EXPECT bad-output
SAYS the id 'image-0' stands in row 2 already
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T26")
    with open("ids.txt") as file:
        ids = file.read().split()
    rows = [f"{name},0" for name in ids]
    write("\n".join(["id,class", *(rows + [f"{ids[0]},{k}" for k in range(10)])]))


def write(text):
    with open("predictions.csv", "w", encoding="utf-8") as file:
        file.write(text + "\n")
