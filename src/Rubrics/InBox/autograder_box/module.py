"""Loads a student's file as a module of definitions, and its neighbours the same way when it imports them."""
import ast
import importlib.machinery
import linecache
import os
import signal
import sys
import types

from . import box, source, standins, trouble

LOAD_SECONDS = 20
WANTED = ("softmax", "softmax_dLdZ", "cross_entropy", "sigmoid", "sigmoid_prime")


class TookTooLong(BaseException):
    """Raised by the alarm inside the student's own statement."""


class Siblings:
    """Finds the submission's other Python files; with `whole` they run as they are, else definitions only."""

    def __init__(self, names, whole):
        self.whole = whole
        self.files = {os.path.splitext(os.path.basename(name))[0]: name for name in names if name.endswith(".py")}

    def find_spec(self, name, path=None, target=None):
        last = name.split(".")[-1]
        return importlib.machinery.ModuleSpec(name, self, is_package=False) if last in self.files else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        found = source.Source(os.path.join(box.SUBMISSION, self.files[module.__name__.split(".")[-1]]), module.__name__)
        if found.tree is None:
            raise ImportError(f"{module.__name__}: {found.error['message']}")
        remember_lines(found)
        statements = found.tree.body if self.whole else source.definitions(found.tree)[0]
        for _, error in source.run(statements, module.__dict__, found.name):
            if self.whole:
                raise error


class Student:
    """The loaded file: its namespace, the network's class (or None), and what to report about loading it."""

    def __init__(self, chosen, namespace, error, skipped):
        self.source, self.namespace, self.error, self.skipped = chosen, namespace, error, skipped
        self.file = chosen.name if chosen else None
        self.texts = [node.value for node in (ast.walk(chosen.tree) if chosen and chosen.tree else ())
                      if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        name = chosen.class_name() if chosen else None
        self.network = namespace.get(name) if name else None
        if not isinstance(self.network, type):
            self.network = next((value for value in list(namespace.values()) if isinstance(value, type)
                                 and all(hasattr(value, method) for method in source.METHODS)), None)

    def function(self, name):
        """A free function by its name, whatever its capitals and underscores, or the same as a static method."""
        wanted = source.plain_name(name)
        for place in (self.namespace, vars(self.network) if self.network else {}):
            for key, value in list(place.items()):
                if isinstance(key, str) and source.plain_name(key) == wanted:
                    value = value.__func__ if isinstance(value, staticmethod) else value
                    if callable(value):
                        return value
        return None

    def report(self):
        names = [("Network", self.network), *((name, self.function(name)) for name in WANTED)]
        error = self.error
        if error and error["line"]:
            error = {**error, "message": f"line {error['line']} of {self.file}: {error['message']}"}
        return {"file": self.file, "error": error, "skipped": self.skipped[:30],
                "found": [name for name, value in names if value is not None],
                "missing": [name for name, value in names if value is None]}


def remember_lines(found):
    lines = found.text.splitlines(True)
    linecache.cache[found.name] = (len(found.text), None, lines, found.name)


def load(names):
    """The student's definitions; never raises for anything the student did."""
    sources = source.read_all(names)
    chosen = source.choose(sources, WANTED)
    if chosen is None:
        return Student(None, {}, {"type": "NoCode", "message": "there is no Python file to check", "line": None,
                                  "traceback": ""}, [])
    missing = standins.install(False, Siblings(names, whole=False), source.imported(sources))
    module = types.ModuleType("student")
    namespace = module.__dict__
    namespace["__file__"] = chosen.path
    sys.modules["student"] = module
    if chosen.tree is None:
        return Student(chosen, namespace, chosen.error, [])
    remember_lines(chosen)
    kept, skipped = source.definitions(chosen.tree)
    failed = _run_in_time(kept, namespace, chosen.name)
    error = None
    top_level = {id(node) for node in chosen.tree.body}
    for node, problem in failed:
        if id(node) not in top_level:
            continue  # a constant of the `__main__` block that needs what was left out
        found = trouble.describe(problem, chosen.name)
        skipped.append(f"line {node.lineno}: failed with {found['type']}: {found['message']}")
        if getattr(node, "name", None) == chosen.class_name() or isinstance(problem, TookTooLong):
            error = {**found, "line": found["line"] or node.lineno}
    skipped.extend(f"{name} is not in the box: an object that does nothing took its place" for name in missing.made)
    return Student(chosen, namespace, error, skipped)


def _run_in_time(statements, namespace, name):
    def alarm(*_):
        raise TookTooLong(f"loading the file took more than {LOAD_SECONDS} seconds")

    signal.signal(signal.SIGALRM, alarm)
    signal.alarm(LOAD_SECONDS)
    try:
        return source.run(statements, namespace, name)
    finally:
        signal.alarm(0)
