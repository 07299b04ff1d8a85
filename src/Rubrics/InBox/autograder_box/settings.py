"""Reads a student's settings file: whatever it calls them, which values it gives to the settings a training needs."""
from . import binding

ROLES = ("optimizer", "eta", "epochs", "batch", "lambda", "decay")
HIDDEN = frozenset({"hidden", "hiddenlayers", "hiddensizes", "hiddenunits", "neurons"})
SIZES = frozenset({"sizes", "layers", "layersizes", "architecture", "network"})
START = {"hidden": [32], "optimizer": "sgd", "eta": 0.1, "epochs": 10, "batch": 32, "lambda": 0.0, "decay": 0.0}


def read(given, inputs, classes):
    """The settings it names, by role; empty when it names none that matter."""
    found = {}
    for key, value in flat(given or {}):
        name = str(key).lower().replace("_", "").replace("-", "").replace(" ", "")
        if name in HIDDEN or name in SIZES:
            layers = whole_numbers(value)
            if layers is not None:
                found["hidden"] = [n for i, n in enumerate(layers) if name in HIDDEN or not (
                    (i == 0 and n == inputs) or (i == len(layers) - 1 and n == classes))]
            continue
        for role in ROLES:
            if name in binding.NAMES[role]:
                if role == "optimizer" and isinstance(value, str):
                    found[role] = value.strip().lower()
                elif role in ("epochs", "batch") and number(value):
                    found[role] = max(1, int(value))
                elif role != "optimizer" and number(value):
                    found[role] = float(value)
    return found


def complete(found, defaults, inputs, classes):
    """What to train with: the submission's own settings over the package's over ours."""
    return {**START, **read(defaults, inputs, classes), **found}


def flat(given):
    for key, value in given.items():
        if isinstance(value, dict):
            yield from flat(value)
        else:
            yield key, value


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def whole_numbers(value):
    values = value if isinstance(value, list) else [value]
    return [int(v) for v in values] if all(number(v) and 1 <= v <= 100_000 and v == int(v) for v in values) else None
