"""C07  An honest submission that leaves 90 % of the result files that are collected.
EXPECT full
WAY predictions
"""
import armed


def attack():
    armed.ran("C07")
    for number in range(57):
        with open(f"/task/out/note-{number}.txt", "wb") as file:
            file.write(b"x" * 100000)
