"""The functions driver against the reference submission and against code that does not play along."""
import unittest

import numpy as np
from fakebox import FakeBox, driver, reference

FUNCTIONS = driver("digits-mlp", "functions")


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def case_inputs(sizes=(4, 5, 3), m=6, seed=3):
    rng = np.random.default_rng(seed)
    given = {}
    for index, (i, o) in enumerate(zip(sizes, sizes[1:])):
        given[f"W{index}"], given[f"b{index}"] = rng.normal(size=(o, i)), rng.normal(size=(o, 1))
    given["X"] = rng.normal(size=(sizes[0], m))
    given["Y"] = np.eye(sizes[-1])[:, rng.integers(0, sizes[-1], m)]
    return given


def forward(given):
    a, zs, activations, layer = given["X"], [], [given["X"]], 0
    while f"W{layer}" in given:
        zs.append(given[f"W{layer}"] @ a + given[f"b{layer}"])
        a = sigmoid(zs[-1])
        activations.append(a)
        layer += 1
    e = np.exp(zs[-1] - zs[-1].max(axis=0))
    activations[-1] = e / e.sum(axis=0)
    return zs, activations


def loss(given):
    return -np.sum(given["Y"] * np.log(forward(given)[1][-1])) / given["Y"].shape[1]


def numeric_gradient(given, key, eps=1e-6):
    found = np.zeros_like(given[key])
    for index in np.ndindex(found.shape):
        moved = {1: dict(given), -1: dict(given)}
        for sign in moved:
            moved[sign][key] = given[key].copy()
            moved[sign][key][index] += sign * eps
        found[index] = (loss(moved[1]) - loss(moved[-1])) / (2 * eps)
    return found


def cases():
    given = case_inputs()
    zs, activations = forward(given)
    flow = {**given, "output": activations[-1], **{f"Z{i}": z for i, z in enumerate(zs)},
            **{f"A{i}": a for i, a in enumerate(activations)}}
    rng = np.random.default_rng(9)
    steps = {key: given[key] for key in ("W0", "b0", "W1", "b1")}
    for s in range(4):
        for layer in range(2):
            steps[f"gw{s}.{layer}"] = rng.normal(size=given[f"W{layer}"].shape)
            steps[f"gb{s}.{layer}"] = rng.normal(size=given[f"b{layer}"].shape)
    return {
        "softmax": ("fn.softmax", {}, {"Z": zs[-1] * 900}),
        "loss": ("fn.cross_entropy", {}, {"Y": given["Y"], "P": activations[-1]}),
        "forward": ("mlp.forward", {}, given),
        "backward": ("mlp.backward", {"numeric_eps": 1e-5}, flow),
        "sgd": ("mlp.update", {"optimizer": "sgd", "steps": 2, "eta": 0.1}, steps),
        "adam": ("mlp.update", {"optimizer": "adam", "steps": 4, "eta": 0.01}, steps),
        "l2": ("mlp.l2", {"eta": 0.1, "lambda": 0.25}, given),
        "schedule": ("mlp.schedule", {"epochs": 4, "batch": 2, "eta": 0.5, "decay": 0.3}, given),
    }


def run(box, **files):
    box.submit(**files)
    wanted = cases()
    request = {"kind": "functions", "code": [name + ".py" for name in files], "seed": 1, "cases": [
        {"id": name, "operation": operation, "args": args, "timeout": 3} for name, (operation, args, _) in wanted.items()]}
    inputs = {f"{name}|{key}": value for name, (_, _, given) in wanted.items() for key, value in given.items()}
    return box.run(FUNCTIONS, request, inputs)


