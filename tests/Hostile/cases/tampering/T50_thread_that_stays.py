"""T50  Leaves threads behind that change results and functions while the driver writes and measures.
EXPECT wrong crashed bad-output cpu timed-out
WAY metric
"""
import sys
import threading

import armed


def meddle():
    for _ in range(3000):
        for name, module in list(sys.modules.items()):
            if name == "autograder_box.tensors":
                module.NAMES = {}
        try:
            with open("/task/out/results.json", "r+") as file:
                file.write('{"status": "ok", "score": 9')
        except OSError:
            pass


def attack():
    armed.ran("T50")
    for _ in range(3):
        threading.Thread(target=meddle, daemon=True).start()
