"""The tensors of a model by name: registered parameters, and plain tensors that are trained all the same."""
from .. import box

MOST_NAMES, MOST_NAME = 2000, 200


def trained(torch, model):
    """{name: tensor} of what can be trained, each tensor once, under the first name it has."""
    found, seen = {}, set()
    for prefix, module in _modules(torch, model):
        own = {**(vars(module).get("_parameters") or {}), **{k: v for k, v in vars(module).items() if isinstance(v, torch.Tensor) and v.requires_grad and v.is_leaf}}
        for name, tensor in own.items():
            if isinstance(tensor, torch.Tensor) and id(tensor) not in seen and len(found) < MOST_NAMES:
                seen.add(id(tensor))
                found[box.words(prefix + str(name), MOST_NAME)] = tensor
    return found


def _modules(torch, model):
    """(prefix, module) of the model and all modules in it, in order of definition. Does not call code of the student's."""
    waiting, seen = [("", model)], set()
    while waiting and len(seen) < MOST_NAMES:
        prefix, module = waiting.pop(0)
        if module is None or id(module) in seen:
            continue
        seen.add(id(module))
        yield prefix, module
        children = vars(module).get("_modules") or {}
        waiting[0:0] = [(f"{prefix}{name}.", child) for name, child in children.items() if is_module(torch, child)]


def modules(torch, model):
    return [module for _, module in _modules(torch, model)]


def is_module(torch, value):
    """By its type, which `__class__` cannot fake."""
    return issubclass(type(value), torch.nn.Module)


def roles(torch, model):
    """{id of a parameter: "weight" | "bias" | "norm"}."""
    found, norms = {}, torch.nn.modules.batchnorm._NormBase
    for module in modules(torch, model):
        norm = isinstance(module, (norms, torch.nn.LayerNorm, torch.nn.GroupNorm))
        for name, tensor in vars(module).items() if not vars(module).get("_parameters") else vars(module)["_parameters"].items():
            if isinstance(tensor, torch.Tensor):
                found[id(tensor)] = "norm" if norm else "bias" if tensor.dim() == 1 or str(name).lower().startswith("b") else "weight"
    return found
