"""T06  Brings files that interpreters and tools read when they start; each of them ends the program that reads it.
EXPECT wrong crashed
WAY notebook
"""
import armed


def attack():
    armed.ran("T06")
