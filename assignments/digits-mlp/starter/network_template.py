"""Starting point for the digits homework.

Fill in what is marked TODO. You may add parameters, methods and functions, as long as the names below stay: the grader
calls them. Examples are columns everywhere: a batch of m images is an array with 64 rows and m columns.
"""
import pickle

import numpy as np


class Network:
    def __init__(self, sizes, optimizer="sgd"):
        # sizes: neurons in each layer, from the input to the output, for example [64, 100, 10].
        # weights[l] has one row for each neuron it leads to and one column for each it comes from; biases[l] is a column.
        self.weights = [np.random.randn(after, before) / np.sqrt(before) for before, after in zip(sizes, sizes[1:])]
        self.biases = [np.zeros((after, 1)) for after in sizes[1:]]
        self.optimizer = optimizer
        if self.optimizer == "adam":
            pass  # TODO: what Adam has to remember from one step to the next

    def train(self, training_data, training_class, val_data, val_class, epochs, mini_batch_size, eta):
        # training_data: inputs × examples, training_class: classes × examples (one-hot); val_* have the same layout.
        n = training_data.shape[1]
        eta_current = eta
        iteration_index = 0
        for epoch in range(epochs):
            # TODO: the learning rate of this epoch
            loss_sum, batches = 0.0, 0
            for k in range(0, n, mini_batch_size):
                batch, batch_class = training_data[:, k:k + mini_batch_size], training_class[:, k:k + mini_batch_size]
                output, Zs, activations = self.forward_pass(batch)
                gw, gb = net.backward_pass(output, batch_class, Zs, activations)
                self.update_network(gw, gb, eta_current)
                iteration_index += 1
                loss_sum += cross_entropy(batch_class, output)
                batches += 1
            print("epoch {}: training loss {:.4f}".format(epoch + 1, loss_sum / batches))
            self.eval_network(val_data, val_class)

    def eval_network(self, validation_data, validation_class):
        output, _, _ = self.forward_pass(validation_data)
        accuracy = np.mean(np.argmax(output, axis=0) == np.argmax(validation_class, axis=0))
        print("validation loss {:.4f}, accuracy {:.4f}".format(cross_entropy(validation_class, output), accuracy))
        return accuracy

    def forward_pass(self, input):
        # Gives (output, Zs, activations): Zs are the weighted sums of all layers, activations start with the input
        # itself and end with the output. Sigmoid in the hidden layers, softmax in the last.
        pass  # TODO

    def backward_pass(self, output, target, Zs, activations):
        # Gives (gw, gb): the derivatives of the batch's mean cross-entropy, shaped like self.weights and self.biases.
        pass  # TODO

    def update_network(self, gw, gb, eta):
        if self.optimizer == "sgd":
            pass  # TODO
        elif self.optimizer == "adam":
            pass  # TODO
        else:
            raise ValueError("unknown optimizer " + self.optimizer)


def softmax(Z):
    # One distribution for each column. Large numbers must not overflow.
    pass  # TODO


def softmax_dLdZ(output, target):
    # The derivative of one example's cross-entropy with respect to the last layer's Z, for each column.
    pass  # TODO


def cross_entropy(y_true, y_pred, epsilon=1e-12):
    # The mean over the examples (columns).
    pass  # TODO


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
    train_data, train_class, test_data, test_class = load_data_digits("./data/train_data.pckl", "./data/test_data.pckl")
    held_out = train_data.shape[1] // 10
    val_data, val_class = train_data[:, :held_out], train_class[:, :held_out]
    train_data, train_class = train_data[:, held_out:], train_class[:, held_out:]

    net = Network([train_data.shape[0], 32, 10], optimizer="sgd")
    net.train(train_data, train_class, val_data, val_class, epochs=20, mini_batch_size=64, eta=0.1)
    net.eval_network(test_data, test_class)
