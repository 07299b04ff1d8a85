"""Reads what a student logged, however it is kept, into the series that reports know."""
import math
import re

import numpy as np

MOST_VALUES, MOST_KEYS, MOST_DEEP = 200_000, 200, 4
TEST = frozenset({"val", "valid", "validation", "test", "testing", "dev", "eval", "te", "tst", "v"})
ACCURACY = frozenset({"acc", "accuracy", "accuracies", "accs", "precision"})
LOSS = frozenset({"loss", "losses", "cost", "costs", "crossentropy", "entropy", "ce", "xent", "nll", "mse", "objective", "error"})
RATE = frozenset({"lr", "lrs", "eta", "etas", "rate", "rates", "learningrate"})
EPOCH, ITERATION = frozenset({"epoch", "epochs"}), frozenset({"iteration", "iterations", "iter", "iters", "it", "step", "steps", "batch", "batches", "i", "t", "x"})


def read(value):
    """{series: float64 array}; empty when nothing in it can be recognised. Accuracies in percent become shares."""
    found = {}
    for name, values in _named(value):
        series = meaning(name)
        if series is not None and series not in found and len(values):
            if series.endswith("accuracy") and np.nanmax(values, initial=0.0, where=np.isfinite(values)) > 1.5:
                values = values / 100
            found[series] = values
    return found


def meaning(name):
    """The series that a student's word stands for, or None."""
    words = [w.lower() for w in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", re.sub(r"[^A-Za-z]+", "_", str(name)[:200]))]
    known = set(words) | {a + b for a, b in zip(words, words[1:])}
    joined = "".join(words)
    part = "test" if known & TEST or joined.startswith(("val", "test")) else "train"
    if known & ACCURACY or "acc" in joined:
        return part + "_accuracy"
    if known & RATE:
        return "learning_rate"
    if known & LOSS or "loss" in joined:
        return part + "_loss"
    return "epoch" if known & EPOCH else "iteration" if known & ITERATION else None


def _named(value):
    """(name, array) of everything in it that is a series."""
    value = _unwrapped(value)
    if isinstance(value, dict):
        yield from _of_dict(value, "", 0)
    elif isinstance(value, (list, tuple)) and len(value) and isinstance(value[0], dict):
        for key in list(value[0])[:MOST_KEYS]:
            yield str(key), series([row.get(key) if isinstance(row, dict) else None for row in value])
    elif isinstance(value, (list, tuple)) and len(value) and hasattr(value[0], "_fields"):
        for place, key in enumerate(value[0]._fields[:MOST_KEYS]):
            yield key, series([row[place] for row in value])
    elif isinstance(value, (list, tuple, np.ndarray)) and len(value):
        yield from _of_rows(value)


def _unwrapped(value):
    """Keras keeps its dictionary in `.history`; other objects keep lists in attributes."""
    if not isinstance(value, (dict, list, tuple, np.ndarray)):
        inner = getattr(value, "history", None)
        if inner is None and not callable(value):
            inner = getattr(value, "__dict__", None)
        return inner
    return value


def _of_dict(value, prefix, deep):
    for key, part in list(value.items())[:MOST_KEYS]:
        name = f"{prefix}_{key}" if prefix else str(key)
        if isinstance(part, dict) and deep < MOST_DEEP:
            yield from _of_dict(part, name, deep + 1)
        elif hasattr(part, "__len__") and not isinstance(part, (str, bytes, dict)):
            found = series(part)
            if np.isfinite(found).any():
                yield name, found


def _of_rows(rows):
    """Rows without names: a column that counts up is the iteration, shares are accuracies, the rest is loss; train before test."""
    first = rows[0]
    if not hasattr(first, "__len__") or isinstance(first, str):
        values = series(rows)
        yield ("train_accuracy" if _shares(values) and values[-1] > values[0] else "train_loss"), values
        return
    seen = set()
    for place in range(min(len(first), 8)):
        values = series([row[place] if hasattr(row, "__len__") and len(row) > place else None for row in rows])
        if place == 0 and len(values) > 1 and np.all(np.diff(values) > 0) and np.all(values == np.round(values)):
            yield "iteration", values
            continue
        kind = "accuracy" if _shares(values) and len(values) > 1 and values[-1] >= values[0] else "loss"
        yield ("test_" if kind in seen else "train_") + kind, values
        seen.add(kind)


def _shares(values):
    return bool(np.all((values >= 0) & (values <= 100))) and bool(np.nanmax(values) <= 1.0 or np.nanmax(values) > 20)


def series(values):
    """Float64; what is no number becomes NaN."""
    if isinstance(values, np.ndarray) and values.dtype.kind in "fiub":
        return values.reshape(-1)[:MOST_VALUES].astype(np.float64)
    if type(values).__module__.startswith("torch") and hasattr(values, "detach"):
        return series(values.detach().cpu().double().numpy())
    return np.array([_number(v) for v in list(values)[:MOST_VALUES]], dtype=np.float64)


def _number(value):
    try:
        if isinstance(value, (list, tuple)) and len(value) == 1:
            value = value[0]
        return math.nan if value is None or isinstance(value, (str, bytes)) else float(value)
    except Exception:
        return math.nan
