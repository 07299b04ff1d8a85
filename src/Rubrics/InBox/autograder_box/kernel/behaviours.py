"""Tries what a model does: whether gradients arrive, whether evaluation is evaluation, whether one batch can be learnt.

Always on a copy: the model that is measured stays as it was.
"""
import copy

from . import naming
from .guarding import Failed

BATCH, MODE_BATCH, ALONE = 64, 64, 8
STEPS, RATE, ENOUGH = 300, 0.003, 0.02
ALLOWED = 1e-4          # differences that float32 makes between batches of different sizes, against the size of the outputs


def copied(torch, model):
    """A deep copy; state that hangs on the history of training is cut from it, which PyTorch refuses to copy."""
    memo = {}

    def cut(value, deep=0):
        if isinstance(value, torch.Tensor) and value.grad_fn is not None:
            memo[id(value)] = value.detach().clone()
        elif type(value) in (list, tuple) and deep < 3:
            for part in value[:1000]:
                cut(part, deep + 1)

    for module in naming.modules(torch, model):
        for value in list(vars(module).values()):
            cut(value)
    found = copy.deepcopy(model, memo)
    if type(found) is not type(model) or found is model \
            or set(map(id, naming.trained(torch, found).values())) & set(map(id, naming.trained(torch, model).values())):
        raise Failed("the model cannot be copied")
    for tensor in naming.trained(torch, found).values():
        tensor.requires_grad_(True)
    return found


def gradients(torch, model, loss):
    """`loss(model)` is a tensor. Names of parameters that get no gradient, and of those whose gradient is zero everywhere."""
    model.train()
    parameters = naming.trained(torch, model)
    for tensor in parameters.values():
        tensor.grad = None
    with torch.enable_grad():
        loss(model).backward()
    none = [name for name, tensor in parameters.items() if tensor.grad is None]
    zero = [name for name, tensor in parameters.items() if tensor.grad is not None and not bool((tensor.grad != 0).any())]
    return {"status": "ok", "zero": zero[:200], "none": none[:200]}


def mode(torch, scores, model, images):
    """In evaluation mode: the same images twice, and a few of them without the others."""
    model.eval()
    first, second, alone = scores(images[:MODE_BATCH]), scores(images[:MODE_BATCH]), scores(images[:ALONE])
    size = ALLOWED * (1 + float(abs(first).max()))
    between, batch = float(abs(first - second).max()), float(abs(first[:ALONE] - alone).max())
    return {"status": "ok", "differs_between_calls": not between <= size, "depends_on_batch": not (batch <= size or between > size),
            "max_difference": max(between, batch)}


def overfit(torch, model, loss):
    """Adam on one batch with labels drawn at random, which only a model that can learn them will know."""
    model.train()
    first = last = None
    step = 0
    with torch.enable_grad():
        optimizer = torch.optim.Adam(list(naming.trained(torch, model).values()), lr=RATE)
        for step in range(1, STEPS + 1):
            optimizer.zero_grad()
            value = loss(model)
            value.backward()
            optimizer.step()
            last = float(value.detach())
            first = last if first is None else first
            if not last > ENOUGH:
                break
    return {"status": "ok", "first": first, "last": last, "steps": step}


def class_loss(torch, kind, labels):
    """Cross-entropy on live outputs, whether they are logits or probabilities."""
    functional = torch.nn.functional

    def loss(outputs):
        target = torch.as_tensor(labels, device=outputs.device)
        if kind == "probabilities":
            return functional.nll_loss(torch.log(outputs.clamp_min(1e-12)), target)
        return functional.cross_entropy(outputs, target)
    return loss
