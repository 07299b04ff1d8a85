"""T11  Replaces the functions of the library that write what came of it.
EXPECT wrong crashed bad-output
WAY metric
"""
import sys

import armed


def attack():
    armed.ran("T11")
    for name, module in list(sys.modules.items()):
        if name.startswith("autograder_box"):
            for key, value in list(vars(module).items()):
                if key in ("write_results", "save", "words", "plain", "describe", "limit", "leave", "fail"):
                    setattr(module, key, lambda *_, **__: None)
    tensors = sys.modules.get("autograder_box.tensors")
    if tensors:
        tensors.pack = lambda found: [b"\xff" * 100]
