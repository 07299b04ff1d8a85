"""The operations that check a fully connected network in the course's shape, one case each.

Each takes (student, args, tensors) and gives (outcome, tensors). Weights are n_out×n_in, biases n_out×1, examples columns.
"""
import numpy as np

from . import trouble
from .arrays import BadOutput, plain, plain_list
from .binding import Unbound, bind, has_role
from .recording import Updates
from .student_network import Missing, StudentNetwork

ADAM = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
FUNCTIONS = {
    "fn.softmax": ("softmax", {"input": "Z"}, "A"),
    "fn.sigmoid": ("sigmoid", {"input": "z"}, "a"),
    "fn.sigmoid_prime": ("sigmoid_prime", {"input": "z"}, "d"),
    "fn.cross_entropy": ("cross_entropy", {"target": "Y", "output": "P"}, "loss"),
    "fn.softmax_dLdZ": ("softmax_dLdZ", {"output": "P", "target": "Y"}, "dZ"),
}


def function(student, case, tensors):
    name, inputs, result = FUNCTIONS[case["operation"]]
    found = student.function(name)
    if found is None:
        raise Missing(f"the file defines no function named {name}")
    template = {role: np.array(tensors[key]) for role, key in inputs.items()}
    return {}, {result: plain(bind(found, template, {}, name)(found), name)}


def network(student, args, tensors, **extras):
    """A student's network with the case's weights; λ and decay are 0 unless the case is about them."""
    given = layers(tensors, "W"), layers(tensors, "b")
    sizes = args.get("sizes") or [given[0][0].shape[1], *(w.shape[0] for w in given[0])]
    examples = tensors["X"].shape[1] if "X" in tensors else 1
    roles = {"lambda": 0.0, "decay": 0.0, "epoch": 0, "step": 1, "n": examples, "batch": examples, **ADAM}
    roles.update({key: args[key] for key in ADAM if key in args})
    made = StudentNetwork(student, sizes, args.get("optimizer", "sgd"), {**roles, **extras}, args.get("seed", 0))
    made.kept = {role: made.put_where_kept(role, made.extras[role]) for role in ("lambda", "decay")}
    made.put(*given)
    return made


def layers(tensors, prefix):
    found = []
    while f"{prefix}{len(found)}" in tensors:
        found.append(np.array(tensors[f"{prefix}{len(found)}"]))
    return found


def named(prefix, arrays):
    return {f"{prefix}{index}": array for index, array in enumerate(arrays)}


def forward(student, case, tensors):
    net = network(student, case["args"], tensors)
    output, zs, activations = net.forward(np.array(tensors["X"]))
    found = {"output": plain(output, "the output")}
    if zs is not None:
        found.update(named("Z", plain_list(zs, "Zs")))
        found.update(named("A", plain_list(activations, "activations")))
    return {"notes": net.notes}, found


def backward(student, case, tensors):
    net = network(student, case["args"], tensors)
    x, y = np.array(tensors["X"]), np.array(tensors["Y"])
    found, notes, problem, own = {}, net.notes, None, None
    try:
        own = net.forward(np.array(x))
        gw, gb = net.backward(own[0], np.array(y), own[1], own[2])
        found.update(gradients("own/", net, gw, gb))
    except Exception as error:
        problem = error
    try:
        zs, activations = fitted(own, layers(tensors, "Z"), layers(tensors, "A"))
        gw, gb = net.backward(np.array(tensors["output"]), np.array(y), zs, activations)
        found.update(gradients("given/", net, gw, gb))
    except Exception as error:
        problem = problem or error
    if not found:
        raise problem
    if problem is not None:
        notes.append(f"one of two ways to call backward_pass failed: {trouble.describe(problem, student.file)['message']}")
    if "numeric_eps" in case["args"]:
        try:
            found.update(numeric(net, x, float(case["args"]["numeric_eps"])))
        except Exception as error:
            notes.append(f"no numerical gradient: {trouble.describe(error, student.file)['message']}")
    return {"notes": notes}, found


def gradients(prefix, net, gw, gb):
    gw, gb = plain_list(gw, "gw"), plain_list(gb, "gb")
    return {**named(prefix + "gw", [g.T for g in gw] if net.transposed else gw), **named(prefix + "gb", gb)}


