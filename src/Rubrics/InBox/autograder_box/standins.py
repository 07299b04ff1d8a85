"""Modules that take the place of those a box does not have, or that a run does not need.

A missing `import pandas` at the top of a file must not cost a student every mark: the import gets an object that
accepts everything and does nothing. Plotting is replaced where no plot is looked at, because importing it takes longer
than a whole run of checks.
"""
import importlib
import importlib.machinery
import sys
import types

DISPLAY = frozenset({"matplotlib", "seaborn", "plotly", "tqdm", "cv2", "IPython", "wandb", "tensorboard", "tensorboardX"})
LATE = frozenset({"pandas", "sklearn"})
NOT_INSTALLED = frozenset({"tkinter", "turtle", "winsound"})


class Inert:
    """Takes any call, attribute or index, and gives back itself; called with one function, gives back the function."""

    def __init__(self, *_, **__):
        pass

    def __call__(self, *args, **kwargs):
        return args[0] if len(args) == 1 and not kwargs and callable(args[0]) else self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, _):
        return self

    def __setitem__(self, *_):
        pass

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def subplots(self, nrows=1, ncols=1, **_):
        return self, self


class Progress(Inert):
    """What `tqdm` does to a loop: nothing but letting it run."""

    def __init__(self, iterable=(), *_, **__):
        self.__dict__["iterable"] = iterable

    def __call__(self, iterable=(), *_, **__):
        return Progress(iterable)

    def __iter__(self):
        return iter(self.__dict__["iterable"])

    @staticmethod
    def trange(*args, **_):
        return Progress(range(*args))


class InertModule(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if self.__name__.split(".")[0] == "tqdm":
            return Progress.trange if name in ("trange", "tnrange") else Progress
        return Inert()

    def subplots(self, nrows=1, ncols=1, **_):
        return Inert(), Inert()


class LateModule(types.ModuleType):
    """Imports the real module when something of it is first used."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return LateName(self.__name__, name)


class LateName:
    def __init__(self, module, name):
        self._where = (module, name)

    def _real(self):
        for finder in sys.meta_path:
            if isinstance(finder, Finder):
                finder.late = frozenset()
        for loaded in [name for name, module in sys.modules.items() if type(module) is LateModule]:
            del sys.modules[loaded]
        module, name = self._where
        found = importlib.import_module(module)
        return getattr(found, name) if hasattr(found, name) else importlib.import_module(f"{module}.{name}")

    def __call__(self, *args, **kwargs):
        return self._real()(*args, **kwargs)

    def __getattr__(self, name):
        return getattr(self._real(), name)


class Finder:
    """Answers imports of these modules: placed first, instead of the real ones; placed last, where there are none."""

    def __init__(self, inert=frozenset(), late=frozenset()):
        self.inert, self.late, self.made = inert, late, []

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in self.inert | self.late:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        if spec.name.split(".")[0] in self.late:
            return LateModule(spec.name)
        if "." not in spec.name:
            self.made.append(spec.name)
        return InertModule(spec.name)

    def exec_module(self, module):
        module.__path__ = []


def install(display, siblings, imported):
    """With `display` the box's plotting library is the real one. Gives the finder that lists what was missing.

    Only modules that the submission's own files import are replaced: libraries look for optional modules themselves, and
    would believe to have found them.
    """
    if not display:
        sys.meta_path.insert(0, Finder(inert=DISPLAY, late=LATE))
    sys.meta_path.append(siblings)
    missing = Finder(inert=frozenset(imported) - (frozenset(sys.stdlib_module_names) - NOT_INSTALLED))
    sys.meta_path.append(missing)
    return missing
