"""What is remembered about training while it runs: optimisers' steps, losses, and what models were fed."""
import math
import sys
import weakref
from array import array

MOST_TRAININGS, MOST_MODELS, MOST_STEPS, MOST_SHAPES = 200, 2000, 1_000_000, 200
LOOK_AT_FIRST, LOOK_EVERY = 16, 64   # the values of inputs are looked at for the first calls, then now and then
WAITING = 256                        # losses on a GPU are fetched together, because each fetch waits for the device


class Training:
    """What optimisers of one class did to one set of parameters in one cell, or one optimiser in several cells."""

    def __init__(self, kind, parameters, cell):
        self.kind, self.cell, self.settings, self.initial = kind, cell, {}, []
        self.parameters = [weakref.ref(p) for p in parameters]
        self.shapes = [tuple(p.shape) for p in parameters]
        self.rates, self.values, self._waiting = array("d"), array("d"), []
        self.steps, self.last, self.batches, self.losses, self.softmax_twice = 0, 0, {}, {}, False

    def trains(self, parameters):
        """Whether any of its parameters that still exist is among these."""
        known = {id(p) for p in parameters}
        return any(p is not None and id(p) in known for p in (ref() for ref in self.parameters))

    def stepped(self, rate, losses):
        self.steps += 1
        if self.steps > MOST_STEPS:
            return
        self.rates.append(rate)
        if losses and type(losses[-1]) is not float:
            self._waiting.append(losses[-1])
            if len(self._waiting) >= WAITING:
                self.fetch()
            return
        self.fetch()
        self.values.append(math.fsum(losses) / len(losses) if losses else math.nan)

    def fetch(self):
        for value in self._waiting:
            self.values.append(float(value))
        self._waiting = []


class Fed:
    """What one module was called with from outside any other module: shapes, and the values' lowest and highest."""

    def __init__(self, module, ignored):
        self.module, self.ignored, self.calls, self.last = weakref.ref(module), ignored, 0, 0
        self.shapes, self.ranges, self.floating = {}, {}, True
        self.learning, self.targets = 0, 0   # calls while gradients were wanted, and those of them with a second tensor

    def shape(self):
        """The shape it was called with most often, with the batch; None when it never was."""
        return max(self.shapes, key=self.shapes.get) if self.shapes else None

    def widest(self):
        """(lowest, highest), of evaluation where there was one, because training may add noise to images."""
        return self.ranges.get(False) or self.ranges.get(True)


class Recorder:
    def __init__(self):
        self.trainings, self.fed, self.depth, self.clock = [], {}, 0, 0
        self.modules = None            # a list while somebody wants to know which modules are called
        self.stepping, self.latest_loss = False, [None]   # the second: what backward() was called on last
        self._pending, self._batch = [], None

    def training(self, kind, parameters):
        """The record of this class and these parameters. A loop that makes a new optimiser for every step goes on with one record."""
        cell = _cell()
        for found in reversed(self.trainings):
            if found.kind == kind and found.cell == cell and len(found.parameters) == len(parameters) \
                    and all(ref() is p for ref, p in zip(found.parameters, parameters)):
                return found
        if len(self.trainings) >= MOST_TRAININGS:
            self.trainings.pop(0)
        self.trainings.append(Training(kind, parameters, cell))
        return self.trainings[-1]

    def lost(self, value):
        """A loss on which backward() was called; the next step takes it."""
        if len(self._pending) >= 64:
            self._pending.pop(0)
        self._pending.append(value)

    def stepped(self, training, rate):
        self.clock += 1
        training.last = self.clock
        training.stepped(rate, self._pending)
        if self._batch is not None and (self._batch in training.batches or len(training.batches) < MOST_SHAPES):
            training.batches[self._batch] = training.batches.get(self._batch, 0) + 1
        self._pending, self._batch = [], None

    def called(self, module, tensors, learning, training):
        """A module was called with these tensors from outside any module; `learning` when gradients were wanted."""
        fed = self.fed.get(id(module))
        if fed is None or fed.module() is not module:
            fed = self._first_call(module)
        if fed.ignored or not tensors:
            return
        tensor = tensors[0]
        shape = tuple(tensor.shape)
        if learning:
            self._batch = shape
            fed.learning += 1
            fed.targets += len(tensors) > 1
        fed.calls += 1
        self.clock += 1
        fed.last = self.clock
        seen = fed.shapes.get(shape)
        if seen is not None or len(fed.shapes) < MOST_SHAPES:
            fed.shapes[shape] = (seen or 0) + 1
        if fed.calls <= LOOK_AT_FIRST or fed.calls % LOOK_EVERY == 0 or (not (learning and training) and False not in fed.ranges):
            self._look(fed, tensor, learning and training)

    def _first_call(self, module):
        if len(self.fed) >= MOST_MODELS:
            self.fed = {key: fed for key, fed in self.fed.items() if fed.module() is not None and not fed.ignored}
        fed = self.fed[id(module)] = Fed(module, _no_model(module))
        return fed

    @staticmethod
    def _look(fed, tensor, training):
        fed.floating = tensor.is_floating_point()
        if tensor.numel() == 0 or tensor.is_complex():
            return
        low, high = (float(value) for value in tensor.detach().aminmax())
        if not (math.isfinite(low) and math.isfinite(high)):
            return
        old = fed.ranges.get(training)
        fed.ranges[training] = (min(low, old[0]), max(high, old[1])) if old else (low, high)


def _cell():
    """The number of the cell that runs, as Jupyter counts; 0 outside of it."""
    shell = sys.modules.get("IPython")
    shell = shell.get_ipython() if shell is not None else None
    return shell.execution_count if shell is not None else 0


def _no_model(module):
    """Losses and transformations of images are modules as well."""
    place = type(module).__module__
    return place.startswith(("torchvision.transforms", "torch.nn.modules.loss")) or len(vars(module).get("_parameters") or ()) == 0 \
        and not vars(module).get("_modules") and place.startswith("torch.")


record = Recorder()
