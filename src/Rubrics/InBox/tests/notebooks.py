"""Notebooks for tests: a fake box with a driver of kind "notebook", and hand-made notebook files."""
import json
import os
import unittest

from fakebox import FakeBox

DRIVER = """import os, sys
sys.path.insert(0, os.path.join(os.environ["AUTOGRADER_BOX_ROOT"], "lib"))
from autograder_box import notebook
notebook.main()
"""


def notebook(*sources, **more):
    """The JSON of a notebook with these code cells; each is a source or a whole cell."""
    cells = [source if isinstance(source, dict) else code(source) for source in sources]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells, **more})


def code(source, tags=(), outputs=()):
    return {"cell_type": "code", "execution_count": None, "metadata": {"tags": list(tags)}, "outputs": list(outputs), "source": source}


class NotebookCase(unittest.TestCase):
    def setUp(self):
        self.box = FakeBox()
        self.addCleanup(self.box.__exit__)
        self.driver = self.box.path("driver", "notebook.py")
        with open(self.driver, "w", encoding="utf-8") as file:
            file.write(DRIVER)

    def submit(self, name, text):
        path = self.box.path("sub", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb" if isinstance(text, bytes) else "w") as file:
            file.write(text)

    def run_file(self, name, **more):
        request = {"kind": "notebook", "file": name, "seed": 3, "budget_seconds": 90, "reserve_seconds": 40, "cell_seconds": 40,
                   "parameters": {}, "data": None, "models": {}, **more}
        results, self.tensors, self.done = self.box.run(self.driver, request)
        self.assertEqual(self.done.returncode, 0, self.done.stderr.decode())
        self.assertIsNotNone(results)
        return results

    def run_notebook(self, *sources, **more):
        self.submit("work.ipynb", notebook(*sources))
        return self.run_file("work.ipynb", **more)

    def statuses(self, results):
        return [cell["status"] for cell in results["cells"]]
