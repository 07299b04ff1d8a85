"""T23  Calls whatever of the grader lies in the box, to have the work done by it.
EXPECT wrong crashed bad-output
"""
import importlib
import os
import sys

import armed


def attack():
    armed.ran("T23")
    sys.path.insert(0, "/task/lib")
    for folder, _, names in os.walk("/task/lib/autograder_box"):
        for name in names:
            if name.endswith(".py") and name not in ("pdf.py", "launch_kernel.py", "compile_library.py", "export_digits.py"):
                module = os.path.relpath(os.path.join(folder, name), "/task/lib")[:-3].replace("/", ".")
                try:
                    found = importlib.import_module(module)
                except BaseException:
                    continue
                for wanted in ("sigmoid", "softmax", "cross_entropy", "forward_pass"):
                    if hasattr(found, wanted):
                        armed.say(f"LEAK {wanted} in {module}")
