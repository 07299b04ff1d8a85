"""Puts an exception of a student's code into words: what, where in the student's file, and a short trace."""
import traceback

from . import box


def describe(error, file):
    """{"type", "message", "line", "traceback"}; the line is the last one in the student's own file."""
    line, trace = None, []
    try:
        for frame in traceback.extract_tb(error.__traceback__, limit=-60):
            if frame.filename == file:
                line = frame.lineno
                trace.append(f'line {frame.lineno}, in {frame.name}: {frame.line or ""}'.rstrip())
    except BaseException:
        pass
    return {"type": type(error).__name__, "message": box.words(_message(error), 500), "line": line,
            "traceback": box.words("\n".join(trace[-8:]), 1500)}


def _message(error):
    if isinstance(error, SystemExit):
        return "the code ended the program (exit) instead of returning a value"
    if isinstance(error, RecursionError):
        return "the function called itself without end (maximum recursion depth exceeded)"
    if isinstance(error, OSError) and error.errno == 27:
        return "the code printed or wrote more than a megabyte here"
    return error
