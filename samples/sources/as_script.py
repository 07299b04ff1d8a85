# DL homework - everything in one file, run with: python network.py
from __future__ import annotations
import os
import time
import pickle
import random
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from tqdm import tqdm

np.random.seed(42)
random.seed(42)

DATA_DIR = "C:/Users/student/Desktop/FRI/DL/data"
HIDDEN = 40
EPOCHS = 30
BATCH = 32
LR = 0.01
LAMBDA = 1e-4
K = 0.05


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(z):
    s = sigmoid(z)
    return s * (1 - s)


def softmax(Z):
    e = np.exp(Z - Z.max(axis=0, keepdims=True))
    return e / np.sum(e, axis=0, keepdims=True)


def softmax_dLdZ(output, target):
    return output - target


def cross_entropy(y_true, y_pred, eps=1e-12):
    return float(np.mean(-np.sum(y_true * np.log(y_pred + eps), axis=0)))


class Network:
    """MLP with Adam / SGD, L2 and exponential decay."""

    def __init__(self, sizes, optimizer="sgd", verbose=True):
        self.sizes = sizes
        self.L = len(sizes) - 1
        self.verbose = verbose
        self.weights = []
        self.biases = []
        for i in range(self.L):
            self.weights.append(np.random.randn(sizes[i + 1], sizes[i]) * np.sqrt(1.0 / sizes[i]))
            self.biases.append(np.zeros((sizes[i + 1], 1)))
        self.optimizer = optimizer
        self.t = 0
        self.mw = [0.0 for _ in range(self.L)]
        self.vw = [0.0 for _ in range(self.L)]
        self.mb = [0.0 for _ in range(self.L)]
        self.vb = [0.0 for _ in range(self.L)]
        self.history = []

    def train(self, training_data, training_class, val_data, val_class, epochs, mini_batch_size, eta, lambda_reg=0.0, k=0.0, shuffle=True):
        n = training_data.shape[1]
        for epoch in tqdm(range(epochs)):
            lr = eta * np.exp(-k * epoch)
            order = np.random.permutation(n) if shuffle else np.arange(n)
            losses = []
            for start in range(0, n, mini_batch_size):
                idx = order[start:start + mini_batch_size]
                x, y = training_data[:, idx], training_class[:, idx]
                out, Zs, As = self.forward_pass(x)
                gw, gb = self.backward_pass(out, y, Zs, As, lambda_reg=lambda_reg)
                self.update_network(gw, gb, lr)
                losses.append(cross_entropy(y, out))
            acc = self.eval_network(val_data, val_class)
            self.history.append({"epoch": epoch, "loss": np.mean(losses), "val_acc": acc})
            if self.verbose:
                print(f"[{epoch:02d}] lr={lr:.5f} loss={np.mean(losses):.4f} val={acc:.3f}")

    def eval_network(self, validation_data, validation_class):
        out, _, _ = self.forward_pass(validation_data)
        return (out.argmax(axis=0) == validation_class.argmax(axis=0)).mean()

    def forward_pass(self, input):
        a, Zs, activations = input, [], [input]
        for i, (w, b) in enumerate(zip(self.weights, self.biases)):
            z = w.dot(a) + b
            a = softmax(z) if i == self.L - 1 else sigmoid(z)
            Zs.append(z)
            activations.append(a)
        return a, Zs, activations

    def backward_pass(self, output, target, Zs, activations, lambda_reg=0.0):
        m = output.shape[1]
        gw, gb = [None] * self.L, [None] * self.L
        dZ = softmax_dLdZ(output, target)
        for i in reversed(range(self.L)):
            gw[i] = (1 / m) * dZ.dot(activations[i].T) + lambda_reg * self.weights[i]
            gb[i] = (1 / m) * np.sum(dZ, axis=1, keepdims=True)
            if i > 0:
                dZ = self.weights[i].T.dot(dZ) * sigmoid_prime(Zs[i - 1])
        return gw, gb

    def update_network(self, gw, gb, eta, beta1=0.9, beta2=0.999, eps=1e-8):
        if self.optimizer.lower() == "adam":
            self.t += 1
            for i in range(self.L):
                self.mw[i] = beta1 * self.mw[i] + (1 - beta1) * gw[i]
                self.mb[i] = beta1 * self.mb[i] + (1 - beta1) * gb[i]
                self.vw[i] = beta2 * self.vw[i] + (1 - beta2) * gw[i] * gw[i]
                self.vb[i] = beta2 * self.vb[i] + (1 - beta2) * gb[i] * gb[i]
                c1, c2 = 1 - beta1 ** self.t, 1 - beta2 ** self.t
                self.weights[i] = self.weights[i] - eta * (self.mw[i] / c1) / (np.sqrt(self.vw[i] / c2) + eps)
                self.biases[i] = self.biases[i] - eta * (self.mb[i] / c1) / (np.sqrt(self.vb[i] / c2) + eps)
        else:
            for i in range(self.L):
                self.weights[i] = self.weights[i] - eta * gw[i]
                self.biases[i] = self.biases[i] - eta * gb[i]


def unpickle(path):
    with open(path, "rb") as f:
        return pickle.load(f)


def load_data_digits(train_file, test_file):
    out = []
    for path in (train_file, test_file):
        d = unpickle(path)
        x = np.asarray(d["data"], dtype=np.float64) / 16.0
        y = np.eye(10)[np.asarray(d["labels"])]
        out.extend([x.T, y.T])
    return out[0], out[1], out[2], out[3]


start_time = time.time()
train_data, train_class, test_data, test_class = load_data_digits(os.path.join(DATA_DIR, "train_data.pckl"), os.path.join(DATA_DIR, "test_data.pckl"))

# standardise with the statistics of the training images
mu, sd = train_data.mean(), train_data.std()
train_data = (train_data - mu) / sd
test_data = (test_data - mu) / sd

perm = np.random.permutation(train_data.shape[1])
cut = int(0.9 * len(perm))
net = Network([train_data.shape[0], HIDDEN, 10], optimizer="adam")
net.train(train_data[:, perm[:cut]], train_class[:, perm[:cut]], train_data[:, perm[cut:]], train_class[:, perm[cut:]], EPOCHS, BATCH, LR, lambda_reg=LAMBDA, k=K)
print("test accuracy:", net.eval_network(test_data, test_class))
print("time:", time.time() - start_time)

history = pd.DataFrame(net.history)
plt.plot(history["epoch"], history["loss"])
plt.xlabel("epoch")
plt.savefig("loss.png")
plt.show()
