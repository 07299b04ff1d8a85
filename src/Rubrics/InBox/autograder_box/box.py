"""Where things are in the box, and the two JSON files that go in and come out."""
import json
import os
import sys

ROOT = os.environ.get("AUTOGRADER_BOX_ROOT", "/task")
SUBMISSION, INPUTS, DATA, RESULTS, WORK = (os.path.join(ROOT, name) for name in ("sub", "in", "data", "out", "work"))
MOST_WORDS = 2000
READY = b"\x1eready\x1e\n"


def request():
    """What to do. Also says that we are ready."""
    wanted = read_request()
    ready()
    return wanted


def read_request():
    with open(os.path.join(INPUTS, "request.json"), encoding="utf-8") as file:
        return json.load(file)


def ready():
    """Prints the mark that tells the grader that what fails from here on may be the student's doing, not ours.

    It is printed, not left as a file: what was printed cannot be taken back by the code that runs next.
    """
    os.write(1, READY)


def leave():
    """Ends the process at once: tearing NumPy down takes as long as starting it, and whatever threads student code left need not be waited for."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def path_in(folder, name):
    return os.path.join(ROOT, folder, name)


def write_results(value, name="results.json"):
    """Writes beside and renames, so that a process killed half-way leaves the previous results whole.

    Halves of surrogate pairs, which no reader accepts, become question marks.
    """
    path = os.path.join(RESULTS, name)
    with open(path + ".part", "w", encoding="utf-8", errors="replace") as file:
        json.dump(value, file, ensure_ascii=False, allow_nan=False, default=str)
    os.replace(path + ".part", path)


def words(text, most=MOST_WORDS):
    """At most `most` characters of any object's text; an object whose text cannot be made gets its type's name."""
    try:
        text = str.__str__(str(text))
    except BaseException:
        text = f"<{type(text).__name__}>"
    return text if len(text) <= most else text[:most] + "…"