def fitted(own, zs, activations):
    """The given values of the forward pass in the student's own convention: with or without input and output."""
    if own is None or own[1] is None:
        return zs, activations
    if len(own[1]) == len(zs) + 1:
        zs = [activations[0], *zs]
    if len(own[2]) == len(activations) - 1:
        starts_with_input = np.shape(own[2][0]) == activations[0].shape and np.array_equal(own[2][0], activations[0])
        activations = activations[:-1] if starts_with_input else activations[1:]
    return zs, activations


def numeric(net, x, eps):
    """Outputs of the student's own forward pass with each parameter moved up and down: one row for each parameter."""
    weights, biases = net.weights(), net.biases()
    rows = {1: [], -1: []}
    for parameters in (array for pair in zip(weights, biases) for array in pair):
        for index in np.ndindex(parameters.shape):
            kept = parameters[index]
            for sign, found in rows.items():
                parameters[index] = kept + sign * eps
                net.put(weights, biases)
                found.append(plain(net.forward(np.array(x))[0], "the output").ravel())
            parameters[index] = kept
    net.put(weights, biases)
    return {"numeric/plus": np.array(rows[1]), "numeric/minus": np.array(rows[-1])}


def update(student, case, tensors):
    args = case["args"]
    net = network(student, args, tensors)
    first = first_step(student, net) if args.get("optimizer") == "adam" else 1
    found = {}
    for step in range(int(args["steps"])):
        net.extras["step"] = first + step
        net.update(layers(tensors, f"gw{step}."), layers(tensors, f"gb{step}."), float(args["eta"]))
        found.update(named(f"W{step}.", net.weights()))
        found.update(named(f"b{step}.", net.biases()))
    return {"notes": net.notes, "bound": {"first_step": first}}, found


def first_step(student, net):
    """The number with which the student's own `train` counts its first update, if update_network is told one; else 1."""
    if has_role(net.method("update_network"), "step") is None:
        return 1
    try:
        trial = StudentNetwork(student, [2, 2], "adam", net.extras)
        updates = Updates(trial)
        trial.train(np.eye(2), np.eye(2), np.eye(2), np.eye(2), 1, 1, 0.1)
        return int(updates.steps[0]) if updates.steps and np.isfinite(updates.steps[0]) else 1
    except Exception:
        return 1
    finally:
        student.namespace["net"] = net.net


def l2(student, case, tensors):
    args, found, where = case["args"], {}, None
    for name, strength in (("base", 0.0), ("l2", float(args["lambda"]))):
        net = network(student, args, tensors, **{"lambda": strength})
        where = net.where_of("lambda", ("backward_pass", "update_network", "constructor")) or net.kept["lambda"]
        if where is None:
            where = net.where_of("lambda", ("train",))
            if where is None:
                raise Unbound("no parameter, attribute or constant named like λ (lambda_, lmbda, l2, reg, …) was found")
        x, y = np.array(tensors["X"]), np.array(tensors["Y"])
        if where == "train":
            net.train(x, y, x, y, 1, x.shape[1], float(args["eta"]))
        else:
            output, zs, activations = net.forward(x)
            net.update_as_is(*net.backward(output, y, zs, activations), float(args["eta"]))
        found.update(named(f"{name}/W", net.weights()))
        found.update(named(f"{name}/b", net.biases()))
    return {"notes": net.notes, "bound": {"lambda": float(args["lambda"]), "where": where}}, found


def schedule(student, case, tensors):
    args = case["args"]
    decay = float(args["decay"])
    net = network(student, args, tensors, decay=decay)
    where = net.where_of("decay", ("train", "constructor", "update_network")) or net.kept["decay"]
    if where is None:
        raise Unbound("no parameter, attribute or constant named like a decay rate (decay, decay_rate, k, …) was found")
    del net.extras["epoch"], net.extras["step"]
    updates = Updates(net, forced={"decay": decay})
    x, y = np.array(tensors["X"]), np.array(tensors["Y"])
    net.train(x, y, x, y, int(args["epochs"]), int(args["batch"]), float(args["eta"]))
    if not updates.count:
        raise BadOutput("train never called update_network")
    return {"notes": net.notes, "bound": {"decay": decay, "where": where}}, {"etas": updates.rates()}


OPERATIONS = {**{name: function for name in FUNCTIONS}, "mlp.forward": forward, "mlp.backward": backward,
              "mlp.update": update, "mlp.l2": l2, "mlp.schedule": schedule}
