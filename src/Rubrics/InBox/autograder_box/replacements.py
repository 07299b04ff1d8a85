"""Modules that notebooks import and that are not here: loaders of Keras' datasets, Colab's drive, and libraries that only display, which
get objects that do nothing. A missing one at the top of a notebook must not cost everything below it."""
import importlib
import importlib.machinery
import sys
import types

from . import standins

DISPLAY = frozenset({"seaborn", "plotly", "wandb", "tensorboard", "tensorboardX", "torchsummary", "torchinfo", "torchviz", "torchview",
                     "graphviz", "visdom", "livelossplot"})
KERAS = ("keras", "tensorflow")


class Missing:
    """Last on the list of finders: asked only for what nobody else has."""

    def __init__(self, note):
        self.note = note

    def find_spec(self, name, path=None, target=None):
        first = name.split(".")[0]
        if first in DISPLAY or first in KERAS or name in ("google", "google.colab") or name.startswith("google.colab."):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        first, last = spec.name.split(".")[0], spec.name.split(".")[-1]
        if first in DISPLAY:
            self.note(f"{first} is not here: an object that does nothing took its place.")
            return standins.InertModule(spec.name)
        module = KerasModule(spec.name) if first in KERAS else types.ModuleType(spec.name)
        if last in ("mnist", "fashion_mnist") and first in KERAS:
            module.load_data = lambda path=None: load("MNIST" if last == "mnist" else "FashionMNIST")
        elif last == "utils":
            module.to_categorical = to_categorical
        elif spec.name == "google.colab":
            self.note("google.colab is not here: files are where the notebook is, and no drive is mounted.")
            module.drive = types.SimpleNamespace(mount=lambda *_, **__: None, flush_and_unmount=lambda: None)
            module.files = types.SimpleNamespace(upload=lambda *_, **__: {}, download=lambda *_, **__: None)
        return module

    def exec_module(self, module):
        pass


class Board:
    """In front: torch.utils.tensorboard is there, and fails without the library that it writes for."""

    def find_spec(self, name, path=None, target=None):
        if name == "torch.utils.tensorboard" and isinstance(sys.modules.get("tensorboard"), (type(None), standins.InertModule)) \
                and importlib.machinery.PathFinder.find_spec("tensorboard") is None:
            return importlib.machinery.ModuleSpec(name, self, is_package=False)
        return None

    def create_module(self, spec):
        return standins.InertModule(spec.name)

    def exec_module(self, module):
        pass


class KerasModule(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name in ("keras", "datasets", "mnist", "fashion_mnist", "utils", "np_utils"):
            return importlib.import_module(f"{self.__name__}.{name}")
        raise AttributeError(f"{self.__name__}.{name} is not here: of Keras and TensorFlow only the datasets are provided; the work is to be done in PyTorch")


def install(note):
    sys.meta_path.insert(0, Board())
    sys.meta_path.append(Missing(note))


def load(name):
    from . import idx, provisioning
    if name not in provisioning.available():
        raise OSError(f"{name} cannot be downloaded: there is no network here, and {provisioning.what_is_here()}.")
    folder = provisioning.raw(name)
    return idx.read(folder, "train"), idx.read(folder, "t10k")


def to_categorical(labels, num_classes=None):
    import numpy as np
    labels = np.asarray(labels, dtype=int)
    return np.eye(num_classes or labels.max() + 1, dtype="float32")[labels]
