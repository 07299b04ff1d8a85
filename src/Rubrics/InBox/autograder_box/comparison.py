"""A run of kind "comparison": the same network, data, seed and order, trained once for each arm."""
import hashlib
import time

import numpy as np

from . import box, cases, fitting, images as data, module, settings, tensors, trouble
from .arrays import BadOutput
from .predicting import Predictor
from .recording import Updates
from .watching import Watch

AFTER_TIMEOUT_SECONDS = 5.0
FIXED_PART = 2000
MOST_STEPS = 200_000
FILE_BYTES = 1 << 30


def main():
    request = box.request()
    report, found = {"arms": {}}, {}
    box.write_results(report)
    images = data.Images(request)
    images.write_pickles()
    student = module.load(request["code"])
    seconds = 0.85 * float(request.get("budget_seconds") or 600) / max(1, len(request["arms"]))
    for arm in request["arms"]:
        begun = time.monotonic()
        outcome, arrays, printed = cases.in_child(
            lambda arm=arm: attempt(student, images, arm, int(request.get("seed") or 1)), seconds, FILE_BYTES)
        if outcome.get("status") == "timeout":
            seconds = min(seconds, AFTER_TIMEOUT_SECONDS)
        report["arms"][arm["id"]] = {**outcome, "seconds": round(time.monotonic() - begun, 3), "stdout": printed}
        found.update({f"{arm['id']}|{name}": array for name, array in arrays.items()})
        tensors.write(box.path_in("out", "results.safetensors"), found)
        box.write_results(report)


def attempt(student, images, arm, seed):
    try:
        return run(student, images, arm, seed)
    except BaseException as error:
        found = trouble.describe(error, student.file)
        where = f" (line {found['line']} of {student.file})" if found["line"] else ""
        return {"status": "error", "message": f"{found['type']}: {found['message']}{where}", "line": found["line"]}, {}


def run(student, images, arm, seed):
    notes = []
    wanted = settings.complete(settings.read(arm, images.inputs, images.classes), None, images.inputs, images.classes)
    loaded = fitting.load(student, images, notes)
    losses, norms, visible = [], [], []

    def after_epoch(_):
        losses.append(loss_of(predictor(loaded[0][:, :FIXED_PART]), loaded[1][:, :FIXED_PART]))
        visible.append(np.argmax(predictor(loaded[2]), axis=1))
        norms.append(float(np.sqrt(sum(np.sum(w * w) for w in network.weights()))))

    watch = Watch(on_epoch=after_epoch)
    if student.network is not None:
        watch.hook(student.network)
    network = fitting.build(student, images, wanted, seed, notes)
    predictor = Predictor(lambda piece: network.forward(piece)[0], images.classes)
    start = hashlib.sha256(b"".join(np.ascontiguousarray(p).tobytes() for p in [*network.weights(), *network.biases()]))
    updates = Updates(network)
    fitting.train(network, loaded, wanted, seed + 1)
    if not losses:
        raise BadOutput("train never finished an epoch of update_network calls")
    hidden = predictor(fitting.hidden_columns(images, loaded[4], notes))
    etas = updates.rates() if wanted["optimizer"] == "sgd" else np.array(updates.etas)
    return {"status": "ok", "message": "", "bound": {role: wanted[role] for role in ("lambda", "decay", "eta")}, "notes": notes}, {
        "loss": np.array(losses), "visible_predictions": np.array(visible, dtype=np.int64), "hidden_predictions": np.argmax(hidden, axis=1),
        "weight_norm": np.array(norms),
        "etas": etas[:MOST_STEPS], "init_hash": digest(start), "order_hash": digest(watch.order)}


def loss_of(probabilities, classes):
    right = np.sum(probabilities * classes.T, axis=1)
    return float(-np.mean(np.log(np.clip(right, 1e-12, None))))


def digest(found):
    return np.frombuffer(found.digest(), dtype=np.uint8)
