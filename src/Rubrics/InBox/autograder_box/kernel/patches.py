"""Puts the recorder between the student's code and PyTorch: backward(), optimisers' steps, calls of modules.

Each place costs a microsecond or two a call. A mistake of ours in here must never become the student's: what is recorded is
wrapped in `_quiet`.
"""
import functools

from . import losses, summary
from .recorder import record

MARK = "_autograder_watched"
LOOK_AT_LOSS = frozenset({0, 1, 10, 100, 1000})
_done = []


def install(torch):
    """Once for a process."""
    if _done:
        return
    _done.append(True)
    _watch_backward(torch)
    _watch_optimizers(torch)
    _watch_modules(torch)


def _quiet(action, *args):
    try:
        return action(*args)
    except Exception:
        return None


def _watch_backward(torch):
    backward = torch.Tensor.backward
    latest = record.latest_loss

    @functools.wraps(backward)
    def watched(self, *args, **kwargs):
        latest[0] = _quiet(lambda: self.grad_fn)
        result = backward(self, *args, **kwargs)
        _quiet(_lost, self)
        return result

    torch.Tensor.backward = watched


def _lost(tensor):
    if tensor.numel() == 1:
        record.lost(tensor.detach().clone() if tensor.is_cuda else float(tensor.detach()))


def _watch_optimizers(torch):
    optimizer = torch.optim.Optimizer
    start = optimizer.__init__

    @functools.wraps(start)
    def started(self, *args, **kwargs):
        start(self, *args, **kwargs)
        _quiet(_watch_steps, type(self))

    optimizer.__init__ = started


def _watch_steps(cls):
    step = cls.step
    if getattr(step, MARK, False):
        return

    @functools.wraps(step)
    def watched(self, *args, **kwargs):
        if record.stepping:   # a step that calls the step of its base class is one step
            return step(self, *args, **kwargs)
        record.stepping = True
        try:
            training = _quiet(_before, self)
            result = step(self, *args, **kwargs)
        finally:
            record.stepping = False
        if training is not None:
            _quiet(_after, training)
        return result

    setattr(watched, MARK, True)
    cls.step = watched


def _before(optimizer):
    cached = optimizer.__dict__.get(MARK)
    groups = optimizer.param_groups
    if cached is None or cached[1] != sum(len(group["params"]) for group in groups):
        parameters = [p for group in groups for p in group["params"]]
        cached = (record.training(type(optimizer).__name__, parameters), len(parameters))
        optimizer.__dict__[MARK] = cached
    training = cached[0]
    if training.steps == 0:
        training.settings = summary.settings(groups[0])
        training.initial = [summary.tensor(p) for group in groups for p in group["params"]]
    training.rate = float(groups[0]["lr"])
    return training


def _after(training):
    if training.steps in LOOK_AT_LOSS and record.latest_loss[0] is not None:
        name, twice = losses.kind(record.latest_loss[0])
        training.losses[name] = training.losses.get(name, 0) + 1
        training.softmax_twice = training.softmax_twice or twice
    record.latest_loss[0] = None
    record.stepped(training, training.rate)


def _watch_modules(torch):
    module, tensor, wanted = torch.nn.Module, torch.Tensor, torch.is_grad_enabled
    call, parameters = module.__call__, module.parameters

    def observe(self, args, kwargs):
        if record.modules is not None and len(record.modules) < 100:
            record.modules.append(self)
        found = [value for value in (*args, *kwargs.values()) if isinstance(value, tensor)]
        record.called(self, found, wanted(), self.training)

    def watch(function):
        @functools.wraps(function)
        def watched(self, *args, **kwargs):
            if record.depth:
                return function(self, *args, **kwargs)
            record.depth = 1
            try:
                _quiet(observe, self, args, kwargs)
                return function(self, *args, **kwargs)
            finally:
                record.depth = 0
        setattr(watched, MARK, True)
        return watched

    @functools.wraps(parameters)
    def listed(self, *args, **kwargs):
        _quiet(watch_forward, type(self))
        return parameters(self, *args, **kwargs)

    def watch_forward(cls):
        """Some call net.forward(x) instead of net(x): the classes written in the notebook are watched there too."""
        forward = cls.__dict__.get("forward")
        if forward is not None and not cls.__module__.startswith("torch") and not getattr(forward, MARK, False):
            cls.forward = watch(forward)

    module.__call__ = watch(call)
    module.parameters = listed
