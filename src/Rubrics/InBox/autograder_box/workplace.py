"""The notebook's working folder: copies of the submission's small files, and the pictures that cells save there."""
import os
import shutil
import sys

from . import box

MOST_FILE, MOST_IN_ALL, MOST_FILES = 5 << 20, 50 << 20, 2000
MOST_LOOKED_AT = 5000


def enter(name, notes):
    """Copies, then makes the notebook's folder the current one, so that its relative paths work as they did for its author."""
    left, count, skipped = MOST_IN_ALL, 0, []
    for folder, folders, files in os.walk(box.SUBMISSION):
        folders.sort()
        there = os.path.normpath(os.path.join(box.WORK, os.path.relpath(folder, box.SUBMISSION)))
        for file in sorted(files):
            source = os.path.join(folder, file)
            if os.path.islink(source) or not os.path.isfile(source):
                continue
            size = os.path.getsize(source)
            if size > MOST_FILE or size > left or count >= MOST_FILES:
                skipped.append(file)
                continue
            try:
                os.makedirs(there, exist_ok=True)
                shutil.copyfile(source, os.path.join(there, file))
            except OSError:
                skipped.append(file)
                continue
            left, count = left - size, count + 1
    if skipped:
        notes.append(f"Not copied beside the notebook, for want of room: {box.words(', '.join(skipped), 200)}.")
    where = os.path.join(box.WORK, os.path.dirname(name))
    os.makedirs(where, exist_ok=True)
    series = os.path.join(box.DATA, "waves.csv")
    if os.path.exists(series) and not os.path.exists(os.path.join(where, "waves.csv")):
        shutil.copyfile(series, os.path.join(where, "waves.csv"))
    os.chdir(where)


class Pictures:
    """PNG files that appear in the working folder."""

    def __init__(self):
        self.known = dict(look())

    def new(self):
        """What was saved since the last call, largest files left out."""
        now = dict(look())
        found = [path for path, facts in now.items() if self.known.get(path) != facts]
        self.known = now
        return [data for data in map(read, sorted(found, key=lambda path: now[path])[:12]) if data]


def look():
    """(path, time and size) of each, not deep and not without end."""
    looked, depth = 0, box.WORK.count(os.sep)
    for folder, folders, files in os.walk(box.WORK):
        if folder.count(os.sep) - depth >= 3:
            folders.clear()
        for file in files:
            looked += 1
            if looked > MOST_LOOKED_AT:
                return
            path = os.path.join(folder, file)
            if file.lower().endswith(".png") and os.path.isfile(path) and not os.path.islink(path):
                try:
                    facts = os.lstat(path)
                    yield path, (facts.st_mtime_ns, facts.st_size)
                except OSError:
                    pass


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read(MOST_FILE)
    except OSError:
        return b""


def write(name, data):
    def now():
        with open(box.path_in("out", name), "wb") as file:
            file.write(data)
    keep(now)


def keep(write_now):
    """Writes to the results folder, which the student's code can fill, lock or litter: then it is emptied first."""
    try:
        write_now()
        return
    except OSError:
        pass
    try:
        os.chmod(box.RESULTS, 0o700)
        for name in os.listdir(box.RESULTS):
            path = os.path.join(box.RESULTS, name)
            if os.path.isdir(path) and not os.path.islink(path):
                shutil.rmtree(path, ignore_errors=True)
            elif name not in ("results.safetensors", "results.json", "probe.json", "kernel.json") and not name.startswith("figure-"):
                os.remove(path)
        write_now()
    except OSError as error:
        print(f"results cannot be written: {error}", file=sys.stderr)
