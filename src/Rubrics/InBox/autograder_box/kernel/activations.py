"""Which activation follows a layer: by the function's name where it has one, else by comparing numbers.

A student may write 1 / (1 + torch.exp(-z)): what enters the next layer is then compared with each activation of what left
this one.
"""
NAMES = {"relu": "relu", "sigmoid": "sigmoid", "expit": "sigmoid", "tanh": "tanh", "leaky_relu": "leaky-relu", "gelu": "gelu", "elu": "elu",
         "softmax": "softmax", "log_softmax": "log-softmax", "prelu": "leaky-relu", "rrelu": "leaky-relu", "relu6": "other", "silu": "other",
         "selu": "other", "celu": "other", "softplus": "other", "hardtanh": "other", "mish": "other", "softsign": "other", "hardswish": "other",
         "hardsigmoid": "other", "logsigmoid": "other"}
RECURRENT = ("lstm", "gru", "rnn")
SLOPE = 0.01


def in_loop(tracer):
    """After a recurrent layer, what happens between layers happens once for every step."""
    return any(layer["kind"] in RECURRENT for layer in tracer.layers)


def begin(layer, result):
    """What leaves the layer now, before any activation."""
    if layer["kind"] in ("dense", "conv"):
        layer["before"] = result.detach().clone()


def passed(tracer, result):
    """A pool or a normalisation stands between the layer and its activation."""
    layer = _last(tracer)
    if layer is not None and layer["activation"] == "none" and "named" not in layer and "before" in layer:
        layer["before"] = result.detach().clone()


def named(tracer, function, operand, result):
    """A function with a name: the activation of the last layer with weights if it gets what left that layer."""
    layer = _last(tracer)
    if layer is not None and layer["activation"] == "none" and "named" not in layer:
        if _same(layer.get("before"), operand):
            _set(layer, NAMES[function], function)
        else:   # its input was changed on the way (or in place): numbers decide first
            layer["named"] = function
    elif tracer.layers and not in_loop(tracer):
        tracer.add({"kind": "other", "name": function}, result)


def settle(tracer, entering):
    """Something enters the next layer: what the last one's activation was, if no name told."""
    layer = _last(tracer)
    if layer is None or layer["activation"] != "none" or in_loop(tracer):
        return
    before, function = layer.pop("before", None), layer.pop("named", None)
    if before is None or entering is None or before.numel() != entering.numel():
        found = None
    elif _same(before, entering):
        return
    else:
        found = _by_numbers(tracer.torch, before, entering)
    if found is not None:
        layer["activation"] = found
    elif function is not None:
        _set(layer, NAMES[function], function)


def _set(layer, name, function):
    layer["activation"] = name
    if name == "other":
        layer["activation_name"] = function


def _last(tracer):
    found = next((x for x in reversed(tracer.layers) if x["kind"] in ("dense", "conv", "embedding", *RECURRENT)), None)
    return found if found is not None and found["kind"] in ("dense", "conv") else None


def _by_numbers(torch, before, after):
    functional = torch.nn.functional
    known = {"relu": torch.relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh, "leaky-relu": lambda z: functional.leaky_relu(z, SLOPE), "gelu": functional.gelu,
             "elu": functional.elu}
    if before.dim() == 2:
        dim = 1 if before.shape[0] == after.shape[0] else 0
        known.update({"softmax": lambda z: torch.softmax(z, dim), "log-softmax": lambda z: torch.log_softmax(z, dim)})
    return next((name for name, function in known.items() if _same(function(before), after)), None)


def _same(first, second):
    """Equal numbers in the same order, whatever the shapes."""
    if first is None or second is None or first.numel() != second.numel():
        return False
    difference = (first.reshape(-1) - second.detach().reshape(-1)).abs().max()
    return bool(difference <= 1e-5 * (1 + first.abs().max()))