class Functions(unittest.TestCase):
    def setUp(self):
        self.box = FakeBox()
        self.addCleanup(self.box.__exit__)

    def graded(self, **files):
        results, found, done = run(self.box, **files)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return results, found

    def edited(self, *edits):
        text = reference()
        for old, new in edits:
            self.assertIn(old, text)
            text = text.replace(old, new)
        return self.graded(network=text)

    def check(self, found):
        """Every tensor against mathematics done here."""
        given = case_inputs()
        zs, activations = forward(given)
        np.testing.assert_allclose(found["forward|output"], activations[-1], rtol=1e-12)
        np.testing.assert_allclose(found["loss|loss"], loss(given), rtol=1e-9)
        for layer in range(2):
            for kind in ("W", "b"):
                wanted = numeric_gradient(given, f"{kind}{layer}")
                for way in ("own", "given"):
                    np.testing.assert_allclose(found[f"backward|{way}/g{kind.lower()}{layer}"], wanted, atol=1e-8)
            np.testing.assert_allclose(found[f"l2|base/W{layer}"] - found[f"l2|l2/W{layer}"], 0.1 * 0.25 * given[f"W{layer}"], atol=1e-12)
        np.testing.assert_allclose(found["schedule|etas"], np.repeat(0.5 * np.exp(-0.3 * np.arange(4)), 3), rtol=1e-9)
        self.check_adam(found)

    def check_adam(self, found):
        steps = cases()["adam"][2]
        w, m, v = steps["W0"], 0.0, 0.0
        for s in range(4):
            g = steps[f"gw{s}.0"]
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
            w = w - 0.01 * (m / (1 - 0.9 ** (s + 1))) / (np.sqrt(v / (1 - 0.999 ** (s + 1))) + 1e-8)
            np.testing.assert_allclose(found[f"adam|W{s}.0"], w, rtol=1e-12)

    def test_reference_is_right_everywhere(self):
        results, found = self.graded(network=reference())
        self.assertEqual({case["status"] for case in results["cases"].values()}, {"ok"}, results)
        self.check(found)

    def test_exit_in_one_function_costs_only_its_cases(self):
        for how in ("sys.exit(0)", "os._exit(0)"):
            results, _ = self.edited(("import pickle\n", "import pickle, os, sys\n"), ("        m = target.shape[1]\n", f"        {how}\n"))
            self.assertIn(results["cases"]["backward"]["status"], ("error", "crashed"))
            self.assertEqual(results["cases"]["adam"]["status"], "ok")

    def test_endless_function_times_out_and_the_rest_goes_on(self):
        results, _ = self.edited(("        m = target.shape[1]\n", "        while True: pass\n"))
        self.assertEqual(results["cases"]["backward"]["status"], "timeout")
        self.assertEqual(results["cases"]["sgd"]["status"], "ok")

    def test_endless_printing_is_bounded(self):
        results, _ = self.edited(("        m = target.shape[1]\n", "        while True: print('x' * 1000)\n"))
        self.assertEqual(results["cases"]["backward"]["status"], "error")
        self.assertIn("megabyte", results["cases"]["backward"]["message"])

    def test_objects_that_pretend_to_be_arrays_are_refused(self):
        results, _ = self.edited(("    return shifted / np.sum(shifted, axis=0, keepdims=True)",
                                  "    class Liar(np.ndarray):\n        def __eq__(self, o): return True\n    return Z.view(Liar)"))
        self.assertEqual(results["cases"]["softmax"]["status"], "bad-output")

    def test_parameters_of_real_students_are_bound(self):
        results, found = self.edited(
            ("lambda_=0.0, decay_rate=0.0)", "lmbda=0.01, k=0.1, use_adam=True)"),
            ("eta * np.exp(-decay_rate * epoch)", "eta"),
            ("activations, lambda_)", "activations, lmbda, training_data.shape[1])"),
            ("activations, lambda_=0.0):", "activations, lmbda, n):"),
            ("lambda_ * self.weights", "lmbda * self.weights"),
            ("self.update_network(gw, gb, eta_current)", "self.update_network(gw, gb, eta_current, k, epoch, batches)"),
            ("def update_network(self, gw, gb, eta):", "def update_network(self, gw, gb, eta, decay, epoch, t):\n        eta = eta * np.exp(-decay * epoch)\n        self.step = t"))
        self.assertEqual({case["status"] for case in results["cases"].values()}, {"ok"}, results)
        self.check(found)
        self.assertEqual(results["cases"]["l2"]["bound"]["where"], "backward_pass")

    def test_other_shapes_of_weights_and_biases_are_understood(self):
        results, found = self.edited(
            ("np.random.randn(after, before)", "np.random.randn(before, after)"), ("w @ activations[-1] + b", "w.T @ activations[-1] + b[:, None]"),
            ("np.zeros((after, 1))", "np.zeros(after)"), ("delta @ activations[layer].T +", "activations[layer] @ delta.T +"),
            ("delta.sum(axis=1, keepdims=True)", "delta.sum(axis=1)"), ("self.weights[layer].T @ delta", "self.weights[layer] @ delta"))
        self.assertEqual({case["status"] for case in results["cases"].values()}, {"ok"}, results)
        np.testing.assert_allclose(found["forward|output"], forward(case_inputs())[1][-1], rtol=1e-12)

    def test_missing_modules_and_module_level_training_do_no_harm(self):
        text = ("import torchvision\nfrom tqdm import tqdm\nimport pandas as pd\nimport matplotlib.pyplot as plt\n" + reference()
                .replace("for epoch in range(epochs)", "for epoch in tqdm(range(epochs))").split("if __name__")[0]
                + "\ndata = unpickle('C:/Users/ana/train.pckl')\nnet = Network([3072, 10])\nfor i in range(9): net.train()\nplt.plot([1])\n")
        results, found = self.graded(network=text)
        self.assertEqual({case["status"] for case in results["cases"].values()}, {"ok"}, results)
        self.assertGreaterEqual(len(results["module"]["skipped"]), 4)

    def test_code_in_several_files_is_found(self):
        head, tail = reference().split("\ndef softmax(Z)")
        results, found = self.graded(main="from net import Network\nprint(1)\n", maths="import numpy as np\nimport pickle\ndef softmax(Z)" + tail,
                                     net=head.replace("import pickle\n", "from maths import *\n"))
        self.assertEqual(results["module"]["file"], "net.py")
        self.assertEqual({case["status"] for case in results["cases"].values()}, {"ok"}, results)

    def test_the_file_with_the_functions_is_found_whatever_the_others_are_called(self):
        results, _ = self.graded(_help="def show(x):\n    return x\n", work="def soft_max(Z):\n    return Z\n", zz="X = 1\n")
        self.assertEqual(results["module"]["file"], "work.py")
        self.assertEqual(results["cases"]["softmax"]["status"], "ok")

    def test_syntax_error_is_reported_with_its_line(self):
        results, _ = self.graded(network="import numpy as np\ndef softmax(Z:\n    pass\n")
        self.assertEqual(results["module"]["error"]["type"], "SyntaxError")
        self.assertIn("line 2 of network.py", results["module"]["error"]["message"])
        self.assertNotIn("cases", results)

    def test_missing_name_and_missing_lambda_are_said_in_words(self):
        results, _ = self.edited(("def softmax_dLdZ", "def other"), (", lambda_=0.0):", "):"), ("lambda_=0.0, ", ""), ("activations, lambda_)", "activations)"),
                                 (" + lambda_ * self.weights[layer]", ""))
        self.assertEqual(results["cases"]["l2"]["status"], "unbound")
        self.assertIn("λ", results["cases"]["l2"]["message"])
        self.assertIn("NameError", results["cases"]["backward"]["message"])


if __name__ == "__main__":
    unittest.main()
