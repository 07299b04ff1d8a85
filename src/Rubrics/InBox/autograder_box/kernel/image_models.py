"""Measures models that tell images apart."""
import numpy as np

from . import asking, behaviours, datasets, feeding, tracing, training_facts
from .guarding import TOO_LONG, Failed, attempt
from .measuring import INPUT_SAMPLES, Measuring
from .recorder import record

TRY, TRY_SECONDS = 3, 15.0


class ImageModel(Measuring):
    """`data`: {"hidden", "visible", "train"} → (pixels, labels or None)."""

    def measure(self, data, names):
        self.data = data
        self.training = self.found.module is not None and bool(vars(self.found.module).get("training"))
        sample = next(iter(data.values()))[0][:TRY]
        scores = self.step("the model", lambda: self.usable(sample))
        if scores is None:
            self.entry["status"] = "failed"
        self.step("the model's facts", lambda: self.described(scores is not None and scores.feed.columns))
        if self.found.module is not None:
            self.entry["training"] = self.training
        if scores is not None:
            self.outputs(scores)
            self.step("the layers", lambda: self.layers(scores))
            self.step("the inputs", lambda: self.inputs(scores))
            self.behaviours(scores)
        self.step("the log", lambda: self.reported(names))
        self.step("the parameters", self.parameters)

    def usable(self, sample):
        """The first way of feeding the model that gives scores of the right shape."""
        if self.found.how == "predict":
            scores = asking.Scores(self.torch, self.found.call, feeding.Feed((1, round(sample.shape[1] ** 0.5), round(sample.shape[1] ** 0.5))), self.classes())
            self.found.module = self.called_by(lambda: scores(sample))
            return scores
        model = self.found.module
        self.evaluation(model)
        return fitting(self.torch, model, sample, self.classes())

    def called_by(self, action):
        """The one module that a function calls, if it is one."""
        record.modules = []
        try:
            action()
            called = {id(m): m for m in record.modules}
        finally:
            record.modules = None
        found = next(iter(called.values())) if len(called) == 1 else None
        if found is not None:
            self.training = bool(vars(found).get("training"))
            self.evaluation(found)
        return found

    def classes(self):
        return int(self.request.get("classes") or 10)

    def outputs(self, scores):
        self.entry.update(input_shape=list(scores.feed.shape), scale=list(scores.feed.scale))
        for part, (pixels, _) in self.data.items():
            found = self.step(f"the outputs on {part} images", lambda: scores(pixels), most=self.deadline.left() / 2)
            if found is None:
                continue
            self.report.tensor(self.key, part, found)
            self.entry.setdefault("outputs", asking.kind(found))
            if not np.isfinite(found).all():
                self.complain(f"the outputs on {part} images contain NaN or infinity")
        if "outputs" not in self.entry:
            self.entry["status"] = "failed"

    def layers(self, scores):
        sample = next(iter(self.data.values()))[0][:2]
        self.entry["layers"] = tracing.trace(self.torch, scores.model, self.found.module, scores.inputs(sample))

    def inputs(self, scores):
        sample = next(iter(self.data.values()))[0][:INPUT_SAMPLES]
        found = scores.inputs(sample)
        self.report.tensor(self.key, "inputs", (found.T if scores.feed.columns else found).to("cpu", self.torch.float32).numpy())

    def behaviours(self, scores):
        pixels, labels = self.data.get("train") or self.data.get("visible") or (None, None)
        kind, torch = self.entry.get("outputs", "logits"), self.torch
        asked = self.asked() if pixels is not None else []

        def on(model):
            return asking.Scores(torch, model, scores.feed, self.classes())

        def loss(images, targets):
            value = behaviours.class_loss(torch, kind, targets)
            return lambda model: value(on(model).live(images))

        if "gradients" in asked:
            self.behaviour("gradients", lambda m: behaviours.gradients(torch, m, loss(pixels[:100], labels[:100])))
        if "mode" in asked:
            self.behaviour("mode", lambda m: behaviours.mode(torch, on(m), m, pixels))
        if "overfit" in asked:
            count = behaviours.BATCH
            drawn = np.random.default_rng(int(self.request.get("seed") or 0)).integers(0, self.classes(), count)
            self.behaviour("overfit", lambda m: behaviours.overfit(torch, m, loss(pixels[:count], drawn)))


def fitting(torch, model, sample, classes):
    """Scores by the first feed that the model takes; the sentence of the likeliest one when it takes none."""
    first = None
    for feed in feeding.feeds(training_facts.fed(torch, model), sample.shape[1]):
        scores = asking.Scores(torch, model, feed, classes)
        found, trouble = attempt(lambda: scores(sample), TRY_SECONDS)
        if found is not None:
            return scores
        first = first or trouble
        if trouble.startswith(TOO_LONG):
            break
    raise Failed(first)


def fits(torch, sample, classes):
    return lambda model: attempt(lambda: fitting(torch, model, sample[:TRY], classes), 30)[0] is not None


def data(request):
    """Hidden images first: they matter most when time runs out."""
    found, wanted = {}, request.get("data") or {}
    hidden = datasets.hidden("images")
    if hidden is not None:
        found["hidden"] = (np.asarray(hidden).reshape(len(hidden), -1), None)
    for part, read in (("visible", datasets.visible), ("train", datasets.train)):
        images = read(wanted)
        if images is not None:
            found[part] = images
    return found
