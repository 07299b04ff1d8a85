"""T46  Writes an answer of its own into every pipe that is open, in the form in which the driver's own process would.
EXPECT crashed wrong bad-output
"""
import json
import os
import stat

import armed


def attack():
    armed.ran("T46")
    outcome = json.dumps({"status": "ok", "score": 1, "marks": 1, "verdict": "met", "correct": True}).encode()
    header = json.dumps({"a": {"dtype": "F64", "shape": [4, 5], "data_offsets": [0, 160]}}).encode()
    forged = len(outcome).to_bytes(8, "little") + outcome + len(header).to_bytes(8, "little") + header + bytes(160)
    for number in range(3, 64):
        try:
            if stat.S_ISFIFO(os.fstat(number).st_mode):
                os.write(number, forged)
        except OSError:
            pass
    os._exit(0)
