"""A first network: the solution."""
import numpy as np


class Network:
    def __init__(self, sizes):
        self.weights = [np.random.normal(0.0, before ** -0.5, (after, before)) for before, after in zip(sizes, sizes[1:])]
        self.biases = [np.zeros((after, 1)) for after in sizes[1:]]

    def forward_pass(self, input):
        """One example per column of input; returns the output, the list of Zs and the list of activations."""
        Zs, activations = [], [input]
        for w, b in zip(self.weights, self.biases):
            Zs.append(w @ activations[-1] + b)
            activations.append(sigmoid(Zs[-1]))
        activations[-1] = softmax(Zs[-1])
        return activations[-1], Zs, activations


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def softmax(Z):
    shifted = np.exp(Z - np.max(Z, axis=0, keepdims=True))
    return shifted / np.sum(shifted, axis=0, keepdims=True)
