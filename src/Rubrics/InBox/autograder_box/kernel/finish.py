"""After the student's last cell: finds each model the package asks for, measures it, writes what came of it."""
import sys
import time

from .. import box
from . import datasets, environment, image_models, naming, start
from .asking import place
from .finding import Finder
from .guarding import Deadline, attempt
from .image_models import ImageModel
from .measuring import Sequences
from .report import Report

MOST_MODELS = 20
LEAST, MOST, KEPT = 5.0, 400.0, 20.0   # seconds to measure in; the last are for the kernel's start, writing and ending


def export(request, names=None):
    """`names` are the notebook's globals, by default those of the kernel. Never raises for what student code does."""
    names = _globals() if names is None else names
    report, deadline = Report(), Deadline(_seconds(request))
    wanted = dict(list((request.get("models") or {}).items())[:MOST_MODELS])
    request = {**request, "models": wanted}
    torch, trouble = attempt(_torch, 60)
    if torch is None:
        report.models = {key: _missing(f"PyTorch could not be imported: {trouble}") for key in wanted}
        report.environment = environment.describe(None, ())
        report.write()
        return
    devices = []
    for key, entry, measure in _found(torch, names, request, report, deadline):
        try:
            measure()
        except BaseException as error:
            entry.update(status="failed", message=box.words(f"{entry['message']} {type(error).__name__}".strip()))
        devices += entry.pop("device", [])
        report.models[key] = entry
        report.environment = environment.describe(torch, devices)
        report.write()
    report.environment = environment.describe(torch, devices)
    report.write()


def _globals():
    shell = sys.modules.get("IPython")
    shell = shell.get_ipython() if shell is not None else None
    return shell.user_ns if shell is not None else vars(sys.modules["__main__"])


def _seconds(request):
    """What is left of the run's budget, or what the run keeps for us at least."""
    left = float(request.get("budget_seconds") or 0) - (time.monotonic() - start.begun[0])
    return min(MOST, max(LEAST, left - KEPT, float(request.get("reserve_seconds") or 0) - KEPT))


def _torch():
    import torch
    return torch


def _missing(message):
    return {"status": "missing", "how": "", "message": message}


def _found(torch, names, request, report, deadline):
    """(key, entry, what measures it) for each model, one after the other."""
    sequences = (request.get("data") or {}).get("kind") == "waves"
    inputs = datasets.contexts() if sequences else image_models.data(request)
    finder = Finder(torch, names, request["models"])
    fits = _accepts(torch, request, inputs, sequences)
    for key in request["models"]:
        entry = {"status": "found", "how": "", "message": ""}
        found, trouble = attempt(lambda: finder.find(key, fits), max(1.0, deadline.left() / 2))
        if found is None:
            entry = _missing(trouble)
            yield key, entry, lambda: None
            continue
        entry.update(how=found.how, message=found.message, device=[place(torch, found.module)[0]] if found.module is not None else [])
        if not inputs if not sequences else inputs is None:
            entry["message"] = "the run has no inputs to measure it with"
            yield key, entry, lambda: None
            continue
        measuring = (Sequences if sequences else ImageModel)(torch, key, found, entry, report, request, deadline, finder.parameters_of_others(key))
        yield key, entry, lambda: measuring.measure(inputs, names)


def _accepts(torch, request, inputs, sequences):
    if sequences:
        from .waves import Forecasts
        return lambda model: attempt(lambda: Forecasts(torch, model, int(request["data"]["horizon"]))(inputs[:3]), 30)[0] is not None
    sample = next(iter(inputs.values()))[0] if inputs else None
    classes = int(request.get("classes") or 10)
    return image_models.fits(torch, sample, classes) if sample is not None else lambda model: naming.trained(torch, model) != {}
