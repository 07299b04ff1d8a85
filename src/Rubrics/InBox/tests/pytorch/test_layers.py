"""The many ways to write the same layer; each model is a few lines of a forward pass."""
import unittest

from fakekernel import FakeKernel

PARAMETERS = """
class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.W1 = nn.Parameter(0.1 * torch.randn(784, 20)); self.b1 = nn.Parameter(torch.zeros(20)); self.W2 = nn.Parameter(torch.randn(20, 10)); self.b2 = nn.Parameter(torch.zeros(10))
class Convs(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(1, 3, 4, stride=2, padding=1); self.n = nn.BatchNorm2d(3); self.f = nn.Linear(147, 10)
class Rows(nn.Module):
    def __init__(self):
        super().__init__()
        self.r = nn.GRU(28, 6, batch_first=True); self.l = nn.LSTM(28, 6, num_layers=2, batch_first=True); self.c = nn.LSTMCell(28, 6); self.f = nn.Linear(6, 10)
"""
DENSE = {  # expression of x: (activation of the hidden layer, whether its weight is stored as outputs × inputs)
    "F.relu(x @ s.W1 + s.b1)": "relu", "(s.b1 + torch.matmul(x, s.W1)).relu()": "relu", "torch.addmm(s.b1, x, s.W1).clamp(min=0)": "relu",
    "torch.sigmoid(F.linear(x, s.W1.t(), s.b1))": "sigmoid", "torch.einsum('ni,ij->nj', x, s.W1).add_(s.b1).tanh()": "tanh",
    "1 / (1 + torch.exp(-(x.mm(s.W1) + s.b1)))": "sigmoid", "torch.maximum(x.mm(s.W1) + s.b1, torch.tensor(0.))": "relu",
    "(lambda z: z * (z > 0))(x.mm(s.W1) + s.b1)": "relu", "F.gelu(x.mm(s.W1) + s.b1)": "gelu", "F.elu(x.mm(s.W1) + s.b1)": "elu",
    "F.dropout(F.leaky_relu(x.mm(s.W1).add(s.b1)), 0.2, s.training)": "leaky-relu", "(lambda z: torch.where(z > 0, z, torch.zeros_like(z)))(x.mm(s.W1) + s.b1)": "relu",
    "x.mm(s.W1) + s.b1": "none",
}


class Layers(unittest.TestCase):
    def layers(self, base, forwards, **request):
        with FakeKernel(train=20, seen=20, hidden=20) as box:
            cells = [f"class M{i}({base}):\n    def forward(s, x):\n        {body}\nm{i} = M{i}()\n" for i, body in enumerate(forwards)]
            probe, _, printed = box.cells(PARAMETERS, *cells, models={f"m{i}": {"name": f"m{i}"} for i in range(len(forwards))}, **request)
            self.assertNotIn("cell failed", printed)
            return [probe["models"][f"m{i}"] for i in range(len(forwards))]

    def test_dense_layers(self):
        found = self.layers("Base", [f"h = {text}\n        return h.mm(s.W2) + s.b2" for text in DENSE])
        for net, (text, activation) in zip(found, DENSE.items()):
            layers = [x for x in net.get("layers", []) if x["kind"] != "dropout"]
            self.assertEqual([(x.get("inputs"), x.get("outputs"), x.get("bias_name"), x.get("activation"), x.get("weight"), x.get("transposed")) for x in layers],
                             [(784, 20, "b1", activation, "W1", False), (20, 10, "b2", "none", "W2", False)], (text, net))

    def test_hand_written_softmax(self):
        bodies = ("z = x.mm(s.W1).mm(s.W2) + s.b2; e = torch.exp(z); return e / e.sum(1, keepdim=True)", "z = x.mm(s.W1).mm(s.W2) + s.b2; return z - torch.logsumexp(z, 1, keepdim=True)")
        found = self.layers("Base", bodies)
        self.assertEqual([net["layers"][-1]["activation"] for net in found], ["softmax", "log-softmax"])
        self.assertEqual([net["outputs"] for net in found], ["probabilities", "logits"])

    def test_convolutions_and_pools(self):
        found = self.layers("Convs", (
            "return s.f(F.max_pool2d(F.relu(s.a(x)), 2).view(x.size(0), -1))", "return s.f(F.relu(F.avg_pool2d(s.n(s.a(x)), 2, 2)).flatten(1))",
            "x = x.view(-1, 1, 28, 28); return s.f(nn.MaxPool2d(kernel_size=2, stride=2)(torch.tanh(s.a(x))).reshape(len(x), 147))"))
        self.assertEqual([[x["kind"] for x in net["layers"]] for net in found],
                         [["conv", "pool", "flatten", "dense"], ["conv", "batch-norm", "pool", "flatten", "dense"], ["conv", "pool", "flatten", "dense"]])
        self.assertEqual([net["layers"][0]["activation"] for net in found], ["relu", "relu", "tanh"])
        self.assertEqual([next(x["name"] for x in net["layers"] if x["kind"] == "pool") for net in found], ["max", "average", "max"])

    def test_recurrent_layers(self):
        found = self.layers("Rows", (
            "return s.f(s.r(x.view(-1, 28, 28))[0][:, -1])", "return s.f(s.l(x.view(-1, 28, 28))[1][0][-1])",
            "x = x.view(-1, 28, 28); h = c = torch.zeros(len(x), 6)\n        for t in range(28): h, c = s.c(x[:, t], (h, c))\n        return s.f(h)"))
        self.assertEqual([[(x["kind"], x["outputs"]) for x in net["layers"] if x["kind"] != "other"] for net in found],
                         [[("gru", 6), ("dense", 10)], [("lstm", 6), ("dense", 10)], [("lstm", 6), ("dense", 10)]])

    def test_a_residual_connection_is_a_layer_of_its_own(self):
        net, = self.layers("Base", ["h = F.relu(x.mm(s.W1) + s.b1); h = h + torch.sigmoid(h); return h.mm(s.W2) + s.b2"])
        self.assertIn({"kind": "other", "name": "add", "output_shape": [20]}, net["layers"])


if __name__ == "__main__":
    unittest.main()
