"""Measures models that continue a series: forecasts, what altered targets change, and what is left over between batches."""
import inspect

import numpy as np

from . import asking, behaviours, datasets, tracing
from .guarding import Failed

BATCH, TRIED, ALTERED_BY = 64, 8, 1.0


class Forecasts:
    """Calls `model(context, steps, targets)` the way its parameters are named."""

    def __init__(self, torch, model, horizon):
        self.torch, self.model, self.horizon = torch, model, horizon
        self.device, self.dtype = asking.place(torch, model)
        self.parameters = _parameters(torch, model)

    def takes_targets(self):
        return self.parameters is None or len(self.parameters) >= 3 or any(_target(n) for n in self.parameters)

    def __call__(self, context, targets=None):
        """float32 [B, horizon]."""
        with self.torch.no_grad():
            return self.arranged(self.live(context, targets), len(context)).to("cpu", self.torch.float32).numpy()

    def live(self, context, targets=None):
        context = self.tensor(context)
        if targets is None:
            return asking.first_tensor(self.torch, self.model(context, self.horizon))
        named = next((n for n in self.parameters or () if _target(n)), None)
        if named is not None:
            return asking.first_tensor(self.torch, self.model(context, self.horizon, **{named: self.tensor(targets)}))
        return asking.first_tensor(self.torch, self.model(context, self.horizon, self.tensor(targets)))

    def tensor(self, values):
        return self.torch.from_numpy(np.array(values, dtype=np.float32)).to(self.device, self.dtype)

    def arranged(self, found, count):
        found = self.torch.Tensor.as_subclass(found, self.torch.Tensor)
        if found.numel() != count * self.horizon or found.shape[0] != count:
            raise Failed(f"model(context, steps) gives a tensor of shape {list(found.shape)[:6]} for {count} contexts and {self.horizon} steps; "
                         f"[{count}, {self.horizon}, 1] was expected")
        return found.reshape(count, self.horizon)


def measure(measuring, hidden):
    """All of it; every part is a step of its own."""
    torch, model, data = measuring.torch, measuring.found.call, measuring.request["data"]
    horizon = int(data["horizon"])
    forecasts = Forecasts(torch, model, horizon)
    measuring.entry.update(input_shape=[int(data["context"]), 1], scale=[None, None])
    found = measuring.step("the forecasts", lambda: np.concatenate([forecasts(hidden[i:i + BATCH]) for i in range(0, len(hidden), BATCH)]))
    if found is None:
        measuring.entry["status"] = "failed"
        return
    measuring.report.tensor(measuring.key, "hidden", found)
    measuring.report.tensor(measuring.key, "inputs", hidden[:32])
    if not np.isfinite(found).all():
        measuring.complain("the forecasts contain NaN or infinity")
    if measuring.found.module is not None:
        layers = measuring.step("the layers", lambda: tracing.trace(
            torch, lambda c: model(c, horizon), model, forecasts.tensor(hidden[:2])))
        if layers is not None:
            measuring.entry["layers"] = layers
    _behaviours(measuring, horizon)


def _behaviours(measuring, horizon):
    torch, report, key, asked = measuring.torch, measuring.report, measuring.key, measuring.asked()
    windows = datasets.windows(measuring.request["data"], 2 * TRIED)
    if windows is None or not asked:
        return
    context, targets = windows
    step = horizon // 2
    altered = targets.copy()
    altered[:, step] += ALTERED_BY

    def pair(name, training, model):
        model.train(training)
        forecasts = Forecasts(torch, model, horizon)
        again = Forecasts(torch, behaviours.copied(torch, model), horizon)   # so that state left by one call is not taken for the effect of targets
        if not forecasts.takes_targets():
            if training:
                raise Failed("the model has no parameter for targets")
            base = other = forecasts(context[:TRIED])
        else:
            base = _seeded(measuring, lambda: forecasts(context[:TRIED], targets[:TRIED]))
            other = _seeded(measuring, lambda: again(context[:TRIED], altered[:TRIED]))
        for part, values in (("base", base), ("altered", other)):
            report.tensor(key, f"{name}/{part}", values)
        return {"status": "ok", "message": "", "altered_step": step}

    def loss(model):
        forecasts = Forecasts(torch, model, horizon)
        found = forecasts.live(context, targets if forecasts.takes_targets() else None)
        return torch.nn.functional.mse_loss(forecasts.arranged(found, len(context)), forecasts.tensor(targets)[..., 0])

    tries = {"teacher_forcing": lambda m: pair("teacher", True, m), "free_running": lambda m: pair("free", False, m),
             "no_state_leak": lambda m: _state(measuring, m, context, horizon),
             "gradients": lambda m: behaviours.gradients(torch, m, loss), "overfit": lambda m: behaviours.overfit(torch, m, loss)}
    for name in asked:
        if name in tries:
            measuring.behaviour(name, tries[name])


def _state(measuring, model, context, horizon):
    """The same batch as the first one a copy sees, and after another batch."""
    torch = measuring.torch
    other = behaviours.copied(torch, model)
    model.eval()
    other.eval()
    alone = _seeded(measuring, lambda: Forecasts(torch, model, horizon)(context[:TRIED]))
    forecasts = Forecasts(torch, other, horizon)
    forecasts(context[TRIED:])
    after = _seeded(measuring, lambda: forecasts(context[:TRIED]))
    measuring.report.tensor(measuring.key, "state/alone", alone)
    measuring.report.tensor(measuring.key, "state/after", after)
    return {"status": "ok", "message": ""}


def _seeded(measuring, action):
    measuring.torch.manual_seed(int(measuring.request.get("seed") or 0))
    return action()


def _parameters(torch, model):
    """Names of the parameters of forward or of the function, without self; None when they cannot be told."""
    try:
        function = model.forward if isinstance(model, torch.nn.Module) else model
        found = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return None
    if any(p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD) for p in found):
        return None
    return [p.name for p in found]


def _target(name):
    return name.lower() in ("targets", "target", "y", "teacher", "truth", "labels", "tgt")
