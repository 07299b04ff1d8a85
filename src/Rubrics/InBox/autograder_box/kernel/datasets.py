"""What the box holds for measuring: hidden images without labels, and the images the student sees with theirs."""
import os

import numpy as np

from .. import box, tensors

TRAIN_IMAGES = 10_000


def hidden(name):
    """The array `images` or `context` of the hidden inputs; None when there is none."""
    return tensors.read(box.path_in("in", "hidden.safetensors")).get(name)


def contexts():
    """Float32 [H, context, 1], or None."""
    found = hidden("context")
    return None if found is None else np.array(found, dtype=np.float32).reshape(len(found), -1, 1)


def train(data):
    """(images, labels), the first 10,000, or None."""
    return _idx(data, "train", TRAIN_IMAGES)


def visible(data):
    return _idx(data, "t10k", TRAIN_IMAGES)


def windows(data, count):
    """(contexts, targets) as float32 [count, …, 1] from the public series, evenly spread; None without a series."""
    path = os.path.join(box.DATA, "waves.csv")
    if not os.path.exists(path):
        return None
    series = np.loadtxt(path, delimiter=",", skiprows=1, usecols=1, dtype=np.float32)
    context, horizon = int(data["context"]), int(data["horizon"])
    starts = np.linspace(0, len(series) - context - horizon, count).astype(int)
    cut = np.stack([series[s:s + context + horizon] for s in starts])[..., None]
    return cut[:, :context], cut[:, context:]


def _idx(data, part, most):
    folder = os.path.join(box.DATA, os.path.basename(str(data.get("class"))), "raw")
    images, labels = (os.path.join(folder, f"{part}-{kind}-ubyte") for kind in ("images-idx3", "labels-idx1"))
    if not (os.path.exists(images) and os.path.exists(labels)):
        return None
    raw = np.memmap(images, dtype=np.uint8, mode="r")
    count, rows, columns = (int(n) for n in raw[4:16].view(">u4"))
    count = min(count, most)
    pixels = np.array(raw[16:16 + count * rows * columns]).reshape(count, rows * columns)
    return pixels, np.fromfile(labels, dtype=np.uint8)[8:8 + count].astype(np.int64)
