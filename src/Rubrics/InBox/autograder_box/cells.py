"""Reads a notebook or a script into cells. Nothing of a notebook but its cells' sources and the text of its stored outputs is used:
neither the kernel it names nor any other metadata decides anything."""
import json
import os
import re

from . import box

MOST_BYTES = 20 << 20
MOST_CELLS = 500
MOST_SOURCE = 1 << 20
MOST_STORED = 2000
PERCENT = re.compile(r"^#\s*(%%|In\s*\[[\d ]*\]\s*:?)(.*)$")
ESCAPES = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|\][^\x07]*\x07|.)")


class Unreadable(Exception):
    """Why a file cannot be executed, in a sentence for the student."""


class Cell:
    """One code cell as it was handed in: its number from 1, source, tags and what its stored outputs claim."""

    def __init__(self, index, source, tags=(), stored_text=""):
        self.index, self.source, self.tags, self.stored_text = index, source, tags, stored_text

    @property
    def first_line(self):
        return next((line.strip()[:200] for line in self.source.splitlines() if line.strip()), "")


def read(name, notes):
    """The code cells of a file of the submission; notes say what was odd about it. Raises Unreadable."""
    path = os.path.join(box.SUBMISSION, name)
    try:
        size = os.path.getsize(path)
        if size > MOST_BYTES:
            raise Unreadable(f"{name} has {size / 1e6:.0f} MB; a notebook may have at most {MOST_BYTES / 1e6:.0f} MB. "
                             "Clear the outputs of its cells and hand it in again.")
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"{name} cannot be opened: {error.strerror}.") from None
    found = of_notebook(name, data, notes) if name.lower().endswith(".ipynb") else of_script(name, data)
    if len(found) > MOST_CELLS:
        raise Unreadable(f"{name} has {len(found):,} code cells; at most {MOST_CELLS} are executed.")
    if not any(cell.source.strip() for cell in found):
        raise Unreadable(f"{name} has no code in it.")
    for cell in found:
        if len(cell.source) > MOST_SOURCE:
            raise Unreadable(f"Code cell {cell.index} of {name} has {len(cell.source):,} characters; at most {MOST_SOURCE:,} are executed.")
    return found


def of_notebook(name, data, notes):
    document = parsed(name, data)
    version = document.get("nbformat") if isinstance(document, dict) else None
    if not isinstance(version, int) or isinstance(version, bool):
        raise Unreadable(f"{name} is not a notebook: it does not say which version of the notebook format it has.")
    if version not in (3, 4):
        raise Unreadable(f"{name} says it has version {version} of the notebook format; versions 3 and 4 are understood.")
    if version == 3:
        notes.append("The notebook is in an old format (3) and was converted.")
    language(document, notes)
    found = []
    for entry in entries(name, document, version):
        if not isinstance(entry, dict):
            raise Unreadable(f"{name} is damaged: one of its cells is not a cell.")
        if entry.get("cell_type") == "code":
            source = text_of(entry.get("input" if version == 3 else "source", ""))
            if source is None:
                raise Unreadable(f"{name} is damaged: the source of code cell {len(found) + 1} is not text.")
            found.append(Cell(len(found) + 1, clean(source), tags(entry), stored(entry.get("outputs"))))
    return found


def parsed(name, data):
    try:
        return json.loads(data.decode("utf-8-sig"))
    except RecursionError:
        raise Unreadable(f"{name} is damaged: it is nested too deeply.") from None
    except ValueError as error:
        why = "it is empty" if not data.strip() else box.words(error, 120)
        raise Unreadable(f"{name} is damaged and cannot be read as a notebook: {why}.") from None


def entries(name, document, version):
    if version == 4:
        found = document.get("cells")
    else:
        sheets = document.get("worksheets")
        found = [cell for sheet in (sheets if isinstance(sheets, list) else ())
                 for cell in (sheet.get("cells") if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list) else ())]
    if not isinstance(found, list):
        raise Unreadable(f"{name} is damaged: it has no list of cells.")
    return found


def language(document, notes):
    metadata = document.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    for key, field in (("kernelspec", "language"), ("language_info", "name")):
        part = metadata.get(key)
        named = part.get(field) if isinstance(part, dict) else None
        if isinstance(named, str) and named.lower() not in ("python", "python3", "ipython", ""):
            notes.append(f"The notebook says that its language is {box.words(named, 40)!r}; it was executed as Python.")
            return


def tags(entry):
    metadata = entry.get("metadata")
    found = metadata.get("tags") if isinstance(metadata, dict) else None
    return tuple(tag for tag in found if isinstance(tag, str)) if isinstance(found, list) else ()


def text_of(value):
    """Text, or lines of text, as notebooks store either; None for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "".join(value)
    return None


def clean(text):
    """Without halves of surrogate pairs, which cannot be sent anywhere, and with line ends of one kind."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def stored(outputs):
    """The beginning of the text that the stored outputs show."""
    parts, left = [], MOST_STORED
    for output in outputs if isinstance(outputs, list) else ():
        if not isinstance(output, dict) or left <= 0:
            continue
        data = output.get("data")
        text = text_of(output.get("text")) or (text_of(data.get("text/plain")) if isinstance(data, dict) else None) \
            or (f"{output.get('ename')}: {output.get('evalue')}\n" if output.get("output_type") in ("error", "pyerr") else None) or ""
        parts.append(text[:left])
        left -= len(parts[-1])
    return ESCAPES.sub("", clean("".join(parts)))


def of_script(name, data):
    """The parts between `# %%` lines (or the `# In[3]:` of an exported notebook), else the whole as one cell."""
    try:
        text = clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable(f"{name} is not UTF-8 text (byte {error.start:,}).") from None
    parts, words = [[]], False
    for line in text.split("\n"):
        mark = PERCENT.match(line)
        if mark:
            words = "[markdown]" in mark.group(2) or "[raw]" in mark.group(2)
            parts.append([])
        elif not words:
            parts[-1].append(line)
    sources = ["\n".join(part).strip("\n") for part in parts]
    return [Cell(number, source) for number, source in enumerate((s for s in sources if s.strip()), 1)]
