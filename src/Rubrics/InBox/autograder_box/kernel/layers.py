"""What single operations of a traced pass mean: dense, conv, pool, dropout and the rest, in the words of the results."""
from . import activations

JOINS = frozenset({"cat", "concat", "stack", "hstack", "vstack"})


def product(tracer, name, args, kwargs, result):
    tensors = [t for t in tracer.tensors((*args, *kwargs.values()))]
    bias = kwargs.get("bias")
    if name == "linear":
        weight, bias = (kwargs.get("weight", args[1] if len(args) > 1 else None), bias if bias is not None else args[2] if len(args) > 2 else None)
        turned_by_use, columns = True, False
    else:
        if name in ("addmm", "baddbmm", "addmv"):
            bias, tensors = tensors[0], tensors[1:]
        weight = next((t for t in tensors if not tracer.is_data(t)), None)
        columns = bool(tensors) and tensors[0] is weight   # W·X: examples are columns
        turned_by_use = columns
    if weight is None or weight.dim() < 1:
        tracer.add({"kind": "other", "name": "product"}, result)
        return
    activations.settle(tracer, next((t for t in tensors if tracer.is_data(t)), None))
    owner, turned = tracer.owner(weight)
    shape = list(weight.shape) if weight.dim() > 1 else [weight.shape[0], 1]
    outputs, inputs = (shape[-2], shape[-1]) if turned_by_use else (shape[-1], shape[-2])
    layer = {"kind": "dense", "inputs": int(inputs), "outputs": int(outputs), "bias": False, "activation": "none",
             "weight": tracer.name(owner), "transposed": turned_by_use != turned}
    _with_bias(tracer, layer, bias)
    added = tracer.add(layer, result, owner)
    if columns and added["output_shape"] == list(result.shape)[1:]:
        added["output_shape"] = [int(outputs)]


def _with_bias(tracer, layer, bias):
    if bias is not None:
        owner, _ = tracer.owner(bias)
        layer.update(bias=True, bias_name=tracer.name(owner))


def addition(tracer, name, operands, result):
    data = [t for t in operands if tracer.is_data(t)]
    others = [t for t in operands if not tracer.is_data(t)]
    if len(data) == 1 and others and id(tracer.owner(others[0])[0]) in tracer.names and tracer.previous is not None:
        layer, output = tracer.previous
        if output == id(data[0]) and not layer.get("bias"):
            _with_bias(tracer, layer, others[0])
            activations.begin(layer, result)
            tracer.previous = None
    elif name != "sub" and len(data) > 1 and data[0] is not data[1] and not activations.in_loop(tracer):
        tracer.add({"kind": "other", "name": "add"}, result)


def reshaped(tracer, before, result):
    if before.dim() > 2 and result.dim() == 2 and min(before.shape[1:]) > 0 and before.shape[0] == result.shape[0]:
        size = int(result.shape[1])
        if not activations.in_loop(tracer) and sum(n > 1 for n in before.shape[1:]) > 1:
            tracer.add({"kind": "flatten", "inputs": size, "outputs": size}, result)
    if tracer.previous is not None and tracer.previous[1] == id(before):
        tracer.previous = (tracer.previous[0], id(result))


def other(tracer, name, args, kwargs, operands, result):
    plain = name[:-1] if name.endswith("_") else name
    if plain in activations.NAMES:
        activations.named(tracer, plain, operands[0], result)
    elif plain.startswith("conv") and plain[4:5].isdigit():
        convolution(tracer, args, kwargs, result)
    elif "pool" in plain:
        pool(tracer, plain, args, kwargs, operands[0], result)
    elif "dropout" in plain:
        tracer.add({"kind": "dropout", "rate": _share(_argument(args, kwargs, 1, "p", 0.5))}, result)
    elif plain in ("batch_norm", "instance_norm", "layer_norm", "group_norm", "local_response_norm"):
        activations.settle(tracer, operands[0])
        tracer.add({"kind": "batch-norm" if plain == "batch_norm" else "other", "name": plain, "outputs": int(operands[0].shape[1])}, result)
        activations.passed(tracer, result)
    elif plain == "embedding":
        weight = operands[1] if len(operands) > 1 else operands[0]
        owner, _ = tracer.owner(weight)
        tracer.add({"kind": "embedding", "inputs": int(weight.shape[0]), "outputs": int(weight.shape[1]), "weight": tracer.name(owner)}, result, owner)
    elif plain == "multi_head_attention_forward" or plain in JOINS and not activations.in_loop(tracer):
        tracer.add({"kind": "other", "name": "attention" if plain not in JOINS else "join"}, result)


def convolution(tracer, args, kwargs, result):
    weight = _argument(args, kwargs, 1, "weight", None)
    activations.settle(tracer, _argument(args, kwargs, 0, "input", None))
    owner, _ = tracer.owner(weight)
    kernel = [int(n) for n in weight.shape[2:]]
    stride, dilation = (_each(_argument(args, kwargs, place, name, 1), kernel) for place, name in ((3, "stride"), (5, "dilation")))
    padding = _argument(args, kwargs, 4, "padding", 0)
    if padding in ("same", "valid"):
        padding = [d * (k - 1) // 2 if padding == "same" else 0 for d, k in zip(dilation, kernel)]
    layer = {"kind": "conv", "inputs": int(weight.shape[1]) * int(_argument(args, kwargs, 6, "groups", 1)), "outputs": int(weight.shape[0]), "bias": False,
             "kernel": kernel, "stride": stride, "padding": _each(padding, kernel), "activation": "none", "weight": tracer.name(owner)}
    if any(d != 1 for d in dilation):
        layer["dilation"] = dilation
    _with_bias(tracer, layer, _argument(args, kwargs, 2, "bias", None))
    tracer.add(layer, result, owner)


def pool(tracer, name, args, kwargs, before, result):
    activations.settle(tracer, before)
    shape = list(before.shape)[2:]
    if name.startswith("adaptive"):
        after = list(result.shape)[2:]
        kernel = [a // b for a, b in zip(shape, after)]
        stride, padding = kernel, [0] * len(kernel)
    else:
        kernel = _each(_argument(args, kwargs, 1, "kernel_size", 1), shape)
        stride = _argument(args, kwargs, 2, "stride", None)
        stride = kernel if stride is None or stride == [] else _each(stride, shape)
        padding = _each(_argument(args, kwargs, 3, "padding", 0), shape)
    tracer.add({"kind": "pool", "name": "average" if "avg" in name else "max", "kernel": kernel, "stride": stride, "padding": padding}, result)
    activations.passed(tracer, result)


def recurrent(tracer, module, result):
    kind = type(module).__name__.lower()
    kind = next((name for name in ("lstm", "gru", "rnn") if name in kind or getattr(module, "mode", "").lower().startswith(name)), "rnn")
    weight = getattr(module, "weight_ih_l0", None)
    weight = weight if weight is not None else module.weight_ih
    tracer.add({"kind": kind, "inputs": int(module.input_size), "outputs": int(module.hidden_size), "bias": bool(module.bias),
                "layers": int(getattr(module, "num_layers", 1)), "weight": tracer.name(weight)}, result, weight)
    tracer.previous = None


def _argument(args, kwargs, place, name, default):
    return kwargs[name] if name in kwargs else args[place] if len(args) > place else default


def _each(value, like):
    value = list(value) if isinstance(value, (tuple, list)) else [value]
    return [int(v) for v in (value * len(like) if len(value) == 1 else value)]


def _share(value):
    return float(value) if isinstance(value, (int, float)) else None
