"""Reads a student's file and runs its definitions only: imports, functions, classes and simple constants.

Training at module level, `__main__` blocks and hard-coded paths are left out and named, so that a file written as a
script can be checked function by function without running for an hour first.
"""
import __future__
import ast
import os

from . import box

CLASS_NAMES = ("network", "neuralnetwork", "mlp", "net", "nn")
METHODS = frozenset({"forward_pass", "backward_pass", "update_network"})
SAFE_CALLS = frozenset({"dict", "list", "tuple", "set", "float", "int", "str", "bool", "range", "len", "Path", "round"})
SAFE_ROOTS = frozenset({"np", "numpy", "math", "os"})
UNSAFE_ATTRIBUTES = frozenset({"load", "loadtxt", "genfromtxt", "fromfile", "save", "savez", "savetxt", "memmap", "system",
                               "listdir", "chdir", "makedirs", "mkdir", "remove", "popen", "kill", "abort", "fork", "exit",
                               "_exit", "execv", "seed", "rand", "randn"})
SIMPLE = (ast.Constant, ast.Tuple, ast.List, ast.Dict, ast.Set, ast.UnaryOp, ast.BinOp, ast.Name, ast.Attribute, ast.Call,
          ast.keyword, ast.Lambda, ast.arguments, ast.arg, ast.JoinedStr, ast.FormattedValue, ast.Subscript, ast.Slice,
          ast.expr_context, ast.operator, ast.unaryop, ast.IfExp, ast.Compare, ast.cmpop, ast.BoolOp, ast.boolop)


class Source:
    """One parsed file: `tree` is None when it is not Python, and `error` then says why."""

    def __init__(self, path, name):
        self.path, self.name, self.tree, self.error, self.text = path, name, None, None, ""
        try:
            with open(path, "rb") as file:
                data = file.read(2 << 20)
            self.tree = ast.parse(data, filename=name)
            self.text = data.decode("utf-8", "replace")
        except SyntaxError as error:
            self.error = {"type": type(error).__name__, "message": box.words(error.msg), "line": error.lineno,
                          "traceback": box.words(error.text or "", 300)}
        except (ValueError, OSError, RecursionError, MemoryError) as error:
            self.error = {"type": type(error).__name__, "message": box.words(error), "line": None, "traceback": ""}

    def class_name(self):
        """The class to grade: named like a network, or with the template's methods."""
        classes = [node for node in self.tree.body if isinstance(node, ast.ClassDef)] if self.tree else []
        for wanted in CLASS_NAMES:
            for node in classes:
                if node.name.lower() == wanted:
                    return node.name
        for node in classes:
            if METHODS & {item.name for item in node.body if isinstance(item, ast.FunctionDef)}:
                return node.name
        return None

    def functions(self, wanted):
        """How many of these functions the file defines, whatever their capitals and underscores."""
        found = {plain_name(node.name) for node in (self.tree.body if self.tree else []) if isinstance(node, ast.FunctionDef)}
        return len(found & {plain_name(name) for name in wanted})

    def main_block(self):
        """The statements under `if __name__ == "__main__"`, or none."""
        return [inner for node in (self.tree.body if self.tree else []) if is_main(node) for inner in node.body]


def read_all(names):
    return [Source(os.path.join(box.SUBMISSION, name), name) for name in names]


def imported(sources):
    """The modules that files import and cannot do without: not those under `try`, where another way is at hand."""
    found = set()
    for source in sources:
        waiting = [source.tree] if source.tree else []
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.Import):
                found.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
            if not isinstance(node, ast.Try):
                waiting.extend(child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt))
    return found


def choose(sources, wanted=()):
    """The file that defines the network, or else the most of the functions wanted, or else is Python; of several the first."""
    return max(sources, key=lambda s: (s.class_name() is not None, s.functions(wanted), s.tree is not None), default=None)


def plain_name(name):
    return name.lower().replace("_", "")


def is_main(node):
    return (isinstance(node, ast.If) and isinstance(node.test, ast.Compare)
            and any(isinstance(part, ast.Name) and part.id == "__name__" for part in ast.walk(node.test)))


def is_simple(value):
    """Nothing but literals, arithmetic and a few harmless calls."""
    for node in ast.walk(value):
        if not isinstance(node, SIMPLE):
            return False
        if isinstance(node, ast.Call) and not _safe_call(node.func):
            return False
    return True


def _safe_call(function):
    if isinstance(function, ast.Name):
        return function.id in SAFE_CALLS
    while isinstance(function, ast.Attribute):
        if function.attr in UNSAFE_ATTRIBUTES:
            return False
        function = function.value
    return isinstance(function, ast.Name) and function.id in SAFE_ROOTS


def is_definition(node):
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Pass)):
        return True
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        return node.value is not None and is_simple(node.value)
    if isinstance(node, ast.Try):
        inner = [*node.body, *node.orelse, *node.finalbody, *(part for h in node.handlers for part in h.body)]
        return all(is_definition(part) or isinstance(part, ast.Expr) for part in inner)
    return isinstance(node, ast.If) and not is_main(node) and is_simple(node.test) \
        and all(is_definition(part) for part in [*node.body, *node.orelse])


def definitions(tree):
    """The statements to run, and a line for each one left out."""
    kept, skipped = [], []
    for node in tree.body:
        if is_definition(node):
            kept.append(node)
        elif is_main(node):
            kept.extend(inner for inner in node.body if not isinstance(inner, ast.Try) and is_definition(inner))
            skipped.append(f"line {node.lineno}: the block that runs when the file is started was left out")
        elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            skipped.append(f"line {node.lineno}: left out, because it does something as soon as the file is imported")
    return kept, skipped


def run(statements, namespace, name, after=None):
    """Runs statements one by one; gives (node, exception) of those that failed. `after` is called after each."""
    flags, failed = 0, []
    for node in statements:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            for alias in node.names:
                flags |= getattr(getattr(__future__, alias.name, None), "compiler_flag", 0)
            continue
        try:
            exec(compile(ast.Module([node], []), name, "exec", flags, True), namespace)
        except BaseException as error:
            failed.append((node, error))
        if after is not None:
            after(failed)
    return failed
