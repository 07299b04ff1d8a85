"""T65  Gives probabilities below 0 and above 1 that add up to 1 all the same.
EXPECT bad-output
SAYS row 2: '2' is no probability
WAY predictions
ONLY
"""
import armed


def attack():
    armed.ran("T65")
    with open("ids.txt") as file:
        ids = file.read().split()
    with open("predictions.csv", "w") as file:
        file.write("id," + ",".join(f"p{k}" for k in range(10)) + "\n")
        for name in ids:
            file.write(name + "," + ",".join(["2", "-1", *["0"] * 8]) + "\n")
