"""T08  Walks through frames, living objects and modules for the expected answers, and through everything that its box was given.
EXPECT wrong crashed timed-out cpu
"""
import gc
import os
import sys

import armed

WORDS = ("expected", "answer_key", "reference", "solution", "target_labels", "hidden_labels", "secret")


def attack():
    armed.ran("T08")
    frame = sys._getframe()
    while frame:
        for name, value in list(frame.f_locals.items()):
            if any(word in name.lower() for word in WORDS) and not callable(value):
                armed.say(f"LEAK {name} in {frame.f_code.co_name}")
        frame = frame.f_back
    for value in gc.get_objects()[:50000]:
        if type(value) is dict:
            for name in list(value)[:200]:
                if isinstance(name, str) and name.lower() in WORDS:
                    armed.say("LEAK object " + name)
    for folder, _, names in os.walk("/task/lib"):
        for name in names:
            if name.endswith(".py"):
                with open(os.path.join(folder, name)) as file:
                    if "def reference_" in file.read():
                        armed.say("LEAK reference in " + name)
