"""Training by settings and by script on a small made-up dataset: three blobs in sixteen dimensions."""
import unittest

import numpy as np
from fakebox import FakeBox, driver, reference, tensors

TRAINING, COMPARISON = driver("digits-mlp", "training"), driver("digits-mlp", "comparison")
SETTINGS = {"hidden_layers": [8], "optimiser": "Adam", "learning_rate": 0.05, "epochs": 6, "mini_batch_size": 10}
LOADER = ('train_data, train_class, test_data, test_class = load_data_digits("./data/train_data.pckl", "./data/test_data.pckl")\n')


def blobs(count, rng):
    labels = rng.integers(0, 3, count)
    images = rng.normal(size=(count, 16)) * 1.5 + 8 + 4 * np.eye(16)[labels]
    return np.clip(images, 0, 16).astype(np.uint8), labels


class Training(unittest.TestCase):
    def setUp(self):
        self.box = FakeBox()
        self.addCleanup(self.box.__exit__)
        rng = np.random.default_rng(4)
        parts = {name: blobs(count, rng) for name, count in (("train", 300), ("visible", 60), ("hidden", 200))}
        for name in ("train", "visible"):
            tensors.write(self.box.path("data", name + ".safetensors"), {"images": parts[name][0]})
        tensors.write(self.box.path("in", "labels.safetensors"), {name: parts[name][1] for name in ("train", "visible")})
        tensors.write(self.box.path("in", "hidden.safetensors"), {"images": parts["hidden"][0]})
        self.labels = parts["hidden"][1]

    def trained(self, text, budget=60, settings=None, **more):
        self.box.submit(network=text.replace("np.zeros((10, ", "np.zeros((3, "))
        request = {"kind": "training", "code": ["network.py"], "settings": settings, "mode": "auto", "seed": 1, "inputs": 16, "classes": 3,
                   "scale": 16, "budget_seconds": budget, "defaults": {"hidden": [8], "optimizer": "adam", "eta": 0.05, "epochs": 5}, **more}
        results, found, done = self.box.run(TRAINING, request)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return results, found

    def accuracy(self, found):
        return float(np.mean(found["predictions"] == self.labels))

    def script(self, body, head=""):
        return head + reference().split("\nif __name__")[0] + "\n" + body

    def test_settings_train_the_network_by_its_own_train(self):
        results, found = self.trained(reference(), settings=SETTINGS)
        self.assertEqual((results["status"], results["mode"], results["settings"]["epochs"]), ("ok", "settings", 6), results)
        self.assertGreater(self.accuracy(found), 0.8)
        self.assertEqual(found["curve/visible_predictions"].shape, (6, 60))

    def test_script_is_run_as_main(self):
        body = "def main():\n    " + LOADER + ("    global net\n    net = Network([16, 8, 3], 'adam')\n"
               "    net.train(train_data, train_class, test_data, test_class, 15, 10, 0.05)\nif __name__ == '__main__':\n    main()\n")
        results, found = self.trained(self.script(body))
        self.assertEqual((results["status"], results["mode"]), ("ok", "script"), results)
        self.assertGreater(self.accuracy(found), 0.8)
        self.assertEqual(len(found["curve/loss"]), 15)

    def test_scaling_after_loading_is_applied_to_new_images(self):
        for shuffle in ("", "order = np.random.permutation(300); train_data, train_class = train_data[:, order], train_class[:, order]\n"):
            body = LOADER + ("mean, std = train_data.mean(axis=1, keepdims=True), train_data.std(axis=1, keepdims=True) + 1e-6\n"
                             "train_data = 3 + 2 * (train_data - mean) / std\n" + shuffle +
                             "net = Network([16, 3], 'sgd')\nnet.weights[0] *= 0\nnet.train(train_data[:, 50:], train_class[:, 50:], train_data, train_class, 20, 10, 0.02)\n")
            results, found = self.trained(self.script(body))
            self.assertEqual(results["status"], "ok", results)
            self.assertIn("scaled", " ".join(results["notes"]))
            self.assertGreater(self.accuracy(found), 0.7)

    def test_other_paths_and_a_failing_plot_cost_nothing(self):
        body = (LOADER.replace("./data/", "C:\\\\Users\\\\Ana\\\\") + "net = Network([16, 8, 3], 'adam')\n"
                "net.train(train_data, train_class, test_data, test_class, 15, 10, 0.05)\nraise ValueError('plot')\n")
        results, found = self.trained(self.script(body))
        self.assertEqual(results["status"], "ok", results)
        self.assertIn("after training, the file failed with ValueError", " ".join(results["notes"]))
        self.assertGreater(self.accuracy(found), 0.8)

    def test_script_that_exits_first_trains_nothing(self):
        results, found = self.trained(self.script("import sys\nsys.exit(0)\n"))
        self.assertEqual(results["status"], "error")
        self.assertIn("exit", results["message"])
        self.assertNotIn("predictions", found)

    def test_script_that_fails_first_is_trained_with_the_assignments_settings(self):
        results, found = self.trained(self.script("data = open('nowhere.txt').read()\n"))
        self.assertEqual((results["status"], results["mode"]), ("ok", "settings"), results)
        self.assertGreater(self.accuracy(found), 0.8)

    def test_training_without_end_is_measured_when_its_time_is_up(self):
        results, found = self.trained(reference(), settings={**SETTINGS, "epochs": 10_000_000}, budget=4)
        self.assertEqual(results["status"], "ok", results)
        self.assertIn("was stopped", " ".join(results["notes"]))
        self.assertGreater(self.accuracy(found), 0.8)

    def test_step_without_end_is_a_timeout(self):
        results, found = self.trained(reference().replace("        m = target.shape[1]\n", "        while True: pass\n"), settings=SETTINGS, budget=3)
        self.assertEqual(results["status"], "timeout", results)
        self.assertNotIn("predictions", found)

    def test_comparison_changes_only_the_named_thing(self):
        self.box.submit(network=reference().replace("np.zeros((10, ", "np.zeros((3, "))
        arms = [{"id": "with", "optimizer": "sgd", "eta": 0.5, "lambda": 0.1, "decay": 0.2, "epochs": 3, "batch": 10, "hidden": [8]},
                {"id": "without", "optimizer": "sgd", "eta": 0.5, "lambda": 0, "decay": 0, "epochs": 3, "batch": 10, "hidden": [8]}]
        results, found, done = self.box.run(COMPARISON, {"kind": "comparison", "code": ["network.py"], "seed": 3, "inputs": 16, "classes": 3,
                                                         "scale": 16, "budget_seconds": 60, "arms": arms})
        self.assertEqual({arm["status"] for arm in results["arms"].values()}, {"ok"}, (results, done.stderr))
        for name in ("init_hash", "order_hash"):
            self.assertEqual(found[f"with|{name}"].tobytes(), found[f"without|{name}"].tobytes())
        self.assertEqual(found["without|hidden_predictions"].shape, self.labels.shape)
        self.assertLess(found["with|weight_norm"][-1], found["without|weight_norm"][-1])
        np.testing.assert_allclose(found["with|etas"][::30], 0.5 * np.exp(-0.2 * np.arange(3)), rtol=1e-9)


if __name__ == "__main__":
    unittest.main()
