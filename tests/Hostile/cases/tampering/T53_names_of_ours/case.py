"""T53  Brings files with the names of our library, of the tools and of the standard library.
EXPECT wrong crashed
WAY pdf
"""
import armed


def attack():
    armed.ran("T53")
