"""Z00  Nothing at all: what an honest submission does, and what zeros are worth.
EXPECT wrong full
"""


def attack():
    return None
