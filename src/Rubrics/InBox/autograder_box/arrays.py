"""Turns what a student's function returned into plain numbers, or says why it is not."""
import numpy as np

_ndarray, _asarray, _float64, _generic = np.ndarray, np.asarray, np.float64, np.generic
MOST_NUMBERS = 4_000_000


class BadOutput(Exception):
    """The value is not an array of plain numbers; the message says what it is instead."""


def plain(value, name):
    """`value` as a float64 array of its own shape. Subclasses and objects are refused, because they can lie."""
    if value is None:
        raise BadOutput(f"{name} is None: does the function return it?")
    if type(value) is not _ndarray:
        value = _from_python(value, name)
    if value.dtype.kind not in "fiub":
        raise BadOutput(f"{name} holds {value.dtype} instead of numbers")
    if value.size > MOST_NUMBERS:
        raise BadOutput(f"{name} has {value.size} numbers, which is more than anything asked for")
    return _ndarray.astype(value, _float64)


def _from_python(value, name):
    if not (type(value) in (int, float, bool, list, tuple) or isinstance(value, _generic)):
        raise BadOutput(f"{name} is a {type(value).__module__}.{type(value).__name__} instead of a NumPy array")
    try:
        value = _asarray(value)
    except (ValueError, TypeError):
        raise BadOutput(f"{name} has rows of different lengths") from None
    if type(value) is not _ndarray:
        raise BadOutput(f"{name} is not a NumPy array")
    return value


def plain_list(values, name):
    """A list of arrays, one for each layer."""
    if type(values) is _ndarray and values.dtype.kind in "fiub" and values.ndim < 3:
        raise BadOutput(f"{name} is one array instead of a list with one array for each layer")
    if type(values) not in (list, tuple, _ndarray):
        raise BadOutput(f"{name} is a {type(values).__name__} instead of a list with one array for each layer")
    if len(values) > 64:
        raise BadOutput(f"{name} has {len(values)} entries, more than any network here has layers")
    return [plain(value, f"{name}[{index}]") for index, value in enumerate(values)]
