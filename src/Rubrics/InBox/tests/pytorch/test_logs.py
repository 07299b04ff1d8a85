"""What students log, in the shapes they keep it in."""
import collections
import unittest

import fakekernel  # noqa: F401
import numpy as np
import torch
from autograder_box.kernel import logs

Row = collections.namedtuple("Row", "epoch loss val_acc")


class Keras:
    def __init__(self):
        self.history = {"accuracy": [0.1, 0.9], "val_accuracy": [0.2, 0.8], "loss": [2.3, 0.2], "val_loss": [2.2, 0.4]}


class Logs(unittest.TestCase):
    def test_names(self):
        for name, series in (("train_acc", "train_accuracy"), ("acc", "train_accuracy"), ("val_loss", "test_loss"), ("TestAccuracy", "test_accuracy"), ("accuracy_test", "test_accuracy"),
                             ("lr", "learning_rate"), ("learning_rates", "learning_rate"), ("learning rate", "learning_rate"), ("epochs", "epoch"), ("iter", "iteration"), ("t", "iteration"),
                             ("crossentropy_train", "train_loss"), ("cost", "train_loss"), ("validationLoss", "test_loss"), ("trainacc", "train_accuracy"), ("weights", None), ("colour", None)):
            self.assertEqual(logs.meaning(name), series, name)

    def test_shapes(self):
        for value, names in (({"train": {"acc": [1, 2], "loss": [3, 4]}, "test": {"acc": [1, 2]}}, ["test_accuracy", "train_accuracy", "train_loss"]),
                             (Keras(), ["test_accuracy", "test_loss", "train_accuracy", "train_loss"]), ([{"step": 1, "loss": 2.0}, {"step": 2, "loss": 1.0}], ["iteration", "train_loss"]),
                             ([Row(1, 2.0, 0.5), Row(2, 1.0, 0.6)], ["epoch", "test_accuracy", "train_loss"]),
                             ([(0, 2.3, 0.1), (10, 0.4, 0.9)], ["iteration", "train_accuracy", "train_loss"]), ([2.3, 1.0, 0.4], ["train_loss"]),
                             ({"loss": torch.tensor([1.0, 0.5]), "acc": np.array([0.1, 0.2])}, ["train_accuracy", "train_loss"]), ({"loss": [torch.tensor(1.0), torch.tensor(0.5)]}, ["train_loss"]),
                             ("text", []), (None, []), (3, []), ([], []), ({"loss": "abc"}, []), ({1: 2}, []), ([None, object()], ["train_loss"])):
            self.assertEqual(sorted(logs.read(value)), names, value)

    def test_percent_become_shares(self):
        np.testing.assert_allclose(logs.read({"acc": [12.0, 98.5]})["train_accuracy"], [0.12, 0.985])
        np.testing.assert_allclose(logs.read({"acc": [0.12, 1.0]})["train_accuracy"], [0.12, 1.0])

    def test_what_is_no_number_becomes_nan(self):
        np.testing.assert_array_equal(logs.read({"loss": [1.0, None, "x", float("inf")]})["train_loss"], [1.0, np.nan, np.nan, np.inf])


if __name__ == "__main__":
    unittest.main()
