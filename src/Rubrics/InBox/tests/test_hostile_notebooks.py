"""Notebooks that hang, die, flood, forge and dig: each is contained, named, and keeps what was reached."""
import json
import os
import unittest

from notebooks import NotebookCase, code, notebook


def commandline(process):
    try:
        with open(f"/proc/{process}/cmdline", "rb") as file:
            return file.read()
    except OSError:
        return b""


class Hostile(NotebookCase):
    def test_unreadable_notebooks_end_at_once(self):
        for text, word in ((notebook(*["x = 1"] * 20_000), "20,000"), (notebook("x", nbformat=99), "version 99"), ("<html>", "damaged")):
            self.submit("a.ipynb", text)
            results = self.run_file("a.ipynb")
            self.assertEqual(results["status"], "unreadable")
            self.assertIn(word, results["message"])

    def test_what_fails_on_the_notebook_itself_is_not_ours(self):
        """Sources that take a reader long or too much memory: the mark that what follows is the student's has been printed before anybody looks at them."""
        results = self.run_notebook("pip install " + "-" * 9_000 + "1", "x = 1" + " " * 200_000, "# " + "y" + " " * 200_000 + "z", "print(1)", parameters={"N": 1})
        self.assertEqual(self.statuses(results), ["ok"] * 4, results)
        self.submit("a.ipynb", "{\"nbformat\": 4, \"cells\": " + "[" * 100_000)
        self.assertEqual(self.run_file("a.ipynb")["status"], "unreadable")
        self.assertEqual(self.done.stdout, b"\x1eready\x1e\n")

    def test_an_error_that_cannot_be_shown_is_one_all_the_same(self):
        hides = "get_ipython().showtraceback = lambda *arguments, **options: None\nraise MemoryError"
        results = self.run_notebook("print('one')", hides, "print('three')")
        self.assertEqual(self.statuses(results), ["ok", "error", "ok"], results)
        self.assertEqual(results["cells"][1]["error"]["type"], "MemoryError")
        self.assertIn("more memory", " ".join(results["cells"][1]["notes"]))

    def test_a_kernel_that_ends_itself_is_named_and_not_started_again(self):
        results = self.run_notebook("print('one')", "print('two')", "import os\nprint('here', flush=True)\nos._exit(3)", "print('four')")
        self.assertEqual((results["status"], self.statuses(results)), ("kernel-died", ["ok", "ok", "died", "skipped"]), results)
        self.assertIn("Cell 3", results["message"])
        self.assertIn("exit code 3", results["message"])

    def test_a_crash_and_a_kill_are_told_apart(self):
        self.assertIn("crashed (signal 11)", self.run_notebook("import ctypes; ctypes.string_at(0)")["message"])
        self.assertIn("memory", self.run_notebook("import os; os.kill(os.getpid(), 9)")["message"])

    def test_a_hanging_cell_is_interrupted_and_later_ones_run(self):
        results = self.run_notebook("n = 0\nwhile True:\n    n += 1", "print(n > 0)", cell_seconds=2)
        self.assertEqual((results["status"], self.statuses(results)), ("ok", ["timeout", "ok"]), results)
        self.assertEqual(results["cells"][0]["error"]["type"], "KeyboardInterrupt")
        self.assertIn("interrupted after 2 seconds", " ".join(results["cells"][0]["notes"]))

    def test_a_cell_that_catches_or_ignores_interrupts_is_stopped_all_the_same(self):
        results = self.run_notebook("x = 1", "import time\nwhile True:\n    try:\n        time.sleep(0.1)\n    except BaseException:\n        pass",
                                    "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\ndef f():\n    while True:\n        try:\n            [n for n in range(1000)]\n"
                                    "        except BaseException:\n            continue\nf()", "print(x)", cell_seconds=3)
        self.assertEqual((results["status"], self.statuses(results)), ("ok", ["ok", "timeout", "timeout", "ok"]), results)

    def test_a_cell_that_cannot_be_stopped_costs_the_kernel(self):
        results = self.run_notebook("print('before')", "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\nwhile True:\n    pass", "print('after')", cell_seconds=4)
        self.assertEqual((results["status"], self.statuses(results)), ("timeout", ["ok", "timeout", "skipped"]), results)
        self.assertIn("Cell 2", results["message"])

    def test_when_the_whole_time_is_up_the_rest_is_skipped_and_models_are_still_asked_for(self):
        results = self.run_notebook("x = 1", "import time\ntime.sleep(1000)", "print(x)", budget_seconds=70, reserve_seconds=40)
        self.assertEqual((results["status"], self.statuses(results)), ("timeout", ["ok", "timeout", "skipped"]), results)
        self.assertIn("cell 3", results["message"])

    def test_endless_output_is_bounded(self):
        results = self.run_notebook("while True:\n    print('x' * 10_000)", "print('fine')", "print('y' * 3_000_000)\nprint('end')",
                                    "import os\nfor i in range(3000): os.write(1, b'z' * 10_000)\nprint('after')", "print('fine')")
        self.assertEqual(self.statuses(results), ["error", "ok", "ok", "ok", "ok"], results)
        self.assertIn("printed more than", results["cells"][0]["error"]["message"])
        self.assertEqual((results["cells"][1]["text"], results["cells"][4]["text"]), ("fine\n", "fine\n"))
        self.assertLess(len(str(results)), 20_000)

    def test_a_flood_past_the_kernels_own_streams_is_interrupted(self):
        results = self.run_notebook("k = get_ipython().kernel\nwhile True:\n    k.session.send(k.iopub_socket, 'stream', {'name': 'stdout', 'text': 'x' * 1_000_000}, parent=k.get_parent())",
                                    "print('fine')")
        self.assertEqual(self.statuses(results)[0], "timeout", results)
        self.assertLess(len(str(results)), 20_000)

    def test_background_processes_die_with_the_run(self):
        results = self.run_notebook("import subprocess\nfor i in range(3): subprocess.Popen(['setsid', 'sleep', '12345'])",
                                    "!(sleep 12345 &)", "import os\nif os.fork() == 0:\n    os.setsid()\n    os.execvp('sleep', ['sleep', '12345'])")
        self.assertEqual(self.statuses(results)[:2], ["ok", "ok"], results)
        self.assertEqual([name for name in filter(str.isdigit, os.listdir("/proc")) if b"12345" in commandline(name)], [])

    def test_input_is_answered_by_an_error(self):
        results = self.run_notebook("name = input('who? ')", "print(name)")
        self.assertEqual(self.statuses(results), ["error", "follow-up"], results)
        self.assertIn("nobody is there", " ".join(results["cells"][0]["notes"]))

    def test_forged_results_are_replaced(self):
        out = self.box.path("out")
        results = self.run_notebook(
            f"import os, json\nfor name in ('results.json', 'probe.json', 'kernel.json'):\n"
            f"    open(os.path.join({out!r}, name), 'w').write(json.dumps({{'status': 'ok', 'models': {{'m': {{'status': 'found', 'x': 1e400}}, 'other': {{}}}},\n"
            f"        'environment': {{'torch': 5, 'python': 'forged' * 1000, 'evil': 'x'}}, 'notes': [7, 'n' * 9000]}}))",
            f"os.remove({out!r} + '/results.json'); os.mkdir({out!r} + '/results.json'); open({out!r} + '/results.json/x', 'w').write('y')",
            f"os.symlink('/etc/passwd', {out!r} + '/figure-009-1.png')\n1/0", models={"m": {"name": "m", "behaviours": []}})
        self.assertEqual((results["status"], self.statuses(results)), ("ok", ["ok", "ok", "error"]), results)
        self.assertNotIn("other", results["models"])
        self.assertNotIn("evil", results["environment"])
        self.assertLess(len(str(results)), 12_000)

    def test_figures_are_bounded(self):
        results = self.run_notebook(
            "import base64, struct\nfrom IPython.display import publish_display_data as show\n"
            "def png(w, h, size=0): return b'\\x89PNG\\r\\n\\x1a\\n' + struct.pack('>I', 13) + b'IHDR' + struct.pack('>II', w, h) + b'\\0' * (60 + size)\n"
            "def give(data): show({'image/png': base64.b64encode(data).decode()})",
            "give(png(20000, 20000))", "give(png(10, 10, 9_000_000))", "give(b'GIF89a')\nshow({'image/png': 'ä%'})\nshow({'image/png': 5})\nshow({'image/jpeg': 'xx', 'text/plain': 'pic'})",
            "for i in range(100): give(png(5, 5))", *["for i in range(12): give(png(5, 5))"] * 4)
        counts = [len(cell["figures"]) for cell in results["cells"]]
        self.assertEqual(counts, [0, 0, 0, 0, 12, 12, 12, 4, 0], results)
        self.assertGreater(results["figures_in_all"], 100)

    def test_redefining_everything_breaks_only_the_students_own(self):
        results = self.run_notebook("import builtins, sys\nprint('a')", "open = print = len = str = dict = None\n__builtins__.__dict__.update(len=None, isinstance=None)",
                                    "get_ipython().events.register('post_execute', lambda: 1/0)\nsys.modules['json'] = None\nsys.stdout = None")
        self.assertEqual(len(results["cells"]), 3, results)
        self.assertIn(results["status"], ("ok", "timeout", "kernel-died"))

    def test_a_kernel_that_talks_nonsense_is_only_heard_out(self):
        results = self.run_notebook(
            "k = get_ipython().kernel\nfor n in range(50):\n    k.iopub_socket.send_multipart([b'x' * n, b'<IDS|MSG>', b'', b'{', b'{}', b'{}', b'[]'])",
            "k.session.send(k.iopub_socket, 'stream', {'name': 7, 'text': {}}, parent=k.get_parent())\n"
            "k.session.send(k.iopub_socket, 'display_data', {'data': []}, parent=k.get_parent())\n"
            "k.session.send(k.iopub_socket, 'error', {'traceback': 5, 'ename': [], 'evalue': {}}, parent=k.get_parent())", "print('still')")
        self.assertEqual(results["cells"][2]["text"], "still\n", results)

    def test_an_exit_of_the_executor_leaves_what_was_reached(self):
        self.submit("work.ipynb", notebook("print('one')", "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nimport time; time.sleep(5)", code("print(3)")))
        with self.assertRaises(AssertionError):
            self.run_file("work.ipynb")
        with open(self.box.path("out", "results.json"), encoding="utf-8") as file:
            left = json.load(file)
        self.assertEqual((left["status"], left["cells"][0]["text"]), ("kernel-died", "one\n"))
        self.assertIn("cell 2", left["message"])


if __name__ == "__main__":
    unittest.main()
