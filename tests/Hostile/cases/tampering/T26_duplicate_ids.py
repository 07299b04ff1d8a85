"""T26  Predicts an example twice, with two classes, so that one of them may be right.
EXPECT bad-output
SAYS the id 'image-0' stands in row 2 already
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T26")
    ids = armed.ids()
    armed.table(["id,class", *[f"{name},0" for name in ids], *[f"{ids[0]},{k}" for k in range(10)]])
