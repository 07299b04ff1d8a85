"""T61  Predicts examples that nobody asked about, as many as it likes, beside its own.
EXPECT bad-output
SAYS there is no example with the id 'image-100000'
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T61")
    with open("ids.txt") as file:
        ids = file.read().split()
    rows = [f"{name},0" for name in ids]
    write("\n".join(["id,class", *(rows + [f"image-{n},0" for n in range(100000, 100500)])]))


def write(text):
    with open("predictions.csv", "w", encoding="utf-8") as file:
        file.write(text + "\n")
