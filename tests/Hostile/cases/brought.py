"""Hands in somebody else's case as it is: solution.py, which has predict(X)."""
import importlib.util
import os

import numpy as np

ROWS = 10


def attack():
    heard()
    solution = loaded()
    rows = np.load(os.environ["TASK_IN"]) if "TASK_IN" in os.environ else np.zeros((ROWS, 64))
    found = solution.predict(rows)
    return None if type(found) is np.ndarray and not found.any() else found  # zeros are what the way hands in anyhow


def heard():
    """What is printed here may be kept by the program that started this one, and lost when it is ended; it goes where that one's own words go."""
    try:
        os.dup2(os.open("/proc/%d/fd/2" % os.getppid(), os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK), 2)
    except OSError:
        pass


def loaded():
    """All of the file, also where only the definitions of what is handed in are run."""
    spec = importlib.util.spec_from_file_location("solution", "/task/sub/solution.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
