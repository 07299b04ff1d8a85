"""A box in a temporary folder: lays out what a run gets, starts a driver the way a box does, reads what it left."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LIBRARY = os.path.dirname(HERE)
REPOSITORY = os.path.abspath(os.path.join(HERE, "..", "..", "..", ".."))
sys.path.insert(0, LIBRARY)

from autograder_box import tensors  # noqa: E402


class FakeBox:
    def __init__(self):
        self.root = tempfile.mkdtemp(prefix="box-")
        for name in ("sub", "driver", "in", "data", "out", "work"):
            os.mkdir(os.path.join(self.root, name))
        os.symlink(LIBRARY, os.path.join(self.root, "lib"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root, ignore_errors=True)

    def path(self, *parts):
        return os.path.join(self.root, *parts)

    def submit(self, **files):
        for name, text in files.items():
            with open(self.path("sub", name + ".py"), "w", encoding="utf-8") as file:
                file.write(text)

    def run(self, driver, request, inputs=None, timeout=300):
        """(results.json, results.safetensors, finished process)"""
        with open(self.path("in", "request.json"), "w", encoding="utf-8") as file:
            json.dump(request, file)
        if inputs is not None:
            tensors.write(self.path("in", "inputs.safetensors"), inputs)
        script = driver
        if not driver.startswith(self.root):
            shutil.copy(driver, self.path("driver"))
            script = self.path("driver", os.path.basename(driver))
        done = subprocess.run(["/usr/bin/python3", script], cwd=self.path("work"), capture_output=True, timeout=timeout,
                              env={"PATH": "/usr/bin:/bin", "AUTOGRADER_BOX_ROOT": self.root, "OPENBLAS_NUM_THREADS": "2",
                                   "PYTHONDONTWRITEBYTECODE": "1", "HOME": self.path("work"), "PYTHONHASHSEED": "0"})
        path = self.path("out", "results.json")
        results = None
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                results = json.load(file)
        return results, tensors.read(self.path("out", "results.safetensors")), done


def driver(package, name):
    return os.path.join(REPOSITORY, "assignments", package, "drivers", name + ".py")


def reference(package="digits-mlp"):
    with open(os.path.join(REPOSITORY, "assignments", package, "reference", "network_template.py"), encoding="utf-8") as file:
        return file.read()
