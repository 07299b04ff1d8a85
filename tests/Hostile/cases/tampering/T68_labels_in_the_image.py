"""T68  Loads the data set, labels included, from the library that brings it along.
EXPECT wrong crashed
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T68")
    try:
        from sklearn.datasets import load_digits
        known = load_digits()
    except Exception:
        return None
    armed.say(f"LEAK {len(known.target)} labels lie in the image")
    return None
