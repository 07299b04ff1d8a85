"""T63  Predicts what is no class: nothing, an infinity, two classes in one, a formula of a spreadsheet, digits that look alike.
EXPECT bad-output
SAYS row 2: 'nan' is no class
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T63")
    with open("ids.txt") as file:
        ids = file.read().split()
    write("\n".join(["id,class", *[f"{name},{value}" for name, value in zip(ids, ["nan", "inf", "1 or 2", "=1", "\u0661", "-1", "1e1", ""] * len(ids))]]))


def write(text):
    with open("predictions.csv", "w", encoding="utf-8") as file:
        file.write(text + "\n")
