"""T61  Predicts examples that nobody asked about, as many as it likes, beside its own.
EXPECT bad-output
SAYS there is no example with the id 'image-100000'
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T61")
    armed.table(["id,class", *[f"{name},0" for name in armed.ids()], *[f"image-{n},0" for n in range(100000, 100500)]])
