"""Watches one pass through a model and says which layers it has, whether they are modules or plain parameters and functions.

Every operation of PyTorch passes a TorchFunctionMode. What depends on the input is data; a product of data with a parameter
is a dense layer, the addition of a parameter to its result is its bias, and so on.
"""
from . import activations, layers, naming

MOST_OPERATIONS, MOST_LAYERS = 20_000, 200
QUIET = frozenset({"size", "dim", "shape", "dtype", "device", "is_cuda", "ndim", "data", "grad_fn", "requires_grad", "is_nested", "numel",
                   "len", "layout", "is_sparse", "training", "item", "float", "bool", "int", "index", "repr", "is_floating_point", "stride"})
TURNS = frozenset({"t", "T", "mT", "transpose", "swapaxes", "swapdims", "permute"})
PRODUCTS = frozenset({"mm", "matmul", "rmatmul", "addmm", "baddbmm", "bmm", "linear", "einsum", "tensordot", "mv", "addmv"})
OURS = frozenset({"owner", "before", "named"})   # what a layer keeps while it is traced
SHAPES = frozenset({"view", "reshape", "flatten", "squeeze", "unsqueeze", "ravel", "view_as", "reshape_as"})


class Tracer:
    def __init__(self, torch, model, inputs):
        self.torch = torch
        names = naming.trained(torch, model) if model is not None else {}
        self.names = {id(t): name for name, t in names.items()}
        self.owners, self.kept = {}, [inputs, *names.values()]   # kept alive, so that no id is used twice
        self.data, self.stored, self.turned = set(), set(), {}
        self.layers, self.operations, self.inside = [], 0, 0
        self.previous = None                # (layer, id of its output) while a bias may still be added
        for name, tensor in names.items():
            self.owners[id(tensor)] = tensor
        self.mark([inputs])

    def tensors(self, values):
        for value in values:
            if isinstance(value, self.torch.Tensor):
                yield value
            elif type(value) in (tuple, list):
                yield from self.tensors(value)

    def is_data(self, value):
        """By the memory as well: PyTorch does not announce every view, such as h[-1]."""
        return isinstance(value, self.torch.Tensor) and (id(value) in self.data or _memory(value) in self.stored)

    def mark(self, tensors):
        for tensor in tensors:
            self.data.add(id(tensor))
            self.stored.add(_memory(tensor))

    def seen(self, name, args, kwargs, result):
        """One operation, after it was done."""
        self.operations += 1
        if self.inside or name in QUIET or self.operations > MOST_OPERATIONS:
            return
        operands = list(self.tensors((*args, *kwargs.values())))
        results = list(self.tensors((result,)))
        self.kept += results + operands
        if any(self.is_data(t) for t in operands):
            self._of_data(name, args, kwargs, operands, results)
            self.mark(results)
        else:
            self._of_parameters(name, operands, results)

    def _of_parameters(self, name, operands, results):
        """A parameter that was turned, reshaped or scaled is still that parameter."""
        origins = [self.owners[id(t)] for t in operands if id(t) in self.owners]
        if len({id(o) for o in origins}) == 1:
            turned = any(self.turned.get(id(t), False) for t in operands) != (name in TURNS)
            for t in results:
                self.owners.setdefault(id(t), origins[0])
                self.turned.setdefault(id(t), turned)

    def owner(self, tensor):
        """(tensor the student made, whether it was turned); a tensor nobody named is its own owner."""
        return self.owners.get(id(tensor), tensor), self.turned.get(id(tensor), False)

    def name(self, tensor):
        return self.names.get(id(tensor))

    def _of_data(self, name, args, kwargs, operands, results):
        if not results:
            return
        if name in PRODUCTS:
            layers.product(self, name, args, kwargs, results[0])
        elif name in ("add", "radd", "iadd", "sub"):
            layers.addition(self, name, operands, results[0])
        elif name in SHAPES:
            layers.reshaped(self, operands[0], results[0])
        else:
            layers.other(self, name, args, kwargs, operands, results[0])

    def add(self, layer, result, owner=None):
        """Adds a layer unless its weight was used before, as in a loop over time."""
        if owner is not None:
            for old in self.layers:
                if old.get("owner") == id(owner):
                    self.previous = None
                    return old
        if len(self.layers) < MOST_LAYERS:
            self.layers.append({**layer, "output_shape": list(result.shape)[1:], "owner": id(owner) if owner is not None else None})
        if owner is not None:
            activations.begin(self.layers[-1], result)
        self.previous = (self.layers[-1], id(result)) if owner is not None else None
        return self.layers[-1]

    def recurrent(self, module, output):
        """A recurrent module was called; its inner products are its own business."""
        results = list(self.tensors((output,)))
        self.kept += results
        self.mark(results)
        if results:
            layers.recurrent(self, module, results[0])


def trace(torch, call, model, inputs):
    """The layers of `call(inputs)` in order of use; `model` names the parameters and may be None."""
    tracer = Tracer(torch, model, inputs)
    hooks = _watch_recurrent(torch, tracer, model)
    try:
        with torch.no_grad(), _mode(torch, tracer):
            output = call(inputs)
        activations.settle(tracer, next(tracer.tensors(output.values() if type(output) is dict else (output,)), None))
    finally:
        for hook in hooks:
            hook.remove()
    return [{k: v for k, v in layer.items() if k not in OURS} for layer in tracer.layers]


def _memory(tensor):
    """Where its numbers lie; tensors without numbers share no memory with any other."""
    found = tensor.storage().data_ptr() if tensor.layout is not None and not tensor.is_sparse else 0
    return found or -id(tensor)


def _mode(torch, tracer):
    class Mode(torch.overrides.TorchFunctionMode):
        def __torch_function__(self, func, types, args=(), kwargs=None):
            result = func(*args, **(kwargs or {}))
            try:
                tracer.seen(_name(func), args, kwargs or {}, result)
            except Exception:   # a strange operation costs its own layer
                pass
            return result
    return Mode()


def _name(func):
    name = getattr(func, "__name__", "")
    if name in ("__get__", "__set__"):
        name = getattr(func.__self__, "__name__", "")
    return name.strip("_")


def _watch_recurrent(torch, tracer, model):
    def before(*_):
        tracer.inside += 1

    def after(module, _, output):
        tracer.inside -= 1
        tracer.recurrent(module, output)

    hooks = []
    for module in naming.modules(torch, model) if model is not None else ():
        if isinstance(module, (torch.nn.RNNBase, torch.nn.RNNCellBase)):
            hooks += [module.register_forward_pre_hook(before), module.register_forward_hook(after)]
    return hooks
