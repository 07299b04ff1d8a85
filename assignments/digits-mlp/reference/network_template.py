"""A fully connected network trained on digits, with L2 regularisation, Adam and exponential decay of the learning rate."""
import pickle

import numpy as np


class Network:
    def __init__(self, sizes, optimizer="sgd"):
        self.weights = [np.random.randn(after, before) / np.sqrt(before) for before, after in zip(sizes, sizes[1:])]
        self.biases = [np.zeros((after, 1)) for after in sizes[1:]]
        self.optimizer = optimizer
        if self.optimizer == "adam":
            self.step = 0
            self.mean_w = [np.zeros_like(w) for w in self.weights]
            self.mean_b = [np.zeros_like(b) for b in self.biases]
            self.square_w = [np.zeros_like(w) for w in self.weights]
            self.square_b = [np.zeros_like(b) for b in self.biases]

    def train(self, training_data, training_class, val_data, val_class, epochs, mini_batch_size, eta,
              lambda_=0.0, decay_rate=0.0):
        n = training_data.shape[1]
        self.use(training_data.dtype)
        for epoch in range(epochs):
            eta_current = eta * np.exp(-decay_rate * epoch)
            loss_sum, batches = 0.0, 0
            for k in range(0, n, mini_batch_size):
                batch, batch_class = training_data[:, k:k + mini_batch_size], training_class[:, k:k + mini_batch_size]
                output, Zs, activations = self.forward_pass(batch)
                gw, gb = self.backward_pass(output, batch_class, Zs, activations, lambda_)
                self.update_network(gw, gb, eta_current)
                loss_sum += cross_entropy(batch_class, output)
                batches += 1
            print("epoch {}: eta {:.5f}, training loss {:.4f}".format(epoch + 1, eta_current, loss_sum / batches))
            self.eval_network(val_data, val_class)

    def use(self, dtype):
        """Computes in the precision of the data from now on: single precision trains twice as fast."""
        self.weights, self.biases = [w.astype(dtype) for w in self.weights], [b.astype(dtype) for b in self.biases]
        if self.optimizer == "adam":
            self.mean_w, self.square_w = [m.astype(dtype) for m in self.mean_w], [s.astype(dtype) for s in self.square_w]
            self.mean_b, self.square_b = [m.astype(dtype) for m in self.mean_b], [s.astype(dtype) for s in self.square_b]

    def eval_network(self, validation_data, validation_class):
        output, _, _ = self.forward_pass(validation_data)
        accuracy = np.mean(np.argmax(output, axis=0) == np.argmax(validation_class, axis=0))
        print("validation loss {:.4f}, accuracy {:.4f}".format(cross_entropy(validation_class, output), accuracy))
        return accuracy

    def forward_pass(self, input):
        Zs, activations = [], [input]
        for w, b in zip(self.weights, self.biases):
            Zs.append(w @ activations[-1] + b)
            activations.append(sigmoid(Zs[-1]))
        activations[-1] = softmax(Zs[-1])
        return activations[-1], Zs, activations

    def backward_pass(self, output, target, Zs, activations, lambda_=0.0):
        m = target.shape[1]
        gw, gb = [None] * len(self.weights), [None] * len(self.biases)
        delta = softmax_dLdZ(output, target) / m
        for layer in range(len(self.weights) - 1, -1, -1):
            gw[layer] = delta @ activations[layer].T + lambda_ * self.weights[layer]
            gb[layer] = delta.sum(axis=1, keepdims=True)
            if layer > 0:
                delta = (self.weights[layer].T @ delta) * sigmoid_prime(Zs[layer - 1])
        return gw, gb

    def update_network(self, gw, gb, eta):
        if self.optimizer == "sgd":
            for layer in range(len(self.weights)):
                self.weights[layer] = self.weights[layer] - eta * gw[layer]
                self.biases[layer] = self.biases[layer] - eta * gb[layer]
        elif self.optimizer == "adam":
            self.step += 1
            for layer in range(len(self.weights)):
                self.weights[layer] = self.weights[layer] - eta * self.adam(self.mean_w, self.square_w, layer, gw[layer])
                self.biases[layer] = self.biases[layer] - eta * self.adam(self.mean_b, self.square_b, layer, gb[layer])
        else:
            raise ValueError("unknown optimizer " + self.optimizer)

    def adam(self, means, squares, layer, gradient, beta1=0.9, beta2=0.999, epsilon=1e-8):
        """The direction of Adam's step for one array; remembers the moving averages in `means` and `squares`."""
        means[layer] = beta1 * means[layer] + (1 - beta1) * gradient
        squares[layer] = beta2 * squares[layer] + (1 - beta2) * gradient ** 2
        mean = means[layer] / (1 - beta1 ** self.step)
        square = squares[layer] / (1 - beta2 ** self.step)
        return mean / (np.sqrt(square) + epsilon)


def softmax(Z):
    shifted = np.exp(Z - np.max(Z, axis=0, keepdims=True))
    return shifted / np.sum(shifted, axis=0, keepdims=True)


def softmax_dLdZ(output, target):
    return output - target


def cross_entropy(y_true, y_pred, epsilon=1e-12):
    return -np.sum(y_true * np.log(np.clip(y_pred, epsilon, 1.0))) / y_true.shape[1]


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1.0 - sigmoid(z))


def unpickle(file):
    with open(file, "rb") as stream:
        return pickle.load(stream, encoding="latin1")


def load_data_digits(train_file, test_file):
    """Reads the two pickles; gives images between 0 and 1 and one-hot classes, one column for each image."""
    loaded = []
    for part in (unpickle(train_file), unpickle(test_file)):
        labels = np.array(part["labels"])
        classes = np.zeros((10, len(labels)))
        classes[labels, np.arange(len(labels))] = 1.0
        loaded += [(np.array(part["data"]) / 16.0).T, classes]
    return tuple(loaded)


if __name__ == "__main__":
    np.random.seed(1)
    train_data, train_class, test_data, test_class = load_data_digits("./data/train_data.pckl", "./data/test_data.pckl")
    held_out = train_data.shape[1] // 10
    net = Network([train_data.shape[0], 48, 10], optimizer="adam")
    net.train(train_data[:, held_out:], train_class[:, held_out:], train_data[:, :held_out], train_class[:, :held_out],
              epochs=60, mini_batch_size=32, eta=0.01, lambda_=1e-4, decay_rate=0.05)
    net.eval_network(test_data, test_class)
