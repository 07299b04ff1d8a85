"""A box in a temporary folder with made-up images or a made-up series, and a Python that runs cells in it as the kernel does."""
import json
import os
import subprocess
import sys

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from fakebox import LIBRARY, FakeBox, tensors  # noqa: E402

SCRIPT = """
import json, sys
sys.path.insert(0, LIBRARY)
request, cells = json.load(open(sys.argv[1])), json.load(open(sys.argv[2]))
from autograder_box.kernel import start; start.begin(request)
assert "torch" not in sys.modules, "torch was imported before the student imported it"
for cell in cells:
    try:
        exec(compile(cell, "<cell>", "exec"), globals())
    except Exception as error:
        print("cell failed:", type(error).__name__, error)
from autograder_box.kernel import finish; finish.export(request)
"""
HEAD = """
import torch, torch.nn as nn, torch.nn.functional as F, numpy as np
def images(part):
    raw = np.fromfile(f"{ROOT}/data/MNIST/raw/{part}-images-idx3-ubyte", dtype=np.uint8)[16:].reshape(-1, 784)
    labels = np.fromfile(f"{ROOT}/data/MNIST/raw/{part}-labels-idx1-ubyte", dtype=np.uint8)[8:]
    return torch.from_numpy(raw.astype("float32") / 255), torch.from_numpy(labels.astype("int64"))
X, Y = images("train")
XT, YT = images("t10k")
"""


def digits(count, rng):
    """Images of ten kinds: a bright bar at one of ten heights, with noise; lowest 0 and highest 255."""
    labels = rng.integers(0, 10, count)
    pixels = rng.integers(0, 60, (count, 28, 28))
    for i, label in enumerate(labels):
        pixels[i, 2 * label + 3:2 * label + 6, 4:24] += 150
    pixels[:, 0, 0], pixels[:, 0, 1] = 0, 255
    return np.clip(pixels, 0, 255).astype(np.uint8).reshape(count, 784), labels.astype(np.uint8)


class FakeKernel(FakeBox):
    def __init__(self, train=600, seen=200, hidden=150):
        super().__init__()
        rng = np.random.default_rng(5)
        os.makedirs(self.path("data", "MNIST", "raw"))
        for part, count in (("train", train), ("t10k", seen)):
            self._idx(part, *digits(count, rng))
        images, self.labels = digits(hidden, rng)
        tensors.write(self.path("in", "hidden.safetensors"), {"images": images})

    def _idx(self, part, images, labels):
        with open(self.path("data", "MNIST", "raw", f"{part}-images-idx3-ubyte"), "wb") as file:
            file.write(np.array([2051, len(images), 28, 28], dtype=">u4").tobytes() + images.tobytes())
        with open(self.path("data", "MNIST", "raw", f"{part}-labels-idx1-ubyte"), "wb") as file:
            file.write(np.array([2049, len(labels)], dtype=">u4").tobytes() + labels.tobytes())

    def series(self):
        """A wave of period 8 instead of images."""
        t = np.arange(400)
        values = np.sin(2 * np.pi * t / 8).astype(np.float32)
        np.savetxt(self.path("data", "waves.csv"), np.stack([t, values], 1), delimiter=",", header="t,value", comments="")
        tensors.write(self.path("in", "hidden.safetensors"), {"context": np.stack([values[i:i + 12] for i in range(20)])})

    def cells(self, *cells, head=HEAD, timeout=200, **request):
        """(probe.json, results.safetensors, what was printed)"""
        request = {"kind": "notebook", "seed": 101, "threads": 1, "reserve_seconds": 100, "classes": 10, "data": {"class": "MNIST", "name": "mnist"},
                   "models": {"net": {"name": "net", "log": "history", "behaviours": []}}, **request}
        for name, value in (("request.json", request), ("cells.json", [f"ROOT = {self.root!r}\n" + head, *cells])):
            with open(self.path("in", name), "w", encoding="utf-8") as file:
                json.dump(value, file)
        with open(self.path("driver", "kernel.py"), "w", encoding="utf-8") as file:
            file.write(SCRIPT.replace("LIBRARY", repr(LIBRARY)))
        done = subprocess.run([sys.executable, self.path("driver", "kernel.py"), self.path("in", "request.json"), self.path("in", "cells.json")],
                              cwd=self.path("work"), capture_output=True, timeout=timeout, text=True,
                              env={"PATH": "/usr/bin:/bin", "AUTOGRADER_BOX_ROOT": self.root, "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1",
                                   "HOME": self.path("work"), "PYTHONHASHSEED": "0"})
        if done.returncode != 0:
            raise AssertionError(done.stdout + done.stderr)
        with open(self.path("out", "probe.json"), encoding="utf-8") as file:
            found = tensors.read(self.path("out", "results.safetensors"))
            return json.load(file), {name: np.array(values) for name, values in found.items()}, done.stdout + done.stderr
