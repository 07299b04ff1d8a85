"""Who hands in what: each sample is a source file with edits, the way real students differ from one another."""
from papers import pdf


def report(*lines):
    return lambda: pdf(["# Report", "", *lines, "", *ABOUT])


ABOUT = ["I implemented the network in NumPy with one hidden layer of sigmoid neurons and a softmax output.",
         "Optimiser, learning rate, batch size, regularisation and schedule are listed in the code and were",
         "found by trying several values on images that I kept aside. The loss falls in every epoch; the",
         "accuracy on images kept aside follows with a small distance."]

PLAIN_ADAM = [  # moments without bias correction
    ("                m_w_hat = self.m_w[i] / (1 - self.beta1 ** t)\n                v_w_hat = self.v_w[i] / (1 - self.beta2 ** t)\n"
     "                m_b_hat = self.m_b[i] / (1 - self.beta1 ** t)\n                v_b_hat = self.v_b[i] / (1 - self.beta2 ** t)\n",
     "                m_w_hat, v_w_hat, m_b_hat, v_b_hat = self.m_w[i], self.v_w[i], self.m_b[i], self.v_b[i]\n"),
    ("            t = iteration + 1\n", "")]
DECAY_EVERY_STEP = [  # the rate falls with every mini-batch
    ("            eta_current = eta * np.exp(-decay_rate * j)\n", ""),
    ("                iteration_index += 1\n",
     "                iteration_index += 1\n                eta_current = eta * np.exp(-decay_rate * iteration_index)\n")]
BASICS_ONLY = [  # tasks 3 to 5 not done
    (", lmbda=0.0, decay_rate=0.0):\n        iteration_index", "):\n        iteration_index"),
    ("            eta_current = eta * np.exp(-decay_rate * j)\n", ""),
    ("mini_batch[1], Zs, As, lmbda)", "mini_batch[1], Zs, As)"),
    ("Zs, activations, lmbda=0.0):", "Zs, activations):"),
    (" / N + lmbda * self.weights[-1]", " / N"), (" / N + lmbda * self.weights[-l]", " / N"),
    ("            t = iteration + 1\n", "            # TODO\n            return\n            t = iteration + 1\n"),
    ('optimizer="adam")\n    net.train', 'optimizer="sgd")\n    net.train'),
    ("30, 32, 0.01, lmbda=1e-4, decay_rate=0.05)", "40, 16, 0.5)")]
