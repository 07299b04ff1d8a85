"""Trains a student's network with given settings by calling its own `train`."""
import random
import signal

import numpy as np

from . import binding, mlp, preparing
from .student_network import StudentNetwork

LEAST_FIRST_STEP = 10.0
FIRST_STEP_SHARE = 0.3


class Stopped(BaseException):
    """The time for training is up; raised by the alarm inside the student's own loop."""


def alarm_after(seconds, watch):
    """Stops training after these seconds, and much earlier when it has not done a single step by then."""
    first = min(seconds, max(LEAST_FIRST_STEP, FIRST_STEP_SHARE * seconds))

    def ring(*_):
        if watch.updates == 0 and watch.hooked or first >= seconds or ring.rung:
            raise Stopped()
        ring.rung = True
        signal.setitimer(signal.ITIMER_REAL, seconds - first)

    ring.rung = False
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(0.1, first))


def stop_alarm():
    signal.setitimer(signal.ITIMER_REAL, 0)


def training_seconds(budget):
    """What of a run's time may go into training; the rest is for loading before and measuring after."""
    return max(0.6 * budget, 0.9 * budget - 30)


def load(student, images, notes):
    """(training images, classes, visible images, classes, loader) as the student's loader gives them, else as the template's would."""
    loader = preparing.find_loader(student)
    if loader is not None:
        try:
            found = loader(images.train_file, images.test_file)
            if preparing.is_four(found) and found[0].shape == (images.inputs, len(images.train)) \
                    and found[1].shape == (images.classes, len(images.train)):
                return (*found, loader)
            notes.append(f"{loader.__name__} does not give four arrays with one column for each image, so ours was used")
        except Exception as error:
            notes.append(f"{loader.__name__} failed ({type(error).__name__}), so images were loaded as the template does")
    return (images.columns(images.train), images.one_hot(images.train_labels),
            images.columns(images.visible), images.one_hot(images.visible_labels), None)


def hidden_columns(images, loader, notes):
    """The images whose labels are not in the box, as the student's loader gives them, else as the template's would."""
    hidden = images.hidden()
    if loader is not None:
        try:
            images.write_hidden()
            found = loader(images.train_file, images.hidden_file)
            if preparing.is_four(found) and found[2].shape == (images.inputs, len(hidden)):
                return found[2]
        except Exception:
            notes.append("the loader failed on further images; they were loaded as the template does")
    return images.columns(hidden)


def build(student, images, wanted, seed, notes):
    """The network that the settings describe, with its author's own initial weights."""
    extras = {"lambda": wanted["lambda"], "decay": wanted["decay"], "n": len(images.train), "batch": wanted["batch"],
              "epoch": 0, "step": 1, **mlp.ADAM}
    sizes = [images.inputs, *wanted["hidden"], images.classes]
    network = StudentNetwork(student, sizes, wanted["optimizer"], extras, seed)
    for role, sign in (("lambda", "λ"), ("decay", "k")):
        kept = network.put_where_kept(role, wanted[role])
        where = network.where_of(role, ("train", "backward_pass", "update_network", "constructor")) or kept
        if wanted[role] and where is None:
            notes.append(f"{sign} = {wanted[role]:g} is asked for, but nothing in the code is named like it, so it has no effect")
    for role in ("n", "batch", "epoch", "step"):
        if binding.has_role(network.method("train"), role) is None or role == "batch":
            network.extras.pop(role, None)
    network.extras.update({"n": len(images.train)})
    return network


def train(network, data, wanted, seed):
    """Runs the student's `train` to its end."""
    np.random.seed(seed)
    random.seed(seed)
    network.train(*data[:4], wanted["epochs"], wanted["batch"], wanted["eta"])
