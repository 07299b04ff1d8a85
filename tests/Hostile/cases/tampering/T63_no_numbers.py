"""T63  Predicts what is no class: nothing, an infinity, two classes in one, a formula of a spreadsheet, digits that look alike.
EXPECT bad-output
SAYS row 2: 'nan' is no class
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T63")
    ids = armed.ids()
    armed.table(["id,class", *[f"{name},{value}" for name, value in zip(ids, ["nan", "inf", "1 or 2", "=1", "\u0661", "-1", "1e1", ""] * len(ids))]])
