"""Gradients of random networks by PyTorch's autograd, for comparison with the reference. Reads cases.json, writes results.json."""
import json

import torch

torch.set_default_dtype(torch.float64)
ACTIVATIONS = {
    "Sigmoid": torch.sigmoid, "Tanh": torch.tanh, "ReLU": torch.relu, "Linear": lambda z: z,
    "LeakyReLU": lambda z: torch.nn.functional.leaky_relu(z, 0.01), "Softmax": lambda z: torch.softmax(z, dim=0),
}


def loss_of(name, output, target, examples):
    if name == "CrossEntropy":
        return -(target * torch.log(output)).sum() / examples
    if name == "HalfSumOfSquares":
        return 0.5 * ((output - target) ** 2).sum() / examples
    if name == "BinaryCrossEntropy":
        return torch.nn.functional.binary_cross_entropy(output, target)
    raise ValueError(name)


def gradients(case):
    weights = [torch.tensor(w, requires_grad=True) for w in case["weights"]]
    biases = [torch.tensor(b, requires_grad=True) for b in case["biases"]]
    a = torch.tensor(case["input"])
    for w, b, activation in zip(weights, biases, case["activations"]):
        a = ACTIVATIONS[activation](w @ a + b)
    loss = loss_of(case["loss"], a, torch.tensor(case["target"], dtype=torch.float64), a.shape[1])
    loss.backward()
    return {"loss": loss.item(), "output": a.tolist(), "gradients": [p.grad.tolist() for p in weights + biases]}


def optimised(case):
    p = torch.tensor(case["start"], requires_grad=True)
    make = {"adam": torch.optim.Adam, "sgd": torch.optim.SGD}[case["optimiser"]]
    optimiser = make([p], lr=case["eta"], weight_decay=case["lambda"])
    trace = []
    for g in case["gradients"]:
        p.grad = torch.tensor(g)
        optimiser.step()
        trace.append(p.tolist())
    return trace


with open("/task/in/cases.json") as file:
    cases = json.load(file)
with open("/task/out/results.json", "w") as file:
    json.dump({"networks": [gradients(c) for c in cases["networks"]], "optimisers": [optimised(c) for c in cases["optimisers"]]}, file)
