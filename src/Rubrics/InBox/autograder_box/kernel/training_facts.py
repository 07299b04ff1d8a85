"""What the recorder knows about the training of one model, in the words of the results."""
import numpy as np

from . import naming, summary
from .recorder import record

MOST_EXPORTED = 1_000_000


def latest(torch, model, others=()):
    """The last training of this model's parameters, and how many steps there were before it.

    A model that no optimiser had is taken for a copy of one with the same shapes, if that is none of the `others`' parameters.
    """
    parameters = list(naming.trained(torch, model).values())
    own = [t for t in record.trainings if t.steps and t.trains(parameters)]
    if not own:
        shapes = sorted(tuple(p.shape) for p in parameters)
        own = [t for t in record.trainings if t.steps and sorted(t.shapes) == shapes and not t.trains(others)][-1:]
    own.sort(key=lambda t: t.last)
    return (own[-1], sum(t.steps for t in own[:-1])) if own else (None, 0)


def fed(torch, model):
    """What this module was called with, else what another of the same class with the same parameters was."""
    found = record.fed.get(id(model))
    if found is not None and found.module() is model and found.calls:
        return found
    shapes = [tuple(p.shape) for p in naming.trained(torch, model).values()]
    alike = [f for f in list(record.fed.values()) if f.calls and type(f.module()) is type(model)
             and [tuple(p.shape) for p in naming.trained(torch, f.module()).values()] == shapes]
    return max(alike, key=lambda f: f.last, default=None)


def describe(torch, model, columns, others=()):
    """(recorded, initial, {"lr", "loss"}) of a model; Nones where no optimiser of PyTorch trained it."""
    training, before = latest(torch, model, others)
    if training is None:
        return None, None, {}
    training.fetch()
    batch = max(training.batches, key=training.batches.get, default=None)
    recorded = {"optimizer": training.kind[:60], "steps": training.steps, "earlier_steps": before,
                "batch": batch[-1 if columns else 0] if batch else None,
                "losses": sorted(training.losses, key=training.losses.get, reverse=True), "softmax_twice": training.softmax_twice,
                "settings": training.settings}
    roles = naming.roles(torch, model)
    kinds = [roles.get(id(ref()), "bias" if len(shape) == 1 else "weight") for ref, shape in zip(training.parameters, training.shapes)]
    curves = {"lr": np.array(training.rates[:MOST_EXPORTED]), "loss": np.array(training.values[:MOST_EXPORTED])}
    return recorded, summary.initial(training.initial, kinds), curves
