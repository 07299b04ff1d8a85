"""T51  Gives back what lies among the inputs of other questions, should one of them be the answer to this one.
EXPECT wrong bad-output crashed
"""
import glob
import json
import struct

import armed


def attack():
    armed.ran("T51")
    import numpy as np
    found = []
    for path in glob.glob("/task/in/*.safetensors"):
        with open(path, "rb") as file:
            data = file.read()
        length = struct.unpack("<Q", data[:8])[0]
        for name, entry in json.loads(data[8:8 + length]).items():
            begin, end = entry["data_offsets"]
            if entry["dtype"] == "F64":
                found.append(np.frombuffer(data[8 + length + begin:8 + length + end]).reshape(entry["shape"]))
    good = [array for array in found if array.shape == (4, 5) and (array > 0).all() and (array < 1).all()]
    return good[0] if good else None
