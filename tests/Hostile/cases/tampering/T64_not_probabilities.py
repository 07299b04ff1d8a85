"""T64  Is certain of every class at once: each has the probability 1.
EXPECT bad-output
SAYS row 2: the probabilities add up to 10
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T64")
    with open("ids.txt") as file:
        ids = file.read().split()
    with open("predictions.csv", "w") as file:
        file.write("id," + ",".join(f"p{k}" for k in range(10)) + "\n")
        for name in ids:
            file.write(name + "," + ",".join(["1"] * 10) + "\n")
