"""Watches a network while its own `train` runs: every update's η, and what the caller wants after each update."""
import inspect

import numpy as np

from . import binding


class Updates:
    """Wraps `update_network` of one object. `forced` roles get these values whatever the student's train passes."""

    def __init__(self, network, forced=None, after=None):
        self.etas, self.effective, self.steps, self.count = [], [], [], 0
        self._forced, self._after, self._network = forced or {}, after, network
        self._function = network.method("update_network")
        self._parameters = binding.parameters(self._function)
        self._signature = inspect.signature(self._function)
        setattr(network.net, self._function.__name__, self._update)

    def _update(self, *args, **kwargs):
        bound = self._signature.bind(*args, **kwargs)
        bound.apply_defaults()
        for parameter in self._parameters:
            for role, value in self._forced.items():
                if binding.means(parameter, role) and not isinstance(parameter.default, (bool, str)):
                    bound.arguments[parameter.name] = value
        self.etas.append(self._number(bound, "eta"))
        self.steps.append(self._number(bound, "step"))
        before = np.concatenate([b.ravel() for b in self._network.biases()])
        gradient = self._bias_gradient(bound)
        result = self._function(*bound.args, **bound.kwargs)
        after = np.concatenate([b.ravel() for b in self._network.biases()])
        size = float(gradient @ gradient) if gradient is not None and gradient.shape == before.shape else 0.0
        self.effective.append(float((before - after) @ gradient) / size if size > 0 else float("nan"))
        self.count += 1
        if self._after is not None:
            self._after(self)
        return result

    def _number(self, bound, role):
        for parameter in self._parameters:
            if binding.means(parameter, role):
                try:
                    return float(bound.arguments[parameter.name])
                except (TypeError, ValueError, KeyError):
                    pass
        return float("nan")

    def _bias_gradient(self, bound):
        found = [p for p in self._parameters if binding.means(p, "gb")] or self._parameters[1:2]
        try:
            return np.concatenate([np.array(g, dtype=float).ravel() for g in bound.arguments[found[0].name]])
        except (IndexError, KeyError, TypeError, ValueError):
            return None

    def rates(self):
        """The η of each step: as passed, or where a constant is passed and the steps shrink, as plain descent used it."""
        passed, used = np.array(self.etas), np.array(self.effective)
        constant = not np.all(np.isfinite(passed)) or np.ptp(passed) == 0
        varied = len(used) > 0 and bool(np.all(np.isfinite(used))) and np.ptp(used) > 1e-9 * np.max(np.abs(used))
        return used if constant and varied else passed
