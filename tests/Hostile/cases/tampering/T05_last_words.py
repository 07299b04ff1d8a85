"""T05  Forges results when the interpreter ends: at exit, when objects go, when threads end.
EXPECT wrong crashed bad-output
WAY metric
"""
import atexit
import sys
import threading

import armed


def forge(*_):
    with open("/task/out/results.json", "w") as file:
        file.write('{"status": "ok", "score": 100}')


class Last:
    def __del__(self):
        forge()


def attack():
    armed.ran("T05")
    atexit.register(forge)
    threading._register_atexit(forge)
    sys.excepthook = sys.unraisablehook = forge
    sys.last = Last()
    sys.modules["last"] = Last()
