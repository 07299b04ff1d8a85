import numpy as np, pickle
from math import exp


def sigmoid(z): return 1/(1+np.exp(-z))
def sigmoid_prime(z): return sigmoid(z)*(1-sigmoid(z))

def softmax(Z):
    Z = Z - np.max(Z, axis=0, keepdims=True)
    ex = np.exp(Z)
    return ex/np.sum(ex, axis=0, keepdims=True)

def softmax_dLdZ(output, target):
    # derivative of CE with softmax
    return output-target

def cross_entropy(y_true, y_pred, epsilon=1e-12):
    p = np.clip(y_pred, epsilon, 1)
    return -np.sum(y_true*np.log(p))/y_true.shape[1]


class Network(object):

    def __init__(self, sizes, optimizer="sgd", l2_lambda=0.0):
        self.weights = [np.random.randn(b, a)/np.sqrt(a) for a, b in zip(sizes[:-1], sizes[1:])]
        self.biases = [np.zeros((b, 1)) for b in sizes[1:]]
        self.optimizer = optimizer
        self.l2_lambda = l2_lambda
        if optimizer=="adam":
            self.m = [[np.zeros_like(p) for p in self.weights], [np.zeros_like(p) for p in self.biases]]
            self.v = [[np.zeros_like(p) for p in self.weights], [np.zeros_like(p) for p in self.biases]]
            self.step = 0

    def train(self, training_data, training_class, val_data, val_class, epochs, mini_batch_size, eta, use_decay=True, decay=0.0):
        n = training_data.shape[1]
        for epoch in range(1, epochs+1):
            tot = 0
            for k in range(0, n, mini_batch_size):
                xb = training_data[:, k:k+mini_batch_size]
                yb = training_class[:, k:k+mini_batch_size]
                o, Zs, As = self.forward_pass(xb)
                gw, gb = self.backward_pass(o, yb, Zs, As)
                self.update_network(gw, gb, eta, epoch, decay if use_decay else 0)
                tot += cross_entropy(yb, o)*xb.shape[1]
            print('epoch', epoch, 'loss', tot/n)
        self.eval_network(val_data, val_class)

    def eval_network(self, validation_data, validation_class):
        o, _, _ = self.forward_pass(validation_data)
        acc = np.mean(np.argmax(o, 0)==np.argmax(validation_class, 0))
        print('acc', acc)
        return acc

    def forward_pass(self, input):
        As, Zs = [input], []
        for l in range(len(self.weights)):
            Zs.append(self.weights[l]@As[-1]+self.biases[l])
            As.append(sigmoid(Zs[-1]) if l<len(self.weights)-1 else softmax(Zs[-1]))
        return As[-1], Zs, As

    def backward_pass(self, output, target, Zs, activations):
        m = target.shape[1]
        gw, gb = [], []
        d = softmax_dLdZ(output, target)/m
        for l in range(len(self.weights)-1, -1, -1):
            gw.insert(0, d@activations[l].T + self.l2_lambda*self.weights[l])
            gb.insert(0, np.sum(d, axis=1, keepdims=True))
            if l:
                d = (self.weights[l].T@d)*sigmoid_prime(Zs[l-1])
        return gw, gb

    def update_network(self, gw, gb, eta, epoch=0, decay=0.0):
        lr = eta*exp(-decay*epoch)
        if self.optimizer=="adam":
            self.step += 1
        for j, (params, grads) in enumerate([(self.weights, gw), (self.biases, gb)]):
            for i in range(len(params)):
                if self.optimizer=="adam":
                    self.m[j][i] = 0.9*self.m[j][i] + 0.1*grads[i]
                    self.v[j][i] = 0.999*self.v[j][i] + 0.001*grads[i]**2
                    mh = self.m[j][i]/(1-0.9**self.step)
                    vh = self.v[j][i]/(1-0.999**self.step)
                    params[i] -= lr*mh/(np.sqrt(vh)+1e-8)
                else:
                    params[i] -= lr*grads[i]


def unpickle(file):
    return pickle.load(open(file, 'rb'))

def load_data_digits(train_file, test_file):
    a, b = unpickle(train_file), unpickle(test_file)
    onehot = lambda l: np.eye(10)[np.array(l)].T
    return np.array(a['data']).T/16.0, onehot(a['labels']), np.array(b['data']).T/16.0, onehot(b['labels'])


def main():
    global net
    X, Y, Xt, Yt = load_data_digits('data/train_data.pckl', 'data/test_data.pckl')
    v = X.shape[1]//10
    net = Network([X.shape[0], 40, 10], optimizer='adam', l2_lambda=1e-4)
    net.train(X[:, v:], Y[:, v:], X[:, :v], Y[:, :v], 30, 32, 0.01, decay=0.05)
    net.eval_network(Xt, Yt)

if __name__=='__main__':
    main()
