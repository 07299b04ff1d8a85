"""Everything about one model, step by step; a step that fails leaves a sentence and the others their results."""
import numpy as np

from . import behaviours, logs, naming, training_facts, waves
from .guarding import attempt

MOST_PARAMETER_BYTES, INPUT_SAMPLES, SERIES = 8 << 20, 32, 8
MOST_STEP = 60.0


class Measuring:
    """`entry` is this model's part of the results; `report` takes tensors; `others` are parameters of the run's other models."""

    def __init__(self, torch, key, found, entry, report, request, deadline, others):
        self.torch, self.key, self.found, self.entry, self.report, self.request = torch, key, found, entry, report, request
        self.deadline, self.wanted, self.others = deadline, request["models"][key], others

    def step(self, what, action, most=MOST_STEP):
        """The value of a step, or None with a sentence added to the model's message."""
        value, trouble = attempt(action, min(most, self.deadline.left()))
        if trouble:
            self.complain(f"{what}: {trouble}")
        return value

    def complain(self, sentence):
        self.entry["message"] = "; ".join(filter(None, (self.entry["message"], sentence)))[:2000]

    def described(self, columns=False):
        """Facts that need no call of the model."""
        model = self.found.module
        if model is None:
            return
        parameters = naming.trained(self.torch, model)
        self.entry.update({"class": type.__getattribute__(type(model), "__name__"), "training": bool(vars(model).get("training")),
                           "parameters": sum(t.numel() for t in parameters.values()),
                           "shapes": {name: list(t.shape) for name, t in parameters.items()}})
        recorded, initial, curves = training_facts.describe(self.torch, model, columns, self.others)
        if recorded is not None:
            self.entry.update(recorded=recorded, initial=initial)
        for name, values in curves.items():
            self.report.tensor(self.key, name, values, np.float64)

    def parameters(self):
        """Their values, if all together are small enough."""
        found = naming.trained(self.torch, self.found.module) if self.found.module is not None else {}
        if 4 * sum(t.numel() for t in found.values()) <= MOST_PARAMETER_BYTES:
            for name, tensor in found.items():
                values = tensor.detach().as_subclass(self.torch.Tensor).to("cpu", self.torch.float32).numpy()
                self.report.tensor(self.key, f"parameter/{name}", values)

    def reported(self, names):
        """The student's own log: the variable the package names, or one of that name in another spelling."""
        log = self.wanted.get("log")
        if not log:
            return
        value = names.get(log)
        if value is None:
            alike = [v for k, v in list(names.items()) if type(k) is str and k.lower().replace("_", "") == str(log).lower().replace("_", "")]
            value = alike[0] if alike else None
        found = logs.read(value) if value is not None else {}
        for series in list(found)[:SERIES]:
            self.report.tensor(self.key, f"reported/{series}", found[series], np.float64)
        self.entry["log"] = {"found": value is not None, "series": sorted(found)}

    def evaluation(self, model):
        """Evaluation mode by the model's own eval(), or directly where a student's eval() fails."""
        _, trouble = attempt(model.eval, 5)
        if trouble:
            for module in naming.modules(self.torch, model):
                vars(module)["training"] = False
            self.complain(f"eval() of the model failed: {trouble}")

    def behaviour(self, name, action, most=MOST_STEP):
        """One behaviour, tried on a copy of the model."""
        def tried():
            self.torch.manual_seed(int(self.request.get("seed") or 0))
            return action(behaviours.copied(self.torch, self.found.module))
        value, trouble = attempt(tried, min(most, self.deadline.left())) if self.found.module is not None \
            else (None, "there is only a function predict, and no model that could be tried")
        self.entry.setdefault("behaviour", {})[name] = value if value is not None else {"status": "failed", "message": trouble}

    def asked(self):
        return [str(name).replace("-", "_") for name in self.wanted.get("behaviours") or ()]


class Sequences(Measuring):
    """A model of the waves: context in, forecasts out."""

    def measure(self, inputs, names):
        self.step("the model's facts", self.described)
        self.entry["outputs"] = "values"
        fed = training_facts.fed(self.torch, self.found.module) if self.found.module is not None else None
        if fed is not None and fed.learning and "recorded" in self.entry:
            self.entry["recorded"]["targets_given"] = fed.targets / fed.learning
        if self.found.module is not None:
            self.evaluation(self.found.module)
        waves.measure(self, inputs)
        self.step("the log", lambda: self.reported(names))
        self.step("the parameters", self.parameters)
