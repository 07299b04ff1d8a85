"""Models that tell images apart: written with plain parameters, with layers, or behind a function; what is read off them."""
import unittest

import numpy as np
from fakekernel import FakeKernel

PLAIN = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.W1 = nn.Parameter(0.1 * torch.randn(784, 20)); self.b1 = nn.Parameter(torch.ones(20) / 10)
        self.W2 = nn.Parameter(0.1 * torch.randn(20, 10)); self.b2 = nn.Parameter(torch.ones(10) / 10)
    def forward(self, X):
        Q = torch.sigmoid(X.mm(self.W1) + self.b1)
        return F.softmax(Q.mm(self.W2) + self.b2, dim=1)
net = Net()
"""
TRAIN = """
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
history = {"iterations": [], "train_acc": [], "test_loss": []}
for t in range(60):
    order = torch.randperm(600)[:50]
    for group in optimizer.param_groups: group["lr"] = 0.001 + 0.009 * float(np.exp(-t / 2000))
    optimizer.zero_grad()
    loss = LOSS
    loss.backward()
    optimizer.step()
    if t % 10 == 0:
        history["iterations"].append(t); history["train_acc"].append(90 + t / 10); history["test_loss"].append(loss)
"""
HAND_WRITTEN = TRAIN.replace("LOSS", "-(F.one_hot(Y[order], 10) * torch.log(net(X[order]) + 1e-9)).sum(1).mean()")
CONV = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.W1 = nn.Parameter(0.1 * torch.randn(4, 1, 5, 5)); self.b1 = nn.Parameter(torch.ones(4) / 10)
        self.W2 = nn.Parameter(0.1 * torch.randn(8, 4, 5, 5)); self.b2 = nn.Parameter(torch.ones(8) / 10)
        self.W3 = nn.Parameter(0.1 * torch.randn(8 * 14 * 14, 10)); self.b3 = nn.Parameter(torch.ones(10) / 10)
    def forward(self, X):
        Q = F.relu(F.conv2d(X, self.W1, bias=self.b1, stride=1, padding=2))
        Q = F.relu(F.conv2d(Q, self.W2, bias=self.b2, stride=2, padding=2))
        return Q.view(-1, 8 * 14 * 14).mm(self.W3) + self.b3
net = Net()
"""
LAYERS = """
net = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25), nn.Flatten(),
                    nn.Linear(4 * 14 * 14, 16), nn.LeakyReLU(), nn.Linear(16, 10), nn.LogSoftmax(dim=1))
"""


def shown(layer, *names):
    return {name: layer.get(name) for name in names}


