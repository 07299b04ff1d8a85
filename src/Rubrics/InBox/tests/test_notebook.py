"""Notebooks and scripts that students really hand in, executed in a real kernel."""
import os
import unittest

import numpy as np
from notebooks import NotebookCase, code


class Executing(NotebookCase):
    def test_cells_run_in_order_and_what_they_show_is_kept(self):
        stored = [{"output_type": "stream", "name": "stdout", "text": "accuracy 0.999"}]
        results = self.run_notebook("x = 20\nprint('hello', x)", code("x + 1", outputs=stored), "", "import sys; print('oops', file=sys.stderr)")
        self.assertEqual((results["status"], self.statuses(results)), ("ok", ["ok"] * 4), results)
        self.assertEqual([cell["text"] for cell in results["cells"]], ["hello 20\n", "21\n", "", "oops\n"])
        self.assertEqual(results["cells"][1]["stored_text"], "accuracy 0.999")
        self.assertTrue(results["environment"]["python"].startswith("3."))
        self.assertEqual(self.done.stdout, b"\x1eready\x1e\n")

    def test_a_failed_cell_is_named_and_later_ones_still_run(self):
        results = self.run_notebook("y = 1\ndata = load_it()", "print(data)", "def f(n):\n    if n == 0:\n        raise ValueError('boo')\n    f(n - 1)\nf(2)",
                                    "x = (1,", "print(y)", "print(nothing)")
        self.assertEqual(results["status"], "ok")
        self.assertEqual(self.statuses(results), ["error", "follow-up", "error", "error", "ok", "error"])
        self.assertEqual([(cell["error"] or {}).get("line") for cell in results["cells"]], [2, 1, 3, 1, None, 1])
        self.assertEqual(results["cells"][2]["error"], {"type": "ValueError", "message": "boo", "line": 3})

    def test_figures_are_collected_as_png_and_other_outputs_are_not(self):
        results = self.run_notebook(
            "%matplotlib notebook\nimport matplotlib\nmatplotlib.use('TkAgg')\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.show()\nplt.plot([3]); plt.show()",
            "from IPython.display import HTML, Javascript, SVG, clear_output\ndisplay(HTML('<script>alert(1)</script>'), Javascript('x()'))",
            "for i in range(3):\n    clear_output(wait=True); plt.plot([i]); plt.show()\nprint('end')",
            "plt.plot([1]); plt.savefig('loss.png'); plt.close()",
            "%config InlineBackend.figure_format = 'svg'\nfrom matplotlib_inline import backend_inline\nbackend_inline.set_matplotlib_formats('svg')\nplt.plot([1]); plt.show()")
        self.assertEqual(self.statuses(results), ["ok"] * 5, results)
        self.assertEqual([cell["figures"] for cell in results["cells"]],
                         [["figure-001-1.png", "figure-001-2.png"], [], ["figure-003-1.png"], ["figure-004-1.png"], ["figure-005-1.png"]])
        self.assertEqual(sorted(name for name in os.listdir(self.box.path("out")) if name.endswith(".png")),
                         ["figure-001-1.png", "figure-001-2.png", "figure-003-1.png", "figure-004-1.png", "figure-005-1.png"])
        self.assertNotIn("alert", str(results))
        self.assertIn("matplotlib.use", " ".join(results["notes"]))

    def test_magics_and_shell_lines_are_contained(self):
        results = self.run_notebook("!pip install nothing\n!echo shell; id -u", "%%bash\necho bash\npip install x", "%%time\nz = 5", "print(z)\n%pip install q",
                                    "files = !ls\nprint(files)", "import torchsummary, seaborn\nfrom torch.utils.tensorboard import SummaryWriter\nSummaryWriter().add_scalar('a', 1)\nfrom google.colab import drive\ndrive.mount('/content')")
        self.assertEqual(self.statuses(results), ["ok"] * 6, results)
        self.assertIn("shell", results["cells"][0]["text"])
        self.assertIn("left out", results["cells"][0]["notes"][0])
        self.assertIn("bash", results["cells"][1]["text"])
        self.assertIn("work.ipynb", results["cells"][4]["text"])

    def test_parameters_follow_the_tagged_cell_or_replace_assignments(self):
        results = self.run_notebook(code("N = 10000\nprint(N)", tags=["parameters"]), "print(N)", parameters={"N": 5})
        self.assertEqual([cell["text"] for cell in results["cells"]], ["10000\n", "5\n"])
        results = self.run_notebook("N = 10000", "print(N)", parameters={"N": 5, "M": 1})
        self.assertEqual(results["cells"][1]["text"], "5\n")
        self.assertIn("N = 5", results["cells"][0]["notes"][0])
        self.assertIn("could not set M", " ".join(results["notes"]))

    def test_files_of_the_submission_lie_beside_the_notebook(self):
        self.submit("part/helper.py", "value = 6\n")
        self.submit("part/sub/data.csv", "1,2\n")
        self.submit("part/big.bin", b"\0" * (6 << 20))
        self.submit("part/a.ipynb", __import__("notebooks").notebook("import helper; print(helper.value, open('sub/data.csv').read())\nopen('new.txt', 'w').write('x')"))
        results = self.run_file("part/a.ipynb")
        self.assertEqual(results["cells"][0]["text"].split(), ["6", "1,2", "1"])
        self.assertIn("big.bin", " ".join(results["notes"]))

    def test_scripts_run_as_main(self):
        self.submit("a.py", "import sys, argparse\nargparse.ArgumentParser().parse_args()\nif __name__ == '__main__':\n    print('main', sys.argv, __file__)\n    sys.exit(0)\n")
        results = self.run_file("a.py")
        self.assertEqual(self.statuses(results), ["ok"], results)
        self.assertIn("main", results["cells"][0]["text"])
        self.submit("b.py", "a = 1\n# %%\nprint(a)\n# %%\nimport sys; sys.exit('bad')\n# %%\nexit()\n")
        self.assertEqual(self.statuses(self.run_file("b.py")), ["ok", "ok", "error", "error"])

    def test_libraries_that_only_show_progress_work(self):
        results = self.run_notebook("from tqdm.notebook import tqdm, trange\nfrom tqdm.auto import tqdm as other\nfor i in tqdm(range(3)): pass\n"
                                    "for i in other(range(3)): pass\nprint(i)")
        self.assertEqual(self.statuses(results), ["ok"], results)


