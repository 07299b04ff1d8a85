"""Reading notebooks and scripts into cells, and what is changed in their sources."""
import json
import os
import tempfile
import unittest
from unittest import mock

from notebooks import code, notebook

from autograder_box import box, cells, rewriting


class Reading(unittest.TestCase):
    def read(self, text, name="a.ipynb"):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(box, "SUBMISSION", folder):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(text if isinstance(text, bytes) else text.encode())
            self.notes = []
            return cells.read(name, self.notes)

    def refused(self, text, name="a.ipynb"):
        with self.assertRaises(cells.Unreadable) as caught:
            self.read(text, name)
        return str(caught.exception)

    def test_code_cells_are_numbered_and_others_passed_over(self):
        found = self.read(notebook("a = 1", {"cell_type": "markdown", "source": "# Title", "metadata": {}}, code(["b = 2\n", "c = 3"])))
        self.assertEqual([(cell.index, cell.source) for cell in found], [(1, "a = 1"), (2, "b = 2\nc = 3")])

    def test_stored_outputs_are_kept_as_short_text_only(self):
        outputs = [{"output_type": "stream", "name": "stdout", "text": ["accuracy ", "0.999\n"]},
                   {"output_type": "display_data", "data": {"text/html": "<script>", "text/plain": "a table"}},
                   {"output_type": "error", "ename": "E", "evalue": "no", "traceback": []}, 7,
                   {"output_type": "stream", "text": "x" * 9000}]
        stored = self.read(notebook(code("a", outputs=outputs)))[0].stored_text
        self.assertTrue(stored.startswith("accuracy 0.999\na tableE: no\nxxx"), stored[:60])
        self.assertEqual(len(stored), 2000)

    def test_format_3_is_converted(self):
        old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": [
            {"cell_type": "heading", "source": "x"}, {"cell_type": "code", "input": ["print(1)"], "outputs": [{"output_type": "stream", "text": "1"}]}]}]}
        self.assertEqual([(cell.source, cell.stored_text) for cell in self.read(json.dumps(old))], [("print(1)", "1")])
        self.assertIn("old format", self.notes[0])

    def test_what_is_no_notebook_is_refused_with_a_sentence(self):
        for text, word in (("", "empty"), ("{", "damaged"), ("[]", "not a notebook"), (notebook("a", nbformat=99), "version 99"),
                           (notebook("a", nbformat=True), "not a notebook"), (notebook("a", nbformat="4"), "not a notebook"),
                           (notebook("a", cells={}), "no list"), (notebook("a", cells=[1]), "not a cell"),
                           (notebook({"cell_type": "code", "source": 5}), "not text"), (notebook(), "no code"), (notebook("  \n"), "no code"),
                           ("[" * 200_000, "damaged"), (b"\xff\xfe\x00", "damaged"),
                           (notebook(*["x"] * 20_000), "20,000 code cells"), (notebook("x" * (2 << 20)), "characters"),
                           (b" " * (21 << 20), "MB")):
            self.assertIn(word, self.refused(text))

    def test_a_missing_file_is_refused(self):
        self.read(notebook("a"))
        with self.assertRaises(cells.Unreadable):
            cells.read("nowhere.ipynb", [])

    def test_another_language_is_noted(self):
        self.read(notebook("a", metadata={"kernelspec": {"name": "ir", "language": "R"}}))
        self.assertIn("'R'", self.notes[0])

    def test_halves_of_surrogate_pairs_do_not_get_through(self):
        self.assertEqual(self.read(notebook("a = '\ud800'"))[0].source, "a = '?'")

    def test_scripts_are_cut_at_percent_lines(self):
        found = self.read("import a\n# %% first\nb = 1\n#%%\nc = 2\n# %% [markdown]\n# words\n# In[3]:\nd = 4\n", "a.py")
        self.assertEqual([cell.source for cell in found], ["import a", "b = 1", "c = 2", "d = 4"])
        self.assertEqual(len(self.read("a = 1\nb = 2\n", "a.py")), 1)


class Rewriting(unittest.TestCase):
    def test_installing_is_left_out_and_lines_keep_their_numbers(self):
        source, notes = rewriting.prepare("!pip install torch \\\n    torchvision\n%pip install -q x\npip install y\n!{sys.executable} -m pip install z\n"
                                          "if True:\n    !apt-get -y install q\nprint(1)")
        self.assertEqual(source.split("\n"), ["pass  # left out", "", "pass  # left out", "pass  # left out", "pass  # left out",
                                              "if True:", "    pass  # left out", "print(1)"])
        self.assertEqual(len(notes), 5)

    def test_shell_cells_go_on_without_their_installs(self):
        source, notes = rewriting.prepare("%%bash\npip3 install x\necho hi")
        self.assertEqual(source, "%%bash\n:  # left out\necho hi")
        self.assertTrue(any("closed box" in note for note in notes))

    def test_python_that_looks_like_an_install_stays(self):
        text = "pip = install = 3\npip - install\nx = 'pip install y'"
        self.assertEqual(rewriting.prepare(text), (text, []))

    def test_windows_become_inline(self):
        self.assertEqual(rewriting.prepare("%matplotlib notebook")[0], "%matplotlib inline")
        self.assertEqual(rewriting.prepare("%matplotlib inline")[1], [])

    def test_parameters_replace_assignments_in_their_lines(self):
        source, names = rewriting.replace_assignments(
            "%matplotlib inline\nEPOCHS = 10  # many\nRATE: float = 1e-3\nepochs = EPOCHS\ndef f():\n    EPOCHS = 3\nEPOCHS = len(x)\nSIZES = [\n  1,\n  2]\nlast = 1",
            {"EPOCHS": 2, "RATE": 0.5, "SIZES": [7]})
        self.assertEqual(source.split("\n"), ["%matplotlib inline", "EPOCHS = 2  # many", "RATE: float = 0.5", "epochs = EPOCHS", "def f():",
                                              "    EPOCHS = 3", "EPOCHS = len(x)", "SIZES = [7]", "", "", "last = 1"])
        self.assertEqual(names, ["EPOCHS", "RATE", "SIZES"])

    def test_names_that_a_cell_makes(self):
        self.assertEqual(rewriting.names_made("import a.b, c as d\nx, (y, z) = 1, (2, 3)\ndef f(q):\n    w = 1\nfor i in x: t = [u for u in x]\n!ls"),
                         {"a", "d", "x", "y", "z", "f", "i", "t"})
        self.assertIn("model", rewriting.names_made("model = Net(\n"))

    def test_no_source_breaks_it(self):
        for text in ("\0", "(" * 5000, "%%", "!", "x = !ls", "%%html\n<b>", "\ufeffa", "'''\n!pip install x\n'''"):
            source, _ = rewriting.prepare(text)
            rewriting.names_made(source)
            rewriting.replace_assignments(source, {"x": 1})


if __name__ == "__main__":
    unittest.main()
