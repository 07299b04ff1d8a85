import numpy as np
import pickle
import matplotlib.pyplot as plt


class Network(object):
    def __init__(self, sizes, optimizer="sgd", beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.num_layers = len(sizes)
        self.sizes = sizes
        # He initialisation, as in the template
        self.weights = [((2 / sizes[i - 1]) ** 0.5) * np.random.randn(sizes[i], sizes[i - 1]) for i in range(1, len(sizes))]
        self.biases = [np.zeros((x, 1)) for x in sizes[1:]]
        self.optimizer = optimizer
        if self.optimizer == "adam":
            self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon
            self.m_w = [np.zeros(w.shape) for w in self.weights]
            self.v_w = [np.zeros(w.shape) for w in self.weights]
            self.m_b = [np.zeros(b.shape) for b in self.biases]
            self.v_b = [np.zeros(b.shape) for b in self.biases]

    def train(self, training_data, training_class, val_data, val_class, epochs, mini_batch_size, eta, lmbda=0.0, decay_rate=0.0):
        iteration_index = 0
        eta_current = eta
        n = training_data.shape[1]
        for j in range(epochs):
            print("Epoch " + str(j))
            eta_current = eta = eta * np.exp(-decay_rate * j)
            loss_avg = 0.0
            mini_batches = [
                (training_data[:, k:k + mini_batch_size], training_class[:, k:k + mini_batch_size])
                for k in range(0, n, mini_batch_size)]
            for mini_batch in mini_batches:
                output, Zs, As = self.forward_pass(mini_batch[0])
                gw, gb = net.backward_pass(output, mini_batch[1], Zs, As, lmbda)
                self.update_network(gw, gb, eta_current, iteration_index)
                iteration_index += 1
                loss_avg += cross_entropy(mini_batch[1], output)
            print("Epoch {} complete, loss {}".format(j, loss_avg / len(mini_batches)))
            if j % 10 == 0:
                self.eval_network(val_data, val_class)

    def eval_network(self, validation_data, validation_class):
        # one example after the other, as the template does
        n = validation_data.shape[1]
        loss_avg = 0.0
        tp = 0.0
        for i in range(n):
            example = np.expand_dims(validation_data[:, i], -1)
            example_class = np.expand_dims(validation_class[:, i], -1)
            output, Zs, activations = self.forward_pass(example)
            tp += int(np.argmax(output) == np.argmax(example_class))
            loss_avg += cross_entropy(example_class, output)
        print("Validation loss: {}, accuracy: {}".format(loss_avg / n, tp / n))

    def forward_pass(self, input):
        activation = input
        activations = [input]
        Zs = []
        for i in range(self.num_layers - 1):
            z = np.dot(self.weights[i], activation) + self.biases[i]
            Zs.append(z)
            if i == self.num_layers - 2:
                activation = softmax(z)
            else:
                activation = sigmoid(z)
            activations.append(activation)
        return activation, Zs, activations

    def backward_pass(self, output, target, Zs, activations, lmbda=0.0):
        N = target.shape[1]
        gw = [np.zeros(w.shape) for w in self.weights]
        gb = [np.zeros(b.shape) for b in self.biases]
        delta = softmax_dLdZ(output, target)
        gw[-1] = np.dot(delta, activations[-2].T) / N + lmbda * self.weights[-1]
        gb[-1] = np.sum(delta, axis=1, keepdims=True) / N
        for l in range(2, self.num_layers):
            delta = np.dot(self.weights[-l + 1].T, delta) * sigmoid_prime(Zs[-l])
            gw[-l] = np.dot(delta, activations[-l - 1].T) / N + lmbda * self.weights[-l]
            gb[-l] = np.sum(delta, axis=1, keepdims=True) / N
        return gw, gb

    def update_network(self, gw, gb, eta, iteration=0):
        if self.optimizer == "sgd":
            for i in range(len(self.weights)):
                self.weights[i] -= eta * gw[i]
                self.biases[i] -= eta * gb[i]
        elif self.optimizer == "adam":
            t = iteration + 1
            for i in range(len(self.weights)):
                self.m_w[i] = self.beta1 * self.m_w[i] + (1 - self.beta1) * gw[i]
                self.v_w[i] = self.beta2 * self.v_w[i] + (1 - self.beta2) * gw[i] ** 2
                self.m_b[i] = self.beta1 * self.m_b[i] + (1 - self.beta1) * gb[i]
                self.v_b[i] = self.beta2 * self.v_b[i] + (1 - self.beta2) * gb[i] ** 2
                m_w_hat = self.m_w[i] / (1 - self.beta1 ** t)
                v_w_hat = self.v_w[i] / (1 - self.beta2 ** t)
                m_b_hat = self.m_b[i] / (1 - self.beta1 ** t)
                v_b_hat = self.v_b[i] / (1 - self.beta2 ** t)
                self.weights[i] -= eta * m_w_hat / (np.sqrt(v_w_hat) + self.epsilon)
                self.biases[i] -= eta * m_b_hat / (np.sqrt(v_b_hat) + self.epsilon)
        else:
            raise ValueError("Unknown optimizer: " + self.optimizer)


def softmax(Z):
    expZ = np.exp(Z - np.max(Z, axis=0))
    return expZ / expZ.sum(axis=0, keepdims=True)


def softmax_dLdZ(output, target):
    return output - target


def cross_entropy(y_true, y_pred, epsilon=1e-12):
    targets = y_true.transpose()
    predictions = np.clip(y_pred.transpose(), epsilon, 1.0 - epsilon)
    return -np.sum(targets * np.log(predictions + 1e-9)) / predictions.shape[0]


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


def unpickle(file):
    with open(file, "rb") as fo:
        return pickle.load(fo, encoding="bytes")


def load_data_digits(train_file, test_file):
    train_dict, test_dict = unpickle(train_file), unpickle(test_file)
    train_data = np.array(train_dict["data"]) / 16.0
    train_class = np.array(train_dict["labels"])
    train_class_one_hot = np.zeros((train_data.shape[0], 10))
    train_class_one_hot[np.arange(train_class.shape[0]), train_class] = 1.0
    test_data = np.array(test_dict["data"]) / 16.0
    test_class = np.array(test_dict["labels"])
    test_class_one_hot = np.zeros((test_class.shape[0], 10))
    test_class_one_hot[np.arange(test_class.shape[0]), test_class] = 1.0
    return train_data.transpose(), train_class_one_hot.transpose(), test_data.transpose(), test_class_one_hot.transpose()


if __name__ == "__main__":
    train_file = "./data/train_data.pckl"
    test_file = "./data/test_data.pckl"
    train_data, train_class, test_data, test_class = load_data_digits(train_file, test_file)
    val_pct = 0.1
    val_size = int(train_data.shape[1] * val_pct)
    val_data = train_data[..., :val_size]
    val_class = train_class[..., :val_size]
    train_data = train_data[..., val_size:]
    train_class = train_class[..., val_size:]

    net = Network([train_data.shape[0], 40, 10], optimizer="adam")
    net.train(train_data, train_class, val_data, val_class, 30, 32, 0.01, lmbda=1e-4, decay_rate=0.05)
    net.eval_network(test_data, test_class)