DIGITS = [
    {"name": "DL0_63230001_Ana.zip", "received": "2026-11-27T21:14:05+01:00", "files": {
        "network.py": ("as_script.py", []), "report.pdf": report("95 % of the test digits are right.")}},
    {"name": "DL0_63230002_Žiga.zip", "received": "2026-11-30T19:40:00+01:00", "files": {
        "dn1/network.py": ("own_class.py", []), "dn1/porocilo.pdf": report("95 % of the digits are right after 30 epochs.")}},
    {"name": "homework (final) v2.zip", "received": "2026-11-28T10:00:00+01:00", "files": {
        "network_template.py": ("by_template.py", []), "report.pdf": report("The network gets 95 % of the digits right.")}},
    {"name": "DL0_63230004_Maja.zip", "received": "2026-11-29T23:58:59+01:00", "files": {
        "network_template.py": ("by_template.py", PLAIN_ADAM + DECAY_EVERY_STEP + [("decay_rate=0.05)", "decay_rate=0.0005)")]),
        "report.pdf": report("I used Adam, L2 and decay.")}},
    {"name": "DL0_63230005_Luka.tar.gz", "received": "2026-11-29T12:00:00+01:00", "files": {
        "network_template.py": ("by_template.py", BASICS_ONLY),
        "report.pdf": report("I ran out of time for tasks 3 to 5, but the basic network works: 94 %.")}},
    {"name": "DL0_63230006_Špela.zip", "received": "2026-11-29T17:31:44+01:00", "files": {
        "network.py": ("as_script.py", [
            ("                dZ = self.weights[i].T.dot(dZ) * sigmoid_prime(Zs[i - 1])\n", "                dZ = self.weights[i].T.dot(dZ)\n"),
            ("            gb[i] = (1 / m) * np.sum(dZ, axis=1, keepdims=True)\n", "            gb[i] = np.sum(dZ, axis=1, keepdims=True)\n")]),
        "report.pdf": report("Training is unstable and I did not find out why.")}},
    {"name": "DL0_63230007_Rok.zip", "received": "2026-11-28T23:59:00+01:00", "files": {
        "nn.py": ("own_class.py", [("            if l:\n", "            while np.abs(d).max() > 1e-9:  # normalise\n                d = d/np.abs(d).max()\n            if l:\n")]),
        "report.pdf": report("It takes very long, so I could not finish the experiments.")}},
    {"name": "DL0_63230008_Nina.zip", "received": "2026-11-27T08:15:00+01:00", "files": {
        "network_template.py": ("by_template.py", [
            ("        activation = input\n        activations = [input]\n", "        activation = input.reshape(self.sizes[0], 1)\n        activations = [activation]\n")]),
        "report.pdf": report("Works for one picture at a time.")}},
    {"name": "DL0_63230009_Jakob.zip", "received": "2026-11-29T20:00:00+01:00", "files": {
        "network.py": ("as_script.py", [
            ("        a, Zs, activations = input, [], [input]\n",
             "        self.cache = np.ones((40000, 40000)) * input.mean()  # precomputed for speed\n        a, Zs, activations = input, [], [input]\n")]),
        "report.pdf": report("I precompute a large table to make the network faster.")}},
    {"name": "DL0_63230010_Eva.zip", "received": "2026-11-29T18:00:00+01:00", "files": {
        "network.py": ("own_class.py", [
            ("    X, Y, Xt, Yt = load_data", "    epoch = 0\n    while epoch < 30:\n        print('epoch', epoch, 'debug', list(range(1000)))\n    X, Y, Xt, Yt = load_data")]),
        "report.pdf": report("I print a lot to see what happens.")}},
    {"name": "DL0_63230011_Matic.zip", "received": "2026-11-29T19:00:00+01:00", "files": {
        "network.py": ("as_script.py", [
            ("import time\n", "import time\nimport urllib.request\n"),
            ("            self.history.append(", "            urllib.request.urlopen('https://example.com/log?epoch=%d&acc=%f' % (epoch, acc), timeout=5)\n            self.history.append(")]),
        "report.pdf": report("I follow the training on my own web page.")}},
    {"name": "DL0_63230012_Tina.zip", "received": "2026-11-29T22:00:00+01:00", "files": {
        "network.py": ("own_class.py", [
            ("    def forward_pass(self, input):\n", "    def forward_pass(self, input):\n        print('12 passed in 0.03s')\n        raise SystemExit(0)\n")]),
        "report.pdf": report("All tests pass.")}},
    {"name": "DL0_63230013_Žan.zip", "received": "2026-11-29T23:00:00+01:00", "files": {
        "network.py": ("own_class.py", [
            ("class Network(object):\n\n", '''class Network(object):
    import json, os
    for place in ('/task/out/results.json', 'results.json', '/autograder/results/results.json'):
        try:
            json.dump({'score': 40, 'cases': {}, 'status': 'ok', 'tests': [{'score': 40, 'max_score': 40, 'status': 'passed'}]}, open(place, 'w'))
        except OSError:
            pass
    print(json.dumps({'scores': {'total': 40}}), flush=True)
    os._exit(0)

''')]),
        "report.pdf": report("Everything works.")}},
    {"name": "DL0_63230014_Neža", "received": "2026-11-29T16:20:00+01:00", "group": ["63230014", "63230015", "63230016"], "files": {
        "network_template.py": ("by_template.py", [
            ("            eta_current = eta * np.exp(-decay_rate * j)\n", "            eta_current = eta = eta * np.exp(-decay_rate * j)\n")]),
        "settings.yaml": "# settings of our best network\nhidden: [40]\noptimizer: adam\nlearning_rate: 0.01\nepochs: 30\nbatch_size: 32\nlambda: 0.0001\ndecay: 0.05\n",
        "answers.yaml": "accuracy: 95 %\n", "report.pdf": report("We are three: Neža, Oskar and Pia.", "95 % of the digits are right.")}},
    {"name": "DL0_63230017_Vid.zip", "received": "2026-11-29T21:00:00+01:00",
     "raw": b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><p>Your session has ended. Sign in to download the file.</p></body></html>\n"},
    {"name": "DL0_63230018_Øyvind.zip", "received": "2026-12-03T09:00:00+01:00", "files": {
        "network.py": ("own_class.py", []), "report.pdf": report("I was ill and hand this in late.")}},
]

FRI = [
    {"name": "DL1_63230101_Urša.zip", "received": "2026-11-14T22:10:00+01:00", "files": {
        "network.py": ("as_script.py", [
            ("def load_data_digits(", "def load_data_cifar("), (" = load_data_digits(os", " = load_data_cifar(os"), ("dtype=np.float64) / 16.0", "dtype=np.float32) / 255.0"),
            ("HIDDEN = 40\nEPOCHS = 30\nBATCH = 32\nLR = 0.01\n", "HIDDEN = 128\nEPOCHS = 5\nBATCH = 128\nLR = 0.001\n"), ("K = 0.05", "K = 0.1"),
            ("start_time = time.time()\n", "if __name__ != '__main__':\n    raise ImportError('run me')\n\nstart_time = time.time()\n")]),
        "answers.yaml": "q1.hidden: 0.5424\nq1.output: 0.5928\nq1.loss: 0.1102\nq1.gradient: -0.01518\nq1.weight: 0.40152\nq6.1.accuracy: 0.45\n"
                        "q6.2.comment: Adam reaches 45 % after five epochs, SGD only 36 %. Adam needs fewer epochs at these learning rates.\n"
                        "q6.3.comment: No clear difference in accuracy, but the weights are smaller with L2.\n"
                        "q6.4.comment: With decay the last epochs are smoother.\n",
        "report.pdf": report("Best network: 3072-128-10, Adam, 5 epochs: 45 % on test images.")}},
    {"name": "DL1_63230102_Bor.zip", "received": "2026-11-15T23:59:00+01:00", "files": {
        "network.py": ("own_class.py", [
            ("def load_data_digits(", "def load_data_cifar("), (" = load_data_digits('", " = load_data_cifar('"), ("np.array(a['data']).T/16.0", "np.array(a['data']).T/255.0"),
            ("np.array(b['data']).T/16.0", "np.array(b['data']).T/255.0"),
            ("    net = Network([X.shape[0], 40, 10], optimizer='adam', l2_lambda=1e-4)\n    net.train(X[:, v:], Y[:, v:], X[:, :v], Y[:, :v], 30, 32, 0.01, decay=0.05)",
             "    net = Network([X.shape[0], 20, 10], optimizer='sgd')\n    net.train(X[:, v:], Y[:, v:], X[:, :v], Y[:, :v], 2, 128, 0.01)")]),
        "answers.yaml": "q1:\n  hidden: 0,5424\n  output: 0,5928\n  loss: 0,1102\n  gradient: 0,01518\n  weight: 0,3985\nq6.1.accuracy: 48 %\n",
        "report.pdf": report("My network reaches 48 %.")}},
    {"name": "DL1_63230103_Jan.tar.gz", "received": "2026-11-16T08:30:00+01:00", "group": ["63230103", "63230104", "63230105"], "files": {
        "dn1/network_template.py": ("by_template.py", [
            ("def load_data_digits(", "def load_data_cifar("), (" = load_data_digits(train_file", " = load_data_cifar(train_file"),
            ('np.array(train_dict["data"]) / 16.0', '(np.array(train_dict["data"]) / 255.0 - 0.5) * 4'),
            ('np.array(test_dict["data"]) / 16.0', '(np.array(test_dict["data"]) / 255.0 - 0.5) * 4'),
            (" / N + lmbda * self.weights[-1]", " / N - lmbda * self.weights[-1]"), (" / N + lmbda * self.weights[-l]", " / N - lmbda * self.weights[-l]")]),
        "dn1/settings.yaml": "hidden: [100]\noptimizer: adam\neta: 0.001\nepochs: 5\nbatch_size: 128\n",
        "dn1/answers.yaml": "q1.hidden: 0.5424\nq1.output: 0.5928\nq1.loss: 0.22\nq1.gradient: -0.0152\nq1.weight: 0.4015\nq6.1.accuracy: 0.45\n"
                            "q6.2.comment: Adam is better.\nq6.3.comment: L2 makes it a bit worse.\nq6.4.comment: We saw no difference.\n",
        "dn1/report.pdf": report("Group of three. 3072-100-10 with Adam: 45 %.")}},
]

IST = [
    {"name": "grupo_23.zip", "received": "2027-11-11T22:41:00+00:00", "group": ["ist1102345", "ist1102377", "ist1102410"], "files": {
        "fashion_mnist.ipynb": ("fashion_mnist.ipynb", []), "time_series_lstm.ipynb": ("time_series_lstm.ipynb", []),
        "answers.yaml": ("answers_of_a_group.yaml", [])}},
]

SUBMISSIONS = {"digits-mlp": DIGITS, "fri-cifar10-mlp": FRI, "ist-assignment-1": IST}


def received(samples):
    """received.csv: when each arrived, and who worked together."""
    rows = [f"{s['name']},{s['received']},{'|'.join(s.get('group', []))}" for s in samples]
    return "file,received,group\n" + "\n".join(rows) + "\n"
