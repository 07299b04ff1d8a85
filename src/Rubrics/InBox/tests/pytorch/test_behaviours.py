"""What the probe tries on copies of a model, and how it fares with code that is broken or means harm."""
import unittest

import numpy as np
from fakekernel import FakeKernel
from test_image_models import HAND_WRITTEN, LAYERS, PLAIN, TRAIN

ASKED = {"net": {"name": "net", "log": "history", "behaviours": ["gradients", "mode", "overfit"]}}
LINEAR = "net = nn.Sequential(nn.Linear(784, 12), nn.ReLU(), nn.Linear(12, 10))\n"


class Behaviours(unittest.TestCase):
    def setUp(self):
        self.box = FakeKernel()
        self.addCleanup(self.box.__exit__)

    def measured(self, *cells, **request):
        probe, found, _ = self.box.cells(*cells, **request)
        return probe["models"]["net"], found

    def hostile(self, *bodies, **request):
        """Models with these lines in their classes, one after the other; the last model of the run, a sound one, must come through."""
        cells, models = [], {}
        for i, body in enumerate(bodies):
            lines = "".join(f"    {line}\n" for line in body.split("\n"))
            cells.append(f"class Net{i}(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = nn.Linear(784, 10)\n"
                         f"    def forward(self, x): return self.a(x.view(-1, 784))\n{lines}m{i} = Net{i}()\n")
            models[f"m{i}"] = {"name": f"m{i}", "behaviours": ["gradients", "mode", "overfit"]}
        probe, found, printed = self.box.cells(*cells, "good = nn.Linear(784, 10)\n", models={**models, "good": {"name": "good"}}, **request)
        self.assertNotIn("cell failed", printed)
        self.assertEqual(probe["models"]["good"]["status"], "found", probe)
        self.assertEqual(found["good|hidden"].shape, (150, 10))
        return [probe["models"][key] for key in models], found

    def test_a_sound_model(self):
        net, _ = self.measured(LAYERS, TRAIN.replace("LOSS", "F.nll_loss(net(X[order].view(-1, 1, 28, 28)), Y[order])"), models=ASKED)
        behaviour = net["behaviour"]
        self.assertEqual(behaviour["gradients"], {"status": "ok", "zero": [], "none": []})
        self.assertEqual((behaviour["mode"]["differs_between_calls"], behaviour["mode"]["depends_on_batch"]), (False, False))
        self.assertLess(behaviour["overfit"]["last"], 0.5 * behaviour["overfit"]["first"])

    def test_trying_leaves_the_model_as_it_was(self):
        probe, found = self.measured(PLAIN, HAND_WRITTEN, "before = net.W1.detach().clone()", models=ASKED)
        _, again = self.measured(PLAIN, HAND_WRITTEN)
        np.testing.assert_array_equal(found["net|parameter/W1"], again["net|parameter/W1"])
        self.assertLess(probe["behaviour"]["overfit"]["last"], probe["behaviour"]["overfit"]["first"])

    def test_dropout_that_never_stops(self):
        net, _ = self.measured("class Net(nn.Linear):\n    def forward(self, x): return super().forward(F.dropout(x, 0.5))\nnet = Net(784, 10)\n", models=ASKED)
        self.assertTrue(net["behaviour"]["mode"]["differs_between_calls"])

    def test_statistics_of_the_batch_in_evaluation(self):
        net, _ = self.measured("net = nn.Sequential(nn.Linear(784, 10), nn.BatchNorm1d(10, track_running_stats=False))\n", models=ASKED)
        self.assertEqual((net["behaviour"]["mode"]["differs_between_calls"], net["behaviour"]["mode"]["depends_on_batch"]), (False, True))

    def test_a_layer_without_gradient(self):
        net, _ = self.measured("class Net(nn.Module):\n    def __init__(self):\n        super().__init__(); self.a = nn.Linear(784, 20); self.b = nn.Linear(20, 10); self.c = nn.Linear(2, 2)\n"
                               "    def forward(self, x): return self.b(torch.relu(self.a(x)).detach())\nnet = Net()\n", models=ASKED)
        self.assertEqual(net["behaviour"]["gradients"]["none"], ["a.weight", "a.bias", "c.weight", "c.bias"])

    def test_code_that_raises(self):
        cases = (("def forward(self, x): raise ValueError('no')", "no"), ("def forward(self, x): return None", "None"), ("def forward(self, x): return 'text'", "str"),
                 ("def forward(self, x): return torch.zeros(len(x), 3)", "[3, 3]"), ("def forward(self, x): return self.forward(x)", "Recursion"),
                 ("def forward(self, x): raise SystemExit()", "SystemExit"), ("def __getattr__(self, name): raise KeyError(name)", "KeyError"))
        found, _ = self.hostile(*(body for body, _ in cases))
        for net, (body, word) in zip(found, cases):
            self.assertEqual(net["status"], "failed", body)
            self.assertIn(word, net["message"])

    def test_tricks_with_attributes_cost_only_themselves(self):
        bodies = ("def parameters(self, recurse=True): raise ValueError()", "@property\ndef __class__(self): return dict", "def eval(self): raise ValueError()",
                  "def __deepcopy__(self, memo): return self", "def __len__(self): raise ValueError()", "def __eq__(self, other): raise ValueError()\n__hash__ = None",
                  "def __bool__(self): raise ValueError()", "def state_dict(self): raise ValueError()\nnamed_parameters = modules = children = state_dict",
                  "def __repr__(self): raise ValueError()\n__str__ = __repr__", "def __getattribute__(self, name):\n    if name == 'training': raise ValueError()\n    return super().__getattribute__(name)")
        found, tensors = self.hostile(*bodies)
        for i, (net, body) in enumerate(zip(found, bodies)):
            self.assertEqual((net["status"], net["parameters"]), ("found", 7850), body)
            self.assertEqual(tensors[f"m{i}|hidden"].shape, (150, 10), body)

    def test_nan_is_written_and_said(self):
        (net,), found = self.hostile("def forward(self, x): return self.a(x) * float('nan')")
        self.assertTrue(np.isnan(found["m0|hidden"]).all())
        self.assertIn("NaN", net["message"])

    def test_a_model_that_hangs_costs_itself(self):
        (net,), _ = self.hostile("def forward(self, x):\n    while True:\n        try: pass\n        except Exception: pass", reserve_seconds=90)
        self.assertEqual(net["status"], "failed")
        self.assertIn("longer than", net["message"])

    def test_a_notebook_without_pytorch(self):
        probe, found, _ = self.box.cells(head="x = 1\n")
        self.assertEqual(probe["models"]["net"]["status"], "missing")
        self.assertEqual(found, {})


if __name__ == "__main__":
    unittest.main()
