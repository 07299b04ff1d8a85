"""What is changed in a cell's source before it is executed, line by line, so that line numbers stay those of the student."""
import ast
import re

INSTALL = re.compile(
    r"^(?P<mark>[!%]{0,2})\s*(?:sudo\s+)?"
    r"(?:(?:\{?sys\.executable\}?|python[\d.]*|py)\s+-m\s+)?"
    r"(?:pip[\d.]*|conda|mamba|uv\s+pip|apt|apt-get|brew)\s+(?:-\S+\s+)*(?:install|uninstall|upgrade|update)\b")
GUI = re.compile(r"^(\s*)%matplotlib\s+(?!inline|agg|--list)\S.*$")
SHELL_CELL = re.compile(r"^%%(bash|sh|script|system|!)\b|^%%!|^!!")
OTHER_CELL = re.compile(r"^%%(html|HTML|javascript|js|svg|SVG|latex|markdown|writefile|file|perl|ruby|pypy|python2)\b")
MAGIC = re.compile(r"^(\s*)(?:[!%?].*|[\w.\[\]]+\?{1,2}\s*)$")
ASSIGNED_COMMAND = re.compile(r"^(\s*[\w,][\w, ]*=\s*)[!%].*$")
CELL_MAGIC_OF_PYTHON = re.compile(r"^%%(time|timeit|capture|prun|python3?)\b.*$")


def prepare(source):
    """(source to execute, notes): installing is left out, windows become pictures."""
    lines, notes = source.split("\n"), []
    in_shell = bool(SHELL_CELL.match(source.lstrip()))
    number = 0
    while number < len(lines):
        line = lines[number]
        found = INSTALL.match(line.lstrip())  # a pattern that skips spaces itself takes the square of the time for a long line of them
        if found and (found["mark"] or in_shell or only_a_command(line)):
            notes.append(f"Line {number + 1}, `{line.strip()[:100]}`, was left out: nothing can be installed here, and no network is there to install from.")
            quiet = ":" if in_shell else "pass"
            lines[number] = f"{line[:len(line) - len(line.lstrip())]}{quiet}  # left out"
            while line.rstrip().endswith("\\") and number + 1 < len(lines):
                number += 1
                line = lines[number]
                lines[number] = ""
        elif not in_shell and GUI.match(line):
            lines[number] = GUI.sub(r"\1%matplotlib inline", line)
            notes.append(f"Line {number + 1}, `{line.strip()[:100]}`, was replaced by `%matplotlib inline`: there is no window to draw in.")
        number += 1
    if in_shell or any(line.lstrip().startswith("!") for line in lines):
        notes.append("Shell commands of this cell ran inside the closed box, without a network.")
    return "\n".join(lines), notes


def only_a_command(line):
    """Whether a line without `!` is a command that IPython understands, such as `pip install x`, and no Python."""
    try:
        ast.parse(line.strip())
        return False
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return True


def tree(source):
    """The syntax tree without magics, or None where what is left is not Python."""
    lines = source.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if lines[first].startswith("%%"):
        if not CELL_MAGIC_OF_PYTHON.match(lines[first]):
            return None
        lines[first] = ""
    lines = [ASSIGNED_COMMAND.sub(r"\1None", MAGIC.sub(r"\1pass", line)) for line in lines]
    try:
        return ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def names_made(source):
    """The names that a cell gives a value to at its top level."""
    parsed = tree(source)
    if parsed is None:
        return set(re.findall(r"^(?:def |class |import |from \S+ import )?([A-Za-z_]\w*)\s*(?:=|\(|:|$)", source, re.M))
    found, waiting = set(), list(parsed.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
            continue
        if isinstance(node, ast.alias):
            found.add((node.asname or node.name).split(".")[0])
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        if not isinstance(node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            waiting.extend(ast.iter_child_nodes(node))
    return found


def assignments(parameters):
    """The cell that gives the parameters their values."""
    return "\n".join(f"{name} = {value!r}" for name, value in parameters.items())


def replace_assignments(source, parameters):
    """(source, names replaced): every top-level `NAME = number or text` of a parameter gets the run's value, in its line."""
    parsed = tree(source)
    wanted = []
    for node in parsed.body if parsed else ():
        target = node.targets[0] if isinstance(node, ast.Assign) and len(node.targets) == 1 else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(target, ast.Name) and target.id in parameters \
                and value is not None and is_plain(value):
            wanted.append((value, target.id))
    lines = source.split("\n")
    for value, name in reversed(wanted):
        first, last = value.lineno - 1, value.end_lineno - 1
        head = lines[first].encode()[:value.col_offset].decode()
        tail = lines[last].encode()[value.end_col_offset:].decode()
        # What spanned several lines leaves empty ones behind, so that later lines keep their numbers.
        lines[first:last + 1] = [f"{head}{parameters[name]!r}{tail}", *[""] * (last - first)]
    return "\n".join(lines), sorted({name for _, name in wanted})


def is_plain(value):
    """Numbers, text and arithmetic with them, also in lists: what a parameter looks like."""
    return all(isinstance(node, (ast.Constant, ast.UnaryOp, ast.BinOp, ast.operator, ast.unaryop, ast.List, ast.Tuple, ast.Load))
               or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("int", "float") and not node.keywords)
               or (isinstance(node, ast.Name) and node.id in ("int", "float"))
               for node in ast.walk(value))
