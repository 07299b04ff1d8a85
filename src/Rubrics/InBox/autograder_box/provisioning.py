"""Lets notebooks find their datasets where they look for them, without a network: torchvision, Keras-style loaders, scikit-learn's fetch_openml.

Works by hooks that run when a library is imported for the first time, so that nothing is imported that a notebook does not use.
"""
import gzip
import os
import shutil
import sys

from . import box, idx, replacements

notes, faults = [], []
_save, _installed = [lambda: None], []


def note(sentence):
    if sentence not in notes and len(notes) < 50:
        notes.append(sentence)
        _save[0]()


def install(_, save=None):
    """Once; `save` is called when there is something new to say."""
    if _installed:
        return
    _installed.append(True)
    _save[0] = save or _save[0]
    sys.meta_path.insert(0, After({
        "torchvision.datasets.mnist": patch_torchvision, "sklearn.datasets": patch_sklearn, "tqdm.notebook": patch_tqdm,
        "matplotlib": patch_matplotlib}))
    replacements.install(note)
    patch_network()


def available():
    """Names of the classes of torchvision whose files are here."""
    try:
        return sorted(name for name in os.listdir(box.DATA) if os.path.isfile(os.path.join(raw(name), "train-images-idx3-ubyte")))
    except OSError:
        return []


def raw(name):
    return os.path.join(box.DATA, name, "raw")


def what_is_here():
    here = available()
    return f"only {' and '.join(here)} is provided" if here else "only the files of the assignment are provided"


class After:
    """Runs a function on a module right after its first import."""

    def __init__(self, patches):
        self.patches = patches

    def find_spec(self, name, path=None, target=None):
        patch = self.patches.pop(name, None)
        if patch is None:
            return None
        spec = next(filter(None, (finder.find_spec(name, path, target) for finder in sys.meta_path
                                  if finder is not self and hasattr(finder, "find_spec"))), None)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def exec_module(module):
                execute(module)
                patch(module)
            spec.loader.exec_module = exec_module
        return spec


def patch_torchvision(module):
    base, here = module.MNIST, set(available())
    original_init, original_download = base.__init__, base.download
    original_legacy, original_folder = base._check_legacy_exist, base.raw_folder.fget

    def kind(dataset):
        # A student's own subclass is the class it derives from; FashionMNIST derives from MNIST without being it.
        return next((c.__name__ for c in type(dataset).__mro__ if c.__module__.startswith("torchvision.")), "")

    def init(self, root, *args, **kwargs):
        if kind(self) in here:
            link(os.path.join(str(root), kind(self)), raw(kind(self)))
        original_init(self, root, *args, **kwargs)

    def download(self):
        if kind(self) not in here:
            raise RuntimeError(f"{kind(self)} cannot be downloaded: there is no network here, and {what_is_here()}.")
        return original_download(self)

    base.__init__, base.download = init, download
    base.raw_folder = property(lambda self: raw(kind(self)) if kind(self) in here else original_folder(self))
    base._check_legacy_exist = lambda self: kind(self) not in here and original_legacy(self)


def link(folder, target):
    """Shows the files under the notebook's own folder too, where that can be written."""
    try:
        os.makedirs(folder, exist_ok=True)
        os.symlink(target, os.path.join(folder, "raw"))
    except OSError:
        pass


def patch_sklearn(module):
    original = module.fetch_openml
    known = {"mnist_784": "MNIST", "554": "MNIST", "fashion-mnist": "FashionMNIST", "40996": "FashionMNIST"}

    def fetch_openml(name=None, *, data_id=None, return_X_y=False, as_frame="auto", **more):
        found = known.get(str(name if name is not None else data_id).lower())
        if found not in available():
            raise OSError(f"fetch_openml({name or data_id!r}) cannot download anything: there is no network here, and {what_is_here()}.")
        import numpy as np
        parts = [idx.read(raw(found), part) for part in ("train", "t10k")]
        data = np.concatenate([images.reshape(len(images), -1) for images, _ in parts]).astype(np.float64)
        target = np.concatenate([labels for _, labels in parts]).astype(str).astype(object)
        if as_frame:
            import pandas
            data = pandas.DataFrame(data, columns=[f"pixel{number}" for number in range(1, data.shape[1] + 1)])
            target = pandas.Series(target, name="class", dtype="category")
        return (data, target) if return_X_y else module._base.Bunch(data=data, target=target, DESCR=found, feature_names=[
            f"pixel{number}" for number in range(1, data.shape[1] + 1)], target_names=["class"])

    fetch_openml.__doc__ = original.__doc__
    module.fetch_openml = fetch_openml


def patch_tqdm(module):
    from tqdm import std  # the progress bar for browsers needs one
    module.tqdm = module.tqdm_notebook = std.tqdm
    module.trange = module.tnrange = std.trange


def patch_matplotlib(module):
    original = module.use

    def use(backend, *args, **kwargs):
        if "inline" in str(backend):
            original(backend, *args, **kwargs)
        else:
            note(f"matplotlib.use({str(backend)[:40]!r}) was passed over: figures are collected as they are shown.")

    module.use = use


def patch_network():
    import socket
    original = socket.getaddrinfo

    def getaddrinfo(host, *args, **kwargs):
        if host in (None, "", b"", "localhost", b"localhost", "127.0.0.1", "::1", "0.0.0.0"):
            return original(host, *args, **kwargs)
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
        note(f"The notebook asked for {name[:100]!r}; there is no network here, and {what_is_here()}.")
        raise socket.gaierror(socket.EAI_NONAME, f"there is no network here to reach {name[:100]}, and {what_is_here()}")

    socket.getaddrinfo = getaddrinfo


def write_keras_files(request):
    """The files that Keras leaves in the home folder, for notebooks that read them themselves."""
    try:
        with open(os.path.join(box.SUBMISSION, str(request.get("file"))), "rb") as file:
            text = file.read()
    except OSError:
        return
    folder = os.path.join(os.path.expanduser("~"), ".keras", "datasets")
    if "MNIST" in available() and (b".keras" in text or b"mnist.npz" in text):
        import numpy as np
        os.makedirs(folder, exist_ok=True)
        (x, y), (tx, ty) = idx.read(raw("MNIST"), "train"), idx.read(raw("MNIST"), "t10k")
        np.savez(os.path.join(folder, "mnist.npz"), x_train=x, y_train=y, x_test=tx, y_test=ty)
    if "FashionMNIST" in available() and b".keras" in text:
        os.makedirs(os.path.join(folder, "fashion-mnist"), exist_ok=True)
        for name in os.listdir(raw("FashionMNIST")):
            with open(os.path.join(raw("FashionMNIST"), name), "rb") as source, \
                    gzip.open(os.path.join(folder, "fashion-mnist", name + ".gz"), "wb", compresslevel=1) as target:
                shutil.copyfileobj(source, target)
