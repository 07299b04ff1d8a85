"""Reads the idx files of MNIST and its relatives."""
import os

import numpy as np


def read(folder, part):
    """(images [n, rows, columns], labels [n]) as U8; part is train or t10k."""
    with open(os.path.join(folder, f"{part}-images-idx3-ubyte"), "rb") as file:
        data = file.read()
    shape = tuple(int.from_bytes(data[at:at + 4], "big") for at in (4, 8, 12))
    images = np.frombuffer(data, np.uint8, offset=16).reshape(shape).copy()
    with open(os.path.join(folder, f"{part}-labels-idx1-ubyte"), "rb") as file:
        return images, np.frombuffer(file.read(), np.uint8, offset=8).copy()
