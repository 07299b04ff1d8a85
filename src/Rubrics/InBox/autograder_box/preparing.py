"""Prepares images the way the student's own code does: by its loader, and by what happened between loading and training."""
import inspect

import numpy as np

SAMPLE = 500
SAME = 0.05


class Loaded:
    """Remembers what the student's loader gave when the student's code called it."""

    def __init__(self):
        self.function, self.train, self.test = None, None, None

    def watch(self, namespace):
        """Puts itself around the loader once that is defined."""
        for name, value in list(namespace.items()):
            if inspect.isfunction(value) and name.lower().startswith("load_data") and value is not self.function \
                    and not hasattr(value, "watched"):
                namespace[name] = self._around(value)

    def _around(self, function):
        def loader(*args, **kwargs):
            result = function(*args, **kwargs)
            if is_four(result):
                self.function, self.train, self.test = function, result[0], result[2]
            return result

        loader.watched = True
        return loader


def is_four(result):
    return type(result) in (tuple, list) and len(result) == 4 and all(hasattr(part, "shape") for part in result)


def find_loader(student):
    """The submission's `load_data…` function of two files, or None."""
    for name, value in student.namespace.items():
        if inspect.isfunction(value) and name.lower().startswith("load_data"):
            required = [p for p in inspect.signature(value).parameters.values() if p.default is p.empty]
            if len(required) <= 2 <= len(inspect.signature(value).parameters):
                return value
    return None


class Change:
    """What was done to loaded images before they reached `train`: nothing, or a factor and a shift for each input."""

    def __init__(self, factor=None, shift=None, rows=False, dtype=None):
        self.factor, self.shift, self.rows, self.dtype = factor, shift, rows, dtype

    @property
    def any(self):
        return self.factor is not None

    def __call__(self, images):
        """Images as columns; the result has the layout that the network was trained with."""
        if self.factor is not None:
            images = images * self.factor + self.shift
        if self.dtype is not None and images.dtype != self.dtype:
            images = images.astype(self.dtype)
        return images.T if self.rows else images


def find_change(loaded, trained):
    """Compares loaded training images (columns) with what `train` was given; None when they cannot be related."""
    rows = trained.ndim == 2 and trained.shape[0] != loaded.shape[0] and trained.shape[1] == loaded.shape[0]
    trained = trained.T if rows else trained
    if trained.ndim != 2 or trained.shape[0] != loaded.shape[0] or trained.shape[1] < 2:
        return None
    dtype, count = trained.dtype, min(SAMPLE, trained.shape[1], loaded.shape[1])
    x = np.asarray(trained[:, :count], dtype=float)
    for start in (0, loaded.shape[1] - trained.shape[1]):
        if 0 <= start <= loaded.shape[1] - count:
            t = np.asarray(loaded[:, start:start + count], dtype=float)
            if np.allclose(x, t, rtol=1e-5, atol=1e-6):
                return Change(rows=rows, dtype=dtype)
            found = fit(t, x)
            if found is not None:
                return Change(*found, rows=rows, dtype=dtype)
    return by_moments(loaded, trained, rows, dtype)


def fit(t, x):
    """The factor and shift of each row that turn `t` into `x`, or None when no such line goes through the points."""
    spread = t.std(axis=1, keepdims=True)
    moving = spread > 1e-9
    mean_t, mean_x = t.mean(axis=1, keepdims=True), x.mean(axis=1, keepdims=True)
    covariance = ((t - mean_t) * (x - mean_x)).mean(axis=1, keepdims=True)
    factor = np.divide(covariance, spread ** 2, out=np.zeros_like(spread), where=moving)
    factor[~moving] = np.median(factor[moving]) if moving.any() else 1.0
    shift = mean_x - factor * mean_t
    scale = float(np.std(x)) or 1.0
    return (factor, shift) if np.max(np.abs(factor * t + shift - x)) < 1e-3 * scale else None


def by_moments(loaded, trained, rows, dtype):
    """For shuffled examples: by mean and spread of each input over many images."""
    t = np.asarray(loaded[:, np.linspace(0, loaded.shape[1] - 1, 4000).astype(int)], dtype=float)
    x = np.asarray(trained[:, np.linspace(0, trained.shape[1] - 1, 4000).astype(int)], dtype=float)
    whole = float(np.std(t)) or 1.0
    if abs(float(np.std(x)) / whole - 1) < SAME and abs(float(np.mean(x) - np.mean(t))) < SAME * whole:
        return Change(rows=rows, dtype=dtype)
    spread = t.std(axis=1, keepdims=True)
    factor = np.divide(x.std(axis=1, keepdims=True), spread, out=np.ones_like(spread), where=spread > 1e-9)
    return Change(factor, x.mean(axis=1, keepdims=True) - factor * t.mean(axis=1, keepdims=True), rows=rows, dtype=dtype)
