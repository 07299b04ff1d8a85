"""From what a cell's execution left behind to what is reported of it, and what the kernel reports, cut down to plain bounded values."""
import json
import math
import os
import re

from . import box, in_kernel
from .cells import ESCAPES

PROBE = "probe.json"
MOST_PROBE = 8 << 20
MOST_TEXT, MOST_LIST, MOST_KEYS, MOST_DEPTH = 2000, 2000, 400, 8
LINE = re.compile(r"^(?:Cell )?In(?:put In)? ?\[\d+\](?:, line (\d+))?|^  (?:Cell )?In(?:put In)? ?\[\d+\], line (\d+)", re.M)
ARROW = re.compile(r"^-+> (\d+)", re.M)
TEMPORARY = re.compile(r" \(\d+\.py, line \d+\)$")
NAME = re.compile(r"name '(\w+)' is not defined")
FIELDS = ("python", "torch", "torchvision", "numpy", "device", "cuda", "driver")


def status(ended, shown, unmade, script=False):
    if ended == "interrupted":
        return "timeout"
    if shown.error is None or script and left_well(shown.error):
        return "ok"
    name = NAME.search(str(shown.error.get("evalue", ""))[:500])
    return "follow-up" if shown.error.get("ename") == "NameError" and name and name[1] in unmade else "error"


def left_well(error):
    """Whether a script ended itself and said that all is well, as scripts do with `sys.exit(main())`."""
    return error.get("ename") == "SystemExit" and error.get("evalue") in ("", "0", "None")


def error(content):
    if content is None:
        return None
    message = TEMPORARY.sub("", ESCAPES.sub("", box.words(content.get("evalue") or "", 500)))
    return {"type": box.words(content.get("ename") or "error", 100), "message": message, "line": line(content.get("traceback"))}


def line(trace):
    """The line of the cell where it failed: that of the last frame which lies in a cell."""
    if not isinstance(trace, list):
        return None
    text = ESCAPES.sub("", "\n".join(part[:20000] for part in trace[-30:] if isinstance(part, str)))
    found = None
    for match in LINE.finditer(text):
        number = match[1] or match[2]
        if number is None:
            arrow = ARROW.search(text, match.end(), match.end() + 3000)
            number = arrow[1] if arrow else None
        found = int(number[:9]) if number else found
    return found


def advice(record, shown, seconds):
    """What a student may want to know about how the cell ended."""
    if record["status"] == "timeout":
        yield "It printed without end and was interrupted." if shown.endless else f"It was interrupted after {seconds:.0f} seconds."
    kind = (record["error"] or {}).get("type")
    if kind == "StdinNotImplementedError":
        yield "It asks for input, and nobody is there to answer."
    if kind == "MemoryError":
        yield "It needs more memory than it may have: use smaller arrays or batches, or delete what is not needed any more."
    if record["status"] == "follow-up":
        yield "It needs something that a cell above should have made."


def merged(report, request):
    """The report with what the kernel's own files say, taken for data that anybody may have written."""
    state, probe = load(in_kernel.STATE), load(PROBE)
    environment = {name: str(value)[:200] for name, value in as_dict({**as_dict(state.get("environment")), **as_dict(probe.get("environment"))}).items()
                   if name in FIELDS and isinstance(value, str)}
    notes = [*report["notes"]]
    for source in (state, probe):
        said = source.get("notes")
        notes += [text[:600] for text in (said if isinstance(said, list) else ())[:50] if isinstance(text, str) and text not in notes]
    faults = [text[:2000] for text in (state.get("faults") if isinstance(state.get("faults"), list) else ())[:5] if isinstance(text, str)]
    models = {name: value for name, value in as_dict(probe.get("models")).items()
              if name in as_dict(request.get("models")) and isinstance(value, dict)}
    return {**report, "environment": environment, "notes": notes[:100], "faults": faults, "models": models}


def load(name):
    path = box.path_in("out", name)
    try:
        if os.path.islink(path) or not os.path.isfile(path) or os.path.getsize(path) > MOST_PROBE:
            return {}
        with open(path, "rb") as file:
            return as_dict(plain(json.loads(file.read(MOST_PROBE + 1).decode("utf-8", "replace"))))
    except (OSError, ValueError, RecursionError, MemoryError):
        return {}


def forget():
    """Removes what is now part of the report."""
    for name in (in_kernel.STATE, PROBE):
        try:
            os.remove(box.path_in("out", name))
        except OSError:
            pass


def as_dict(value):
    return value if isinstance(value, dict) else {}


def plain(value, depth=0):
    """Bounded in depth, length and words; numbers that are none become null."""
    if isinstance(value, str):
        return value[:MOST_TEXT]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        return value if abs(value) < 1 << 63 and math.isfinite(value) else None
    if depth >= MOST_DEPTH:
        return None
    if isinstance(value, list):
        return [plain(item, depth + 1) for item in value[:MOST_LIST]]
    return {key[:200]: plain(item, depth + 1) for key, item in list(value.items())[:MOST_KEYS]}
