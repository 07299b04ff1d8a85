"""T28  Prints a training that went perfectly.
EXPECT wrong
WAY metric
"""
import armed


def attack():
    armed.ran("T28")
    for epoch in range(1, 200):
        print(f"epoch {epoch}: loss {1 / epoch ** 3:.6f}, validation accuracy {1 - 0.1 / epoch ** 2:.4f}")
