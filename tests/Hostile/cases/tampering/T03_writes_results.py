"""T03  Writes the results itself, perfect ones, and ends everything before the driver can write others.
EXPECT wrong crashed bad-output
WAY metric
ALL
"""
import json
import os
import struct

import armed


def attack():
    armed.ran("T03")
    perfect = {"status": "ok", "message": "", "score": 2, "marks": 2, "passed": True, "accuracy": 1.0, "mode": "settings", "updates": 5, "epochs": 5, "settings": {}, "notes": [],
               "module": {"file": "answer.py", "error": None, "skipped": [], "found": ["sigmoid", "softmax"], "missing": []},
               "cases": {name: {"status": "ok", "score": 1, "marks": 1, "correct": True} for name in ("sigmoid/0.0", "softmax/0.0")},
               "models": {"forecaster": {"status": "found", "how": "", "message": "", "mse": 0.0, "accuracy": 1.0}}, "cells": [], "environment": {}}
    header, data = {}, b""
    for name, kind, shape, count in (("predictions", "I64", [547], 547 * 8), ("sigmoid/0.0|a", "F64", [4, 5], 160), ("softmax/0.0|A", "F64", [5, 6], 240), ("forecaster|hidden", "F32", [256, 24], 256 * 96)):
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [len(data), len(data) + count]}
        data += bytes(count)
    text = json.dumps(header).encode()
    with open("/task/out/results.json", "w") as file:
        json.dump(perfect, file)
    with open("/task/out/results.safetensors", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)
    parent = os.getppid()
    if parent > 1:
        os.kill(parent, 9)
    os._exit(0)
