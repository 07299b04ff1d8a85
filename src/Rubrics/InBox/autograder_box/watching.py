"""Watches every network of a class while it trains: who trained last, on what, and how each epoch went."""
import functools
import hashlib
import math
import random

import numpy as np

from . import binding

TEMPLATE = ("training_data", "training_class", "val_data", "val_class", "epochs", "batch", "eta")
METHODS = ("train", "backward_pass", "update_network")


class Watch:
    """Hook it on the class before training. `on_start(data)` and `on_epoch(network)` are called along the way."""

    def __init__(self, on_start=None, on_epoch=None):
        self.network, self.data, self.updates, self.epochs = None, None, 0, 0
        self.losses, self.etas, self.order, self.settings = [], [], hashlib.sha256(), {}
        self._on_start, self._on_epoch = on_start, on_epoch
        self._steps, self._loss, self._batches, self._eta = 0, 0.0, 0, math.nan
        self._hooked = set()

    @property
    def hooked(self):
        return len(self._hooked) > 0

    def hook(self, cls):
        """Wraps the class's own methods; what it lacks is left alone."""
        if cls in self._hooked:
            return
        self._hooked.add(cls)
        for name in METHODS:
            key = next((k for k in list(vars(cls)) if k.lower().replace("_", "") == name.replace("_", "")), None)
            if key is not None and callable(vars(cls)[key]):
                setattr(cls, key, getattr(self, "_around_" + name)(vars(cls)[key]))

    def _around_train(self, function):
        @functools.wraps(function)
        def train(network, *args, **kwargs):
            self._start(network, named_arguments(function, network, args, kwargs))
            return function(network, *args, **kwargs)
        return train

    def _start(self, network, given):
        data, classes = given.get("training_data"), given.get("training_class")
        if getattr(data, "ndim", 0) != 2:
            return
        self.network, self.data = network, data
        self.losses, self.etas, self.epochs, self.updates, self._batches, self._loss = [], [], 0, 0, 0, 0.0
        self.settings = {role: value for role, value in given.items() if isinstance(value, (int, float, str))}
        count = data.shape[1]
        if getattr(classes, "ndim", 0) == 2 and classes.shape[0] == data.shape[0] != classes.shape[1]:
            count = data.shape[0]
        batch = given.get("batch")
        self._steps = math.ceil(count / batch) if isinstance(batch, (int, np.integer)) and batch > 0 else 0
        if self._on_start is not None:
            self._on_start(data)

    def _around_backward_pass(self, function):
        @functools.wraps(function)
        def backward_pass(network, output, target, *args, **kwargs):
            try:
                self.order.update(np.ascontiguousarray(np.argmax(target, axis=0)).tobytes())
                right = np.sum(np.asarray(output) * target, axis=0)
                self._loss -= float(np.mean(np.log(np.maximum(right, 1e-12))))
                self._batches += 1
            except Exception:
                pass  # watching must never disturb
            return function(network, output, target, *args, **kwargs)
        return backward_pass

    def _around_update_network(self, function):
        @functools.wraps(function)
        def update_network(network, *args, **kwargs):
            result = function(network, *args, **kwargs)
            if self.network is not network:
                self.network, self.updates = network, 0
            self.updates += 1
            eta = args[2] if len(args) > 2 else kwargs.get("eta")
            self._eta = float(eta) if isinstance(eta, (int, float, np.number)) else math.nan
            if self._steps and self.updates % self._steps == 0:
                self._end_epoch(network)
            return result
        return update_network

    def _end_epoch(self, network):
        self.epochs += 1
        self.losses.append(self._loss / self._batches if self._batches else math.nan)
        self.etas.append(self._eta)
        self._loss, self._batches = 0.0, 0
        if self._on_epoch is not None:
            numbers, others = np.random.get_state(), random.getstate()
            try:
                self._on_epoch(network)
            finally:
                np.random.set_state(numbers)
                random.setstate(others)


def named_arguments(function, network, args, kwargs):
    """The template's roles among the arguments of one call of `train`."""
    import inspect
    try:
        bound = inspect.signature(function).bind(network, *args, **kwargs)
        bound.apply_defaults()
    except TypeError:
        return {}
    values, found = list(bound.arguments.items())[1:], {}
    for index, (name, value) in enumerate(values):
        role = next((r for r in binding.NAMES if name.lower().replace("_", "") in binding.NAMES[r]
                     and (r in TEMPLATE or r in ("lambda", "decay"))), None)
        role = role or (TEMPLATE[index] if index < len(TEMPLATE) and TEMPLATE[index] not in found else None)
        if role is not None:
            found.setdefault(role, value)
    return found
