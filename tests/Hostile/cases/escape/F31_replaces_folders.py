"""F31  Takes the result folder away and puts something else in its place.
EXPECT wrong crashed bad-output
WAY metric
"""
import os
import shutil

import armed


def attack():
    armed.ran("F31")
    for name in os.listdir("/task/out"):
        path = "/task/out/" + name
        shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
    armed.probe("rename /task/out", lambda: os.rename("/task/out", "/task/other") is None and os.rename("/task/other", "/task/out") is None)
    armed.probe("remove /task/out", lambda: os.rmdir("/task/out") is None and os.mkdir("/task/out") is None)
    os.chmod("/task/out", 0)
    os.chmod("/task/work", 0)
