"""Which loss a value is, read off the operations PyTorch noted for its gradient: true of hand-written losses as well."""
MOST_NODES = 60
STOPS = ("Addmm", "Mm", "Bmm", "Convolution", "AccumulateGrad", "CudnnRnn", "Embedding", "Unfold")
DIRECT = (("BinaryCrossEntropyWithLogits", "binary_cross_entropy_with_logits"), ("BinaryCrossEntropy", "binary_cross_entropy"),
          ("MseLoss", "mse_loss"), ("SmoothL1Loss", "smooth_l1_loss"), ("HuberLoss", "huber_loss"), ("KlDiv", "kl_div"))


def kind(node):
    """(name as in torch.nn.functional, or "other", and whether a cross-entropy got what already was a softmax's output)."""
    names, edges = _walk(node)
    for start, name in DIRECT:
        if any(n.startswith(start) for n in names):
            return name, False
    if any(n.startswith("NllLoss") for n in names) or any(n.startswith("LogSoftmax") for n in names):
        if not any(n.startswith("LogSoftmax") for n in names):
            return ("cross_entropy" if any(n.startswith("LogBackward") for n in names) else "nll_loss"), False
        return "cross_entropy", any(a.startswith("LogSoftmax") and b.startswith(("Softmax", "LogSoftmax", "Sigmoid")) for a, b in edges)
    if any(n.startswith("LogBackward") for n in names):
        return "cross_entropy", False
    if any(n.startswith("Pow") for n in names) and any(n.startswith(("Sub", "Rsub")) for n in names):
        return "mse_loss", False
    if any(n.startswith("Abs") for n in names):
        return "l1_loss", False
    return "other", False


def _walk(node):
    names, edges, waiting, seen = [], [], [node], {}   # `seen` keeps nodes alive, so that ids stay theirs
    while waiting and len(names) < MOST_NODES:
        node = waiting.pop(0)
        name = node.name()
        if id(node) in seen or name.startswith(STOPS):
            continue
        seen[id(node)] = node
        names.append(name)
        for below, _ in node.next_functions:
            if below is not None:
                edges.append((name, below.name()))
                waiting.append(below)
    return names, edges
