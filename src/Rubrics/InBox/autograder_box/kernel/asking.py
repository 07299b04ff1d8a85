"""Asks a model for its outputs, in batches, and says in words what is wrong with them."""
import numpy as np

from .guarding import Failed

BATCH = 500


def first_tensor(torch, value):
    """The output itself, or the first tensor of a tuple, list or dictionary."""
    if isinstance(value, torch.Tensor):
        return value
    if isinstance(value, np.ndarray):
        return torch.from_numpy(np.ascontiguousarray(value))
    if type(value) is dict:
        value = list(value.values())
    if isinstance(value, (tuple, list)):
        for part in list(value)[:8]:
            if isinstance(part, (torch.Tensor, np.ndarray)):
                return first_tensor(torch, part)
    raise Failed("the model returns nothing (None)" if value is None else f"the model returns a {type(value).__name__} instead of a tensor")


def plain(torch, value):
    """A tensor of type torch.Tensor itself: a subclass can answer what it likes."""
    found = first_tensor(torch, value)
    found = torch.Tensor.detach(found)
    return found if type(found) is torch.Tensor else found.as_subclass(torch.Tensor)


class Scores:
    """Class scores of a model, or of a student's `predict`, for raw pixels: float32 [N, classes]."""

    def __init__(self, torch, model, feed, classes):
        self.torch, self.model, self.feed, self.classes = torch, model, feed, classes
        self.device, self.dtype = place(torch, model)

    def inputs(self, pixels):
        return self.feed(self.torch, pixels, self.device, self.dtype)

    def live(self, pixels):
        """The model's own tensor, with its gradients, arranged as [N, classes]."""
        return self.arranged(first_tensor(self.torch, self.model(self.inputs(pixels))), len(pixels))

    def arranged(self, found, count):
        shape = tuple(found.shape)
        if shape == (count, self.classes):
            return found
        if self.feed.columns and shape == (self.classes, count):
            return found.T
        if shape[:1] == (count,) and found.numel() == count * self.classes:
            return found.reshape(count, self.classes)
        raise Failed(f"the model gives a tensor of shape {list(shape)[:6]} for {count} images; [{count}, {self.classes}] was expected")

    def __call__(self, pixels):
        parts = []
        with self.torch.no_grad():
            for start in range(0, len(pixels), BATCH):
                piece = pixels[start:start + BATCH]
                found = plain(self.torch, self.model(self.inputs(piece)))
                parts.append(self.arranged(found, len(piece)).to("cpu", self.torch.float32).numpy())
        return np.concatenate(parts)


def place(torch, model):
    """(device, floating type) of a model's first parameter."""
    from . import naming
    if naming.is_module(torch, model):
        for tensor in naming.trained(torch, model).values():
            if tensor.is_floating_point():
                return tensor.device, tensor.dtype
    return torch.device("cpu"), torch.float32


def kind(outputs):
    """"probabilities" or "logits"; logarithms of probabilities are logits too."""
    sums = outputs.astype(np.float64).sum(axis=1)
    with np.errstate(invalid="ignore"):
        return "probabilities" if np.all(outputs >= -1e-6) and np.all(np.abs(sums - 1) < 1e-3) else "logits"