class ImageModels(unittest.TestCase):
    kept = []

    def setUp(self):
        self.box = FakeKernel()
        self.addCleanup(self.box.__exit__)

    def measured(self, *cells, **request):
        probe, found, printed = self.box.cells(*cells, **request)
        self.assertNotIn("cell failed", printed)
        return probe["models"]["net"], found

    def plain(self):
        """The network with plain parameters, trained once for all tests that look at it."""
        if not self.kept:
            self.kept.append(self.measured(PLAIN, HAND_WRITTEN))
        return self.kept[0]

    def accuracy(self, found):
        return float(np.mean(found["net|hidden"].argmax(1) == self.box.labels))

    def test_plain_parameters_are_read_as_dense_layers(self):
        net, found = self.plain()
        self.assertEqual((net["status"], net["how"], net["outputs"], net["parameters"]), ("found", "name", "probabilities", 15910), net)
        self.assertEqual(net["shapes"], {"W1": [784, 20], "b1": [20], "W2": [20, 10], "b2": [10]})
        self.assertEqual([shown(x, "kind", "inputs", "outputs", "bias", "activation", "weight", "bias_name", "transposed") for x in net["layers"]], [
            {"kind": "dense", "inputs": 784, "outputs": 20, "bias": True, "activation": "sigmoid", "weight": "W1", "bias_name": "b1", "transposed": False},
            {"kind": "dense", "inputs": 20, "outputs": 10, "bias": True, "activation": "softmax", "weight": "W2", "bias_name": "b2", "transposed": False}])
        self.assertGreater(self.accuracy(found), 0.8)
        self.assertEqual((found["net|hidden"].shape, found["net|visible"].shape, found["net|train"].shape), ((150, 10), (200, 10), (600, 10)))
        self.assertEqual(found["net|parameter/W1"].shape, (784, 20))
        self.assertEqual((net["input_shape"], net["scale"]), ([784], [0.0, 1.0]))

    def test_training_is_recorded(self):
        net, found = self.plain()
        recorded = net["recorded"]
        self.assertEqual((recorded["optimizer"], recorded["steps"], recorded["batch"], recorded["losses"]), ("Adam", 60, 50, ["cross_entropy"]), recorded)
        self.assertEqual(recorded["settings"]["betas"], [0.9, 0.999])
        np.testing.assert_array_equal(found["net|lr"], [0.001 + 0.009 * float(np.exp(-t / 2000)) for t in range(60)])
        self.assertEqual(found["net|loss"].shape, (60,))
        self.assertAlmostEqual(found["net|loss"][0], 2.4, delta=0.3)
        self.assertEqual((net["initial"]["zero_weights"], net["initial"]["bias"]), (False, 0.1))
        self.assertAlmostEqual(net["initial"]["weight_std"], 0.1, delta=0.01)

    def test_the_students_log_is_read(self):
        _, found = self.plain()
        np.testing.assert_allclose(found["net|reported/train_accuracy"], [0.9, 0.91, 0.92, 0.93, 0.94, 0.95])
        np.testing.assert_array_equal(found["net|reported/iteration"], [0, 10, 20, 30, 40, 50])
        self.assertEqual(found["net|reported/test_loss"].shape, (6,))

    def test_plain_convolutions(self):
        net, found = self.measured(CONV, TRAIN.replace("LOSS", "F.cross_entropy(net(X[order].view(-1, 1, 28, 28)), Y[order])"))
        self.assertEqual([x["kind"] for x in net["layers"]], ["conv", "conv", "flatten", "dense"])
        self.assertEqual(shown(net["layers"][1], "inputs", "outputs", "kernel", "stride", "padding", "activation", "output_shape", "weight", "bias_name"),
                         {"inputs": 4, "outputs": 8, "kernel": [5, 5], "stride": [2, 2], "padding": [2, 2], "activation": "relu",
                          "output_shape": [8, 14, 14], "weight": "W2", "bias_name": "b2"})
        self.assertEqual((net["outputs"], net["input_shape"], net["recorded"]["softmax_twice"]), ("logits", [1, 28, 28], False))
        self.assertGreater(self.accuracy(found), 0.8)

    def test_layers_of_modules(self):
        net, found = self.measured(LAYERS, TRAIN.replace("LOSS", "F.nll_loss(net((X[order].view(-1, 1, 28, 28) - 0.5) / 0.5), Y[order])"))
        self.assertEqual([(x["kind"], x.get("activation")) for x in net["layers"]],
                         [("conv", "relu"), ("batch-norm", None), ("pool", None), ("dropout", None), ("flatten", None), ("dense", "leaky-relu"), ("dense", "log-softmax")])
        self.assertEqual(shown(net["layers"][5], "transposed", "weight", "bias_name"), {"transposed": True, "weight": "6.weight", "bias_name": "6.bias"})
        self.assertEqual((net["layers"][3]["rate"], net["layers"][2]["kernel"], net["scale"]), (0.25, [2, 2], [-1.0, 1.0]))
        self.assertGreater(self.accuracy(found), 0.8)
        self.assertEqual(net["training"], True)

    def test_softmax_twice_is_seen(self):
        net, _ = self.measured(PLAIN, TRAIN.replace("LOSS", "nn.CrossEntropyLoss()(net(X[order]), Y[order])"))
        self.assertTrue(net["recorded"]["softmax_twice"])

    def test_zero_weights_are_seen(self):
        net, _ = self.measured(PLAIN.replace("0.1 * torch.randn", "torch.zeros").replace("torch.ones(20) / 10", "torch.zeros(20)").replace("torch.ones(10) / 10", "torch.zeros(10)"), HAND_WRITTEN)
        self.assertEqual(net["initial"], {"zero_weights": True, "bias": 0.0, "weight_std": 0.0})

    def test_a_direct_call_of_forward_and_a_new_optimizer_for_every_step_are_recorded(self):
        loop = TRAIN.replace("    optimizer.zero_grad()", "    optimizer = torch.optim.SGD(net.parameters(), lr=0.5); optimizer.zero_grad()")
        net, found = self.measured(PLAIN, loop.replace("LOSS", "F.nll_loss(torch.log(net.forward(X[order])), Y[order])"))
        self.assertEqual((net["recorded"]["optimizer"], net["recorded"]["steps"], net["recorded"]["batch"], net["recorded"]["losses"]), ("SGD", 60, 50, ["cross_entropy"]))
        np.testing.assert_array_equal(found["net|lr"], [0.5] * 60)

    def test_predict_is_asked_when_the_name_is_missing(self):
        net, found = self.measured(PLAIN.replace("net = Net()", "model = Net(); net = model"), HAND_WRITTEN,
                                   "del net\ndef predict(images):\n    with torch.no_grad(): return model(images.view(-1, 784))\n")
        self.assertEqual((net["status"], net["how"], net["class"]), ("found", "predict", "Net"), net)
        self.assertEqual([x.get("weight") for x in net["layers"]], [None, "W1", "W2"])   # the first one flattens
        self.assertGreater(self.accuracy(found), 0.8)

    def test_search_finds_the_module_that_fits(self):
        net, found = self.measured(PLAIN.replace("net", "my_model"), HAND_WRITTEN.replace("net", "my_model"), "other = nn.Linear(3, 2)")
        self.assertEqual((net["status"], net["how"]), ("found", "search"), net)
        self.assertIn("no variable net", net["message"])

    def test_a_class_instead_of_a_model_is_said(self):
        probe, _, _ = self.box.cells("class net(nn.Module): pass")
        self.assertEqual(probe["models"]["net"]["status"], "missing")
        self.assertIn("net = net()", probe["models"]["net"]["message"])

    def test_several_models_keep_apart(self):
        models = {"a": {"name": "net_a", "log": "h"}, "b": {"name": "net_b", "log": "h"}, "c": {"name": "net_c"}}
        probe, found, _ = self.box.cells(PLAIN, "net_a = Net(); net_b = Net(); del net", HAND_WRITTEN.replace("net", "net_b"), models=models)
        self.assertEqual([probe["models"][k]["status"] for k in "abc"], ["found", "found", "missing"], probe)
        self.assertNotIn("recorded", probe["models"]["a"])
        self.assertEqual(probe["models"]["b"]["recorded"]["steps"], 60)

    def test_two_trainings_of_one_model_in_two_cells_the_last_counts(self):
        train = HAND_WRITTEN
        probe, found, _ = self.box.cells("import autograder_box.kernel.recorder as r; r._cell = lambda: 1", PLAIN, train, "r._cell = lambda: 2", train.replace("60", "20").replace("torch.randperm(200)", "torch.randperm(600)"))
        recorded = probe["models"]["net"]["recorded"]
        self.assertEqual((recorded["steps"], recorded["earlier_steps"]), (20, 60))

    def test_images_as_columns(self):
        net, found = self.measured(PLAIN.replace("X.mm(self.W1) + self.b1", "self.W1.t().mm(X) + self.b1.view(-1, 1)")
                                   .replace("F.softmax(Q.mm(self.W2) + self.b2, dim=1)", "F.softmax(self.W2.T @ Q + self.b2[:, None], dim=0)"),
                                   HAND_WRITTEN.replace("net(X[order])", "net(X[order].T).T"))
        self.assertGreater(self.accuracy(found), 0.8)
        self.assertEqual(net["recorded"]["batch"], 50)
        self.assertEqual([shown(x, "inputs", "outputs", "bias", "transposed") for x in net["layers"]],
                         [{"inputs": 784, "outputs": 20, "bias": True, "transposed": False}, {"inputs": 20, "outputs": 10, "bias": True, "transposed": False}])


if __name__ == "__main__":
    unittest.main()
