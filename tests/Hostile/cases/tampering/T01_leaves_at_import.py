"""T01  Ends the program as soon as it is imported, and says that all is well.
EXPECT crashed wrong
ALL
"""
import sys

import armed


class AtImport:
    armed.ran("T01")
    sys.exit(0)


def attack():
    return None
