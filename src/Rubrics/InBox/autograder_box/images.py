"""The images of a run: as arrays with one column for each image, and as the pickles that students' loaders read."""
import os
import pickle

import numpy as np

from . import box, tensors


class Images:
    """Training and visible images with their (renamed) labels, hidden images without."""

    def __init__(self, request):
        self.inputs, self.classes = int(request["inputs"]), int(request["classes"])
        self.scale = float(request.get("scale") or 255)
        self.train = tensors.read(box.path_in("data", "train.safetensors"))["images"]
        self.visible = tensors.read(box.path_in("data", "visible.safetensors"))["images"]
        labels = tensors.read(box.path_in("in", "labels.safetensors"))
        self.train_labels, self.visible_labels = labels["train"], labels["visible"]
        names = (request.get("data") or {}).get("pickles") or {}
        self.train_file = names.get("train", "./data/train_data.pckl")
        self.test_file = names.get("test", "./data/test_data.pckl")
        self.hidden_file = os.path.join(os.path.dirname(self.test_file), "more_data.pckl")

    def hidden(self):
        return tensors.read(box.path_in("in", "hidden.safetensors"))["images"]

    def write_pickles(self):
        write_pickle(self.train_file, self.train, self.train_labels)
        write_pickle(self.test_file, self.visible, self.visible_labels)

    def write_hidden(self):
        images = self.hidden()
        write_pickle(self.hidden_file, images, np.zeros(len(images), dtype=np.int64))

    def columns(self, images):
        """Between 0 and 1, one column for each image: what the template's loader makes of them."""
        return (images / self.scale).T

    def one_hot(self, labels):
        found = np.zeros((self.classes, len(labels)))
        found[labels, np.arange(len(labels))] = 1.0
        return found


def write_pickle(path, images, labels):
    """A dictionary like those of the dataset's own Python version, under text and bytes keys."""
    images, labels = np.array(images), [int(label) for label in labels]
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as file:
        pickle.dump({"data": images, "labels": labels, b"data": images, b"labels": labels}, file, protocol=4)
