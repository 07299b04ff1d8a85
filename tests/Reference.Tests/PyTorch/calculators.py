"""Results of random calculator cases by PyTorch, for comparison with the reference. Reads cases.json, writes results.json."""
import json

import torch
from torch.nn import functional

torch.set_default_dtype(torch.float64)
PHI = {
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "linear": lambda z: z * 1, "softmax": lambda z: torch.softmax(z, dim=0),
    "leaky_relu": lambda z: functional.leaky_relu(z, 0.01),
}
CLAMP = 1e-300


def variable(value):
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


def gradient(v):
    """Zeros where nothing depends on it."""
    return (torch.zeros_like(v) if v.grad is None else v.grad).tolist()


def loss_of(word, y, t):
    """Loss of each column."""
    n = y.shape[0]
    if word == "cross_entropy":
        return -(t * torch.log(y + CLAMP)).sum(0)
    if word.startswith("binary_cross_entropy"):
        return functional.binary_cross_entropy(y, t, reduction="none").sum(0) / (1 if word.endswith("sum") else n)
    if word == "softmax_cross_entropy":
        return -(t * torch.log_softmax(y, dim=0)).sum(0)
    squares, distances = ((y - t) ** 2).sum(0), (y - t).abs().sum(0)
    return {
        "half_sum_of_squares": squares / 2, "sum_of_squares": squares, "mean_squared_error": squares / n,
        "root_mean_squared_error": torch.sqrt(squares / n), "mean_absolute_error": distances / n, "sum_of_absolute_errors": distances,
    }[word]


def reduce(g, losses):
    losses = losses * g.get("loss_scale", 1)
    return losses.mean() if g.get("reduction", "mean") == "mean" else losses.sum()


def mlp(g):
    weights, biases, x = [variable(w) for w in g["w"]], [variable(b) for b in g["b"]], variable(g["x"])
    a, inner = x, []
    for w, b, word, mask in zip(weights, biases, g["activation"], g["mask"]):
        z = w @ a + b[:, None]
        a = PHI[word](z)
        a = a * torch.tensor(mask)[:, None] if mask else a
        z.retain_grad()
        inner.append(z)
    objective = reduce(g, loss_of(g["loss"], a, torch.tensor(g["target"], dtype=torch.float64)))
    loss = objective.item()
    objective = objective + g["l2"] / 2 * sum((w ** 2).sum() for w in weights)
    objective.backward()
    result = {"loss": loss, "objective": objective.item(), "y": a.tolist(), "dL/dx": gradient(x)}
    for l, (w, b, z) in enumerate(zip(weights, biases, inner), 1):
        result |= {f"dL/dw[{l}]": gradient(w), f"dL/db[{l}]": gradient(b), f"dL/dz[{l}]": gradient(z)}
    return result


def sequence(g, names, cell):
    p = {n: variable(g[n]) for n in names}
    xs = [variable(x) for x in g["x"]]
    loss, ys = 0, []
    state = cell.start(p)
    for x, t in zip(xs, g["target"]):
        state = cell.step(g, p, x, state)
        y = PHI[g["output_activation"]](p["w_out"] @ cell.seen(g, state) + p["b_out"])
        ys.append(y.tolist())
        if t != "_":
            loss = loss + loss_of(g["loss"], y[:, None], torch.tensor(t, dtype=torch.float64)[:, None]).sum()
    if g["reduction"] == "mean":
        loss = loss / sum(t != "_" for t in g["target"])
    loss.backward()
    result = {"loss": loss.item(), "y": ys} | {f"dL/d{n}": gradient(v) for n, v in p.items()}
    return result | {f"dL/dx[{t}]": gradient(x) for t, x in enumerate(xs, 1)}


class Rnn:
    start = staticmethod(lambda p: p["h0"])
    seen = staticmethod(lambda g, h: h)

    @staticmethod
    def step(g, p, x, h):
        return PHI[g["activation"]](p["w_rec"] @ h + p["w_in"] @ x + p["b"])


class Lstm:
    start = staticmethod(lambda p: (p["h0"], p["c0"]))
    seen = staticmethod(lambda g, s: s[0] if g["output_from"] == "h" else s[1])

    @staticmethod
    def step(g, p, x, state):
        h, c = state
        z = {n: p[f"w_rec_{n}"] @ h + p[f"w_in_{n}"] @ x + p[f"b_{n}"] for n in "ifoc"}
        c = torch.sigmoid(z["f"]) * c + torch.sigmoid(z["i"]) * PHI[g["candidate"]](z["c"])
        return torch.sigmoid(z["o"]) * PHI[g["hidden"]](c), c


def rnn(g):
    return sequence(g, ["w_in", "w_rec", "b", "w_out", "b_out", "h0"], Rnn)


def lstm(g):
    return sequence(g, [f"{k}_{n}" for n in "ifoc" for k in ("w_in", "w_rec", "b")] + ["w_out", "b_out", "h0", "c0"], Lstm)


def batchnorm(g):
    z, gamma, beta = variable(g["z"]), variable(g["gamma"]), variable(g["beta"])
    mean, var = torch.tensor(g["running_mean"]), torch.tensor(g["running_var"])
    y = functional.batch_norm(z, mean, var, gamma, beta, training=True, momentum=0.1, eps=g["eps"])
    (y * torch.tensor(g["dy"])).sum().backward()
    return {"y": y.tolist(), "running_mean": mean.tolist(), "running_var": var.tolist(),
            "dL/dz": gradient(z), "dL/dgamma": gradient(gamma), "dL/dbeta": gradient(beta)}


def loss(g):
    z, t = variable(g["z"]), torch.tensor(g["target"], dtype=torch.float64)
    p = torch.softmax(z, dim=0) if g["from"] == "softmax" else torch.sigmoid(z)
    value = reduce(g, loss_of(g["loss"], p, t))
    value.backward()
    return {"p": p.tolist(), "loss": value.item(), "dL/dz": gradient(z)}


def convolution(g):
    image, kernel, bias = variable([g["image"]]), variable(g["kernel"]), variable(g["bias"])
    z = functional.conv2d(image, kernel, bias, stride=g["stride"], padding=g["padding"], dilation=g["dilation"])
    return image, kernel, bias, PHI[g["activation"]](z)


def finished(g, image, kernel, bias, y):
    loss = 0.5 * ((y - torch.tensor([g["target"]])) ** 2).sum()
    loss.backward()
    return {"y": y[0].tolist(), "loss": loss.item(), "dL/dimage": image.grad[0].tolist(), "dL/dkernel": gradient(kernel), "dL/dbias": gradient(bias)}


def conv_forward(g):
    return finished(g, *convolution(g))


def maxpool(g):
    image, kernel, bias, a = convolution(g)
    pool = functional.max_pool2d(a, g["pool"], stride=g["pool_stride"], padding=g["pool_padding"])
    return finished(g, image, kernel, bias, PHI[g["output_activation"]](pool))


KINDS = {"mlp_forward_backward": mlp, "rnn_unroll": rnn, "lstm_unroll": lstm, "batchnorm": batchnorm, "loss": loss, "conv_forward": conv_forward, "maxpool_conv_backprop": maxpool}
with open("/task/in/cases.json") as file:
    cases = json.load(file)["cases"]
with open("/task/out/results.json", "w") as file:
    json.dump([KINDS[c["calculator"]](c["givens"]) for c in cases], file)
