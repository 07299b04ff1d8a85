"""One object of a student's network class: made, given weights, and asked, whatever its author's conventions are."""
import random

import numpy as np

from . import arrays, binding
from .binding import bind

WEIGHTS = ("weights", "w", "ws", "weight", "weightlist")
BIASES = ("biases", "b", "bs", "bias", "biaslist")
GLOBALS = ("net", "network", "model")


class Missing(Exception):
    """Something the handout asks for is not there; the message says what."""


class StudentNetwork:
    """`extras` are the values of roles a student may have added (λ, decay, epoch, …)."""

    def __init__(self, student, sizes, optimizer, extras, seed=0):
        if student.network is None:
            raise Missing("the file defines no class named Network")
        self.student, self.extras, self.notes = student, dict(extras), []
        np.random.seed(seed)
        random.seed(seed)
        template = {"sizes": list(sizes), "optimizer": spelling(student, optimizer)}
        self.net = self._call("constructor", student.network, template)
        for name in GLOBALS:
            if name == "net" or name not in student.namespace:
                student.namespace[name] = self.net
        self._weights, self._biases = self._attribute(WEIGHTS, "weights"), self._attribute(BIASES, "biases")
        self._shape(sizes)

    def _attribute(self, names, what):
        for key in list(vars(self.net)):
            if key.lower().replace("_", "") in names:
                return key
        raise Missing(f"the network has no attribute named {what}")

    def _shape(self, sizes):
        """Remembers whether weights are kept transposed and biases flat; the handout asks for neither."""
        own = [np.shape(w) for w in getattr(self.net, self._weights)]
        wanted = [(o, i) for i, o in zip(sizes, sizes[1:])]
        if own != wanted and own == [shape[::-1] for shape in wanted]:
            self.transposed = True
        elif len(own) != len(wanted):
            raise Missing(f"Network({list(sizes)}) has {len(own)} weight arrays instead of {len(wanted)}")
        else:
            self.transposed = False
            if own != wanted:
                self.notes.append(f"weights have the shapes {own} instead of {wanted}")
        self._flat = [np.shape(b) for b in getattr(self.net, self._biases)] == [(o,) for o in sizes[1:]]

    def put(self, weights, biases):
        setattr(self.net, self._weights, [np.array(w.T if self.transposed else w) for w in weights])
        setattr(self.net, self._biases, [np.array(b.reshape(-1) if self._flat else b) for b in biases])

    def weights(self):
        found = arrays.plain_list(getattr(self.net, self._weights), "weights")
        return [w.T for w in found] if self.transposed else found

    def biases(self):
        found = arrays.plain_list(getattr(self.net, self._biases), "biases")
        return [b.reshape(-1, 1) for b in found] if self._flat else found

    def method(self, name):
        wanted = name.replace("_", "")
        for key in dir(self.net):
            if key.lower().replace("_", "") == wanted:
                return getattr(self.net, key)
        raise Missing(f"the class {type(self.net).__name__} has no method {name}")

    def _call(self, name, function, template):
        return bind(function, template, self.extras, name)(function)

    def forward(self, x):
        """(output, Zs or None, activations or None) as the student returns them."""
        found = self._call("forward_pass", self.method("forward_pass"), {"input": x})
        if found is None:
            raise arrays.BadOutput("forward_pass returns nothing (None)")
        if type(found) is tuple and len(found) >= 3:
            return found[0], found[1], found[2]
        self.notes.append("forward_pass does not return (output, Zs, activations)")
        return (found[0] if type(found) is tuple and found else found), None, None

    def backward(self, output, target, zs, activations):
        template = {"output": output, "target": target, "Zs": zs, "activations": activations}
        found = self._call("backward_pass", self.method("backward_pass"), template)
        if type(found) not in (tuple, list) or len(found) < 2:
            raise arrays.BadOutput("backward_pass does not return (gw, gb)")
        return found[0], found[1]

    def update(self, gw, gb, eta):
        if self.transposed:
            gw = [g.T for g in gw]
        if self._flat:
            gb = [np.reshape(g, -1) for g in gb]
        self.update_as_is(gw, gb, eta)

    def update_as_is(self, gw, gb, eta):
        self._call("update_network", self.method("update_network"), {"gw": gw, "gb": gb, "eta": eta})

    def train(self, data, classes, val_data, val_class, epochs, batch, eta):
        template = {"training_data": data, "training_class": classes, "val_data": val_data, "val_class": val_class,
                    "epochs": epochs, "batch": batch, "eta": eta}
        return self._call("train", self.method("train"), template)

    def put_where_kept(self, role, value):
        """Gives a role its value where no parameter of the class takes it: in an attribute, or in a constant the class uses."""
        if self.where_of(role, ("constructor", "backward_pass", "update_network")):
            return None
        used = {name for method in vars(type(self.net)).values() if hasattr(method, "__code__") for name in method.__code__.co_names}
        for place, where in ((vars(self.net), "attribute"), (self.student.namespace, "constant")):
            for key, old in list(place.items()):
                if type(old) in (int, float) and len(key) > 1 and key in used \
                        and key.lower().replace("_", "") in binding.NAMES[role]:
                    place[key] = value
                    return where
        return None

    def where_of(self, role, places):
        """The first of these methods that has a parameter with this role, which is not just a switch."""
        for place in places:
            try:
                found = binding.has_role(type(self.net) if place == "constructor" else self.method(place), role)
            except Missing:
                continue
            if found is not None and not isinstance(found.default, (bool, str)):
                return place
        return None


def spelling(student, word):
    """`word` as the student's own code spells it ("Adam", "ADAM"), else as it is."""
    return next((text for text in student.texts if text.lower() == word), word)
