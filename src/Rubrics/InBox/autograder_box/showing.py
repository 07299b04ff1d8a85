"""What a cell shows, bounded while it arrives: the beginning and the end of its text, and its figures as PNG. Other kinds of output
(HTML, scripts, SVG, LaTeX, widgets) are never kept."""
import base64
import binascii
import struct

from .cells import ESCAPES

MOST_TEXT = 1 << 20
MOST_TEXT_IN_ALL = 10 << 20
ENDLESS = 64 << 20
KEPT_TEXT, KEPT_END = 2000, 800
MOST_FIGURES, MOST_FIGURES_OF_A_CELL = 40, 12
MOST_FIGURE_BYTES, MOST_FIGURE_SIDE = 2 << 20, 4000
ACTIVE = ("text/html", "application/javascript", "image/svg+xml", "text/latex", "application/pdf")
SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Budget:
    """What all cells together may still show."""

    def __init__(self):
        self.text, self.figures, self.figures_in_all = MOST_TEXT_IN_ALL, MOST_FIGURES, 0

    @property
    def exhausted(self):
        return self.figures <= 0


class Shown:
    """The output of one cell."""

    def __init__(self, budget):
        self.budget, self.printed, self.error, self.notes = budget, 0, None, []
        self.figures, self._head, self._tail, self._line = [], "", "", ""
        self._warned = set()

    @property
    def endless(self):
        return self.printed > ENDLESS

    @property
    def text(self):
        whole = self._head + self._tail + left_standing(self._line)
        return whole if len(whole) <= KEPT_TEXT else self._head[:KEPT_TEXT - KEPT_END - 7] + "\n[...]\n" + whole[-KEPT_END:]

    def take(self, kind, content):
        """One message of the kernel; whatever is wrong with it, it is only less output."""
        if kind == "stream":
            self.add(content.get("text"))
        elif kind in ("execute_result", "display_data"):
            self.display(content.get("data"))
        elif kind == "error":
            self.error = content
        elif kind == "reply" and content.get("status") == "error" and self.error is None:
            self.error = content  # where not even the error could be shown: out of memory, or it hides itself
        elif kind == "clear_output":
            self.figures.clear()
            self._head = self._tail = self._line = ""

    def add(self, text):
        if not isinstance(text, str):
            return
        self.printed += len(text)
        self.budget.text -= len(text)
        if self.printed > MOST_TEXT or self.budget.text < 0:
            self.note("It printed more than is kept; the rest was dropped.")
            return
        *lines, self._line = (self._line + ESCAPES.sub("", text[:1 << 17])).split("\n")
        text = "".join(left_standing(line) + "\n" for line in lines)
        self._line = self._line[self._line.rfind("\r", 0, -1) + 1:][-KEPT_TEXT:]
        space = KEPT_TEXT - len(self._head)
        self._head += text[:space]
        self._tail = (self._tail + text[space:])[-KEPT_TEXT:]

    def display(self, data):
        if not isinstance(data, dict):
            return
        if "image/png" in data:
            self.figure(data["image/png"])
            return
        for kind in ACTIVE:
            if kind in data and "text/plain" not in data:
                self.note(f"An output of kind {kind} was not kept; figures are kept as PNG.")
        if any(isinstance(kind, str) and kind.startswith("image/") for kind in data):
            self.note("A picture that is not a PNG was not kept.")
        text = data.get("text/plain")
        if isinstance(text, str):
            self.add(text + "\n")

    def figure(self, encoded):
        self.budget.figures_in_all += 1
        try:
            data = base64.b64decode(encoded, validate=False) if isinstance(encoded, str) and len(encoded) < 2 * MOST_FIGURE_BYTES else None
        except (binascii.Error, ValueError):
            data = b""
        self.keep(data)

    def keep(self, data):
        size = dimensions(data) if data else None
        if data is None or len(data) > MOST_FIGURE_BYTES or size and max(size) > MOST_FIGURE_SIDE:
            self.note(f"A figure was not kept: it is larger than {MOST_FIGURE_BYTES >> 20} MiB or {MOST_FIGURE_SIDE} pixels a side.")
        elif size is None:
            self.note("A figure was not kept: it is not a PNG.")
        elif len(self.figures) >= MOST_FIGURES_OF_A_CELL:
            self.note(f"It shows more than {MOST_FIGURES_OF_A_CELL} figures; the first are kept.")
        else:
            self.figures.append(data)

    def note(self, sentence):
        if sentence not in self._warned and len(self._warned) < 10:
            self._warned.add(sentence)
            self.notes.append(sentence)


def left_standing(line):
    """What a terminal shows in the end of a line that was written over again and again, as progress bars do."""
    return line.rstrip("\r").rpartition("\r")[2]


def dimensions(data):
    """(width, height) that a PNG states, or None."""
    if len(data) < 33 or not data.startswith(SIGNATURE) or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return (width, height) if width and height else None
