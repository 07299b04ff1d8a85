"""What leaves the kernel: one JSON file and one of tensors, written anew after every model, so that a kernel that dies loses one."""
import math
import os

import numpy as np

from .. import box, tensors

MOST_BYTES = 256 << 20


class Report:
    def __init__(self):
        self.models, self.environment, self.notes = {}, {}, []
        self._tensors, self._bytes = {}, 0

    def tensor(self, model, name, values, kind=np.float32):
        """False when there is no room left for it."""
        values = np.ascontiguousarray(values, dtype=kind)
        if self._bytes + values.nbytes > MOST_BYTES:
            return False
        self._bytes += values.nbytes
        self._tensors[f"{model}|{name}"] = values
        return True

    def write(self):
        tensors.write(os.path.join(box.RESULTS, "results.safetensors"), self._tensors)
        box.write_results(plain({"models": self.models, "environment": self.environment, "notes": self.notes}), "probe.json")


def plain(value, deep=0):
    """Only what JSON knows; numbers that are not finite become null."""
    if value is None or type(value) in (bool, int, str):
        return box.words(value) if type(value) is str else value
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, dict) and deep < 12:
        return {box.words(key, 200): plain(part, deep + 1) for key, part in value.items()}
    if isinstance(value, (list, tuple)) and deep < 12:
        return [plain(part, deep + 1) for part in value]
    return box.words(value, 200)
