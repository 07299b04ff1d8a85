"""A run of kind "training": trains the student's network and asks it about images whose labels are not in the box."""
import time

import numpy as np

from . import arrays, box, fitting, images as data, memory, module, preparing, scripts, settings, source, tensors, trouble
from .predicting import Predictor
from .watching import Watch

MOST_CURVE_POINTS = 300
NO_STEP = "not one step of training was done before the time was up: look for a loop that never ends"


class Training:
    def __init__(self):
        self.request = box.request()
        self.started, self.notes, self.found = time.monotonic(), [], {}
        self.seed = int(self.request.get("seed") or 1)
        self.report = {"status": "ended", "message": "the program ended before the training was done", "mode": "", "settings": {},
                       "notes": self.notes, "seconds": {}}
        self.curve, self.predict_visible = [], None

    def run(self):
        box.write_results(self.report)
        memory.limit()
        chosen = source.choose(source.read_all(self.request["code"]))
        if chosen is None or chosen.tree is None:
            self.fail("error", "there is no Python file to train" if chosen is None else
                      f"line {chosen.error['line']} of {chosen.name}: {chosen.error['message']}")
            return
        self.images = data.Images(self.request)
        self.images.write_pickles()
        self.seconds = fitting.training_seconds(float(self.request.get("budget_seconds") or 600))
        wanted = settings.read(self.request.get("settings"), self.images.inputs, self.images.classes)
        mode = self.mode(chosen, wanted)
        try:
            done = self.by_script(chosen) if mode == "script" else False
            if not done and self.report["status"] == "ended":
                self.by_settings(wanted)
        except BaseException as error:
            found = trouble.describe(error, chosen.name)
            where = f" (line {found['line']} of {chosen.name})" if found["line"] else ""
            self.fail("error", f"{found['type']}: {found['message']}{where}")

    def mode(self, chosen, wanted):
        asked = self.request.get("mode") or "auto"
        own = str((self.request.get("settings") or {}).get("mode", "")).lower()
        if asked == "auto" and own in ("script", "settings"):
            asked = own
        if asked == "auto":
            asked = "settings" if wanted else "script" if scripts.trains_itself(chosen) else "settings"
        return asked

    def fail(self, status, message):
        self.report.update(status=status, message=box.words(message, 600))
        self.save()

    def save(self):
        self.report["seconds"]["all"] = round(time.monotonic() - self.started, 3)
        tensors.write(box.path_in("out", "results.safetensors"), self.found)
        box.write_results(self.report)

    # By settings: the student's train, called with the settings of the file or of the package.

    def by_settings(self, wanted):
        self.report["mode"] = "settings"
        student = module.load(self.request["code"])
        if student.network is None:
            self.fail("error", (student.error or {}).get("message") or "the file defines no class named Network")
            return
        used = settings.complete(wanted, self.request.get("defaults"), self.images.inputs, self.images.classes)
        if not wanted:
            self.notes.append("no settings were handed in, so those of the assignment were used")
        self.report["settings"] = used
        watch = Watch(on_epoch=self.epoch)
        watch.hook(student.network)
        loaded = fitting.load(student, self.images, self.notes)
        network = fitting.build(student, self.images, used, self.seed, self.notes)
        predictor = Predictor(lambda piece: network.forward(piece)[0], self.images.classes)
        self.predict_visible = lambda _: predictor(loaded[2])
        self.train(network, loaded, used, watch)
        if watch.updates == 0:
            self.fail("timeout", NO_STEP if self.report.get("stopped") else "train never called update_network")
            return
        loader, loaded = loaded[4], None
        self.predict_visible = None
        self.measure(watch, predictor, preparing.Change(), loader)

    def train(self, network, loaded, used, watch):
        begun = time.monotonic()
        fitting.alarm_after(self.seconds - (begun - self.started), watch)
        try:
            fitting.train(network, loaded, used, self.seed)
        except fitting.Stopped:
            self.stopped()
        except Exception as error:
            if watch.updates == 0:
                raise
            found = trouble.describe(error, network.student.file)
            self.notes.append(f"the training stopped with {found['type']}: {found['message']}; measured as trained until then")
        finally:
            fitting.stop_alarm()
        self.report["seconds"]["training"] = round(time.monotonic() - begun, 3)

    def stopped(self):
        self.report["stopped"] = True
        self.notes.append(f"the training was stopped when its {self.seconds:.0f} seconds were over; "
                          "the network is measured as trained until then")

    def epoch(self, network):
        if self.predict_visible is not None and len(self.curve) < MOST_CURVE_POINTS:
            try:
                self.curve.append(np.argmax(self.predict_visible(network), axis=1))
            except Exception:
                self.predict_visible = None

    # By script: the file as its author would start it.

    def by_script(self, chosen):
        """Whether a trained network was found; False leaves the settings to try."""
        self.report["mode"] = "script"
        loaded, self.change = preparing.Loaded(), None
        watch = Watch(on_start=lambda trained: self.script_trains(loaded, trained), on_epoch=self.epoch)
        begun = time.monotonic()
        namespace, outcome = scripts.run(chosen, self.request["code"], self.images, self.seed, watch, loaded, self.seconds)
        self.report["seconds"]["training"] = round(time.monotonic() - begun, 3)
        self.notes.extend(outcome.notes)
        if outcome.stopped:
            self.stopped()
        network = watch.network if watch.updates or watch.network is not None else scripts.find_network()
        if network is None or (watch.updates == 0 and watch.data is None):
            return self.nothing_trained(chosen, outcome)
        if outcome.error is not None:
            self.notes.append(f"after training, the file failed with {outcome.error['type']}: {outcome.error['message']}")
        self.report["settings"] = {role: value for role, value in watch.settings.items()}
        change = self.change or preparing.Change()
        loaded.train = loaded.test = watch.data = None
        scripts.free_memory(namespace)
        predictor = Predictor(network.forward_pass, self.images.classes, change.rows)
        self.predict_visible = None
        self.measure(watch, predictor, change, loaded.function)
        return True

    def nothing_trained(self, chosen, outcome):
        if outcome.exited:
            self.fail("error", "the file ended the program (exit) before anything was trained")
        elif outcome.stopped:
            self.fail("timeout", NO_STEP)
        elif outcome.error is not None:
            where = f" (line {outcome.error['line']} of {chosen.name})" if outcome.error["line"] else ""
            self.notes.append(f"started as a script, the file failed with {outcome.error['type']}: "
                              f"{outcome.error['message']}{where}; its network was trained with other settings instead")
        else:
            self.notes.append("started as a script, the file trained no network; it was trained with other settings instead")
        return False

    def script_trains(self, loaded, trained):
        """When `train` begins: how its images follow from those that were loaded."""
        self.curve = []
        base = loaded.train if loaded.train is not None else self.images.columns(self.images.train[:20000])
        self.change = preparing.find_change(base, trained)
        test = loaded.test if loaded.test is not None else self.images.columns(self.images.visible)
        if self.change is None:
            self.notes.append("the images that reach train cannot be related to the files, so they were taken as the template loads them")
        elif self.change.any:
            self.notes.append("inputs are scaled between loading and training; new images are scaled the same way")
        change = self.change or preparing.Change()
        if test.ndim == 2 and test.shape[1] == len(self.images.visible):
            visible = change(test)
            self.predict_visible = lambda network: Predictor(network.forward_pass, self.images.classes, change.rows)(visible)

    # Measuring

    def measure(self, watch, predictor, change, loader):
        begun = time.monotonic()
        try:
            probabilities = predictor(change(fitting.hidden_columns(self.images, loader, self.notes)))
        except Exception as error:
            found = error if isinstance(error, arrays.BadOutput) else f"{type(error).__name__}: {error}"
            self.fail("error", f"the trained network could not be asked: {box.words(found, 400)}")
            return
        self.found["predictions"] = np.argmax(probabilities, axis=1).astype(np.int64)
        self.found["probabilities"] = probabilities.astype(np.float32)
        if watch.losses:
            self.found["curve/epoch"] = np.arange(1, len(watch.losses) + 1, dtype=np.int64)
            self.found["curve/loss"] = np.array(watch.losses)
            self.found["curve/eta"] = np.array(watch.etas)
        if self.curve:
            self.found["curve/visible_predictions"] = np.array(self.curve, dtype=np.int64)
        self.report["seconds"]["measuring"] = round(time.monotonic() - begun, 3)
        self.report.update(status="ok", message="", epochs=watch.epochs, updates=watch.updates)
        self.save()


def main():
    Training().run()
    box.leave()
