"""Short facts about parameters and settings."""
import math

MOST_NUMBERS, MOST_SETTINGS = 20_000_000, 20


def tensor(parameter):
    """{"rank", "count", "low", "high", "mean", "square"} of a parameter; None for one too large to look at."""
    if parameter.numel() == 0 or parameter.numel() > MOST_NUMBERS or not parameter.is_floating_point():
        return None
    values = parameter.detach().double()
    low, high = values.aminmax()
    return {"rank": parameter.dim(), "count": parameter.numel(), "low": float(low), "high": float(high),
            "mean": float(values.mean()), "square": float((values * values).mean())}


def settings(group):
    """The plain numbers of an optimiser's settings."""
    found = {}
    for key, value in list(group.items())[:MOST_SETTINGS]:
        if key == "params" or type(key) is not str:
            continue
        value = list(value) if type(value) in (tuple, list) else value
        if all(number(v) for v in (value if type(value) is list else [value])) and key.isidentifier():
            found[key[:40]] = value
    return found


def number(value):
    return type(value) is bool or type(value) in (int, float) and math.isfinite(value)


def initial(facts, kinds):
    """{"zero_weights", "bias", "weight_std"} at the first step; `kinds` says "weight", "bias" or "norm" for each parameter."""
    weights = [f for f, kind in zip(facts, kinds) if f and kind == "weight"]
    biases = [f for f, kind in zip(facts, kinds) if f and kind == "bias"]
    found = {"zero_weights": bool(weights) and all(f["low"] == 0 == f["high"] for f in weights), "bias": None, "weight_std": None}
    if biases and max(f["high"] for f in biases) - min(f["low"] for f in biases) <= 1e-6:
        found["bias"] = _short(biases[0]["mean"])
    if weights:
        count = sum(f["count"] for f in weights)
        mean = sum(f["mean"] * f["count"] for f in weights) / count
        square = sum(f["square"] * f["count"] for f in weights) / count
        found["weight_std"] = _short(math.sqrt(max(0.0, square - mean * mean)))
    return found


def _short(value):
    return float(f"{value:.6g}") if math.isfinite(value) else None
