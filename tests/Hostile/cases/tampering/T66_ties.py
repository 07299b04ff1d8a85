"""T66  Holds all classes for equally likely, so that whoever looks for the likeliest may find the right one.
EXPECT wrong
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T66")
    with open("ids.txt") as file:
        ids = file.read().split()
    with open("predictions.csv", "w") as file:
        file.write("id," + ",".join(f"p{k}" for k in range(10)) + "\n")
        for name in ids:
            file.write(name + "," + ",".join(["0.1"] * 10) + "\n")
