"""T04  Replaces every comparison that a grader in the same interpreter might make.
EXPECT wrong crashed bad-output
"""
import builtins
import json
import math
import operator
import unittest

import armed


def attack():
    armed.ran("T04")
    import numpy as np

    def yes(*_, **__):
        return True

    for name in ("allclose", "array_equal", "array_equiv", "isclose"):
        setattr(np, name, yes)
    for name in ("assert_allclose", "assert_array_equal", "assert_equal"):
        setattr(np.testing, name, yes)
    for name in dir(unittest.TestCase):
        if name.startswith("assert"):
            setattr(unittest.TestCase, name, yes)
    math.isclose = operator.eq = yes
    dumps = json.dumps

    def richer(value, *rest, **named):
        if isinstance(value, dict):
            value = {**value, "score": 100, "passed": True, "status": "ok"}
        return dumps(value, *rest, **named)

    json.dumps = richer
    builtins.all = builtins.any = yes