class Provisioning(NotebookCase):
    def setUp(self):
        super().setUp()
        rng = np.random.default_rng(0)
        raw = self.box.path("data", "MNIST", "raw")
        os.makedirs(raw)
        for part, count in (("train", 50), ("t10k", 20)):
            with open(os.path.join(raw, f"{part}-images-idx3-ubyte"), "wb") as file:
                file.write(b"\0\0\x08\x03" + b"".join(n.to_bytes(4, "big") for n in (count, 28, 28)) + rng.integers(0, 256, (count, 784), np.uint8).tobytes())
            with open(os.path.join(raw, f"{part}-labels-idx1-ubyte"), "wb") as file:
                file.write(b"\0\0\x08\x01" + count.to_bytes(4, "big") + (np.arange(count) % 10).astype(np.uint8).tobytes())

    def test_datasets_are_found_where_notebooks_look_for_them(self):
        results = self.run_notebook(
            "import torchvision\nfrom torchvision.datasets import MNIST\nclass Mine(MNIST):\n    pass\n"
            "print([len(kind(root, train=train, download=True)) for kind, root, train in\n"
            "       ((MNIST, './data', True), (torchvision.datasets.MNIST, '/content/x', False), (Mine, '~/d', True))])\n"
            "import os; print(os.path.exists('data/MNIST/raw/train-images-idx3-ubyte'))",
            "from tensorflow.keras.datasets import mnist\nfrom tensorflow import keras\nprint(mnist.load_data()[0][0].shape, keras.datasets.mnist.load_data()[1][1].shape)",
            "import numpy, os; print(numpy.load(os.path.expanduser('~/.keras/datasets/mnist.npz'))['x_test'].shape)",
            "from sklearn.datasets import fetch_openml\nX, y = fetch_openml('mnist_784', version=1, return_X_y=True, as_frame=False)\nprint(X.shape, y[0])")
        self.assertEqual([cell["text"] for cell in results["cells"]],
                         ["[50, 20, 50]\nTrue\n", "(50, 28, 28) (20,)\n", "(20, 28, 28)\n", "(70, 784) 0\n"], results)

    def test_what_is_not_provided_fails_with_a_sentence(self):
        results = self.run_notebook("from torchvision import datasets\ndatasets.FashionMNIST('.', download=True)", "datasets.CIFAR10('.', download=True)",
                                    "import urllib.request\nurllib.request.urlopen('https://example.org')", "import keras\nkeras.layers",
                                    "from keras.datasets import fashion_mnist\nfashion_mnist.load_data()")
        self.assertEqual(self.statuses(results), ["error"] * 5)
        messages = [cell["error"]["message"] for cell in results["cells"]]
        for message in (messages[0], messages[1], messages[2], messages[4]):
            self.assertIn("only MNIST is provided", message)
        self.assertIn("PyTorch", messages[3])

    def test_the_series_lies_beside_the_notebook(self):
        with open(self.box.path("data", "waves.csv"), "w", encoding="ascii") as file:
            file.write("t,value\n0,0.5\n")
        self.assertEqual(self.run_notebook("print(open('waves.csv').read())")["cells"][0]["text"], "t,value\n0,0.5\n\n")


if __name__ == "__main__":
    unittest.main()
