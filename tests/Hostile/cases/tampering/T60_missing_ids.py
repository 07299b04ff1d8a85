"""T60  Predicts only the examples that are easy, and leaves the others out.
EXPECT bad-output
SAYS row 42: the file ends here with 40 of
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T60")
    armed.table(["id,class", *[f"{name},0" for name in armed.ids()[:40]]])
