"""Reads a file of predictions that a program wrote: comma-separated text, one row for each example.

The first row is `id,class`, or `id,p0,p1,...` with a probability for each class. Rows may stand in any order; every id stands exactly once. Of the
largest probabilities that are equal, the first class counts. What is wrong is said with its row, as an editor counts them, and nothing of such a file is used.
"""
import re

import numpy as np

MOST_BYTES = 16 << 20
WHOLE = re.compile(r"[0-9]{1,9}")
SHARE = re.compile(r"(?:[0-9]{1,30}\.?[0-9]{0,30}|\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,3})?")
SUM_MAY_BE_OFF = 1e-3


class Malformed(Exception):
    """What is wrong with a file, in a sentence that names the row."""


def read(path, ids, classes):
    """One class for each of `ids` (texts), in their order."""
    rows = lines(path)
    kind = header(rows[0] if rows else "", classes)
    place, found = {name: number for number, name in enumerate(ids)}, np.full(len(ids), -1, dtype=np.int64)
    seen = {}
    for number, row in enumerate(rows[1:], 2):
        name, *values = row.split(",")
        if name not in place:
            raise Malformed(f"row {number}: there is no example with the id {shown(name)}")
        if name in seen:
            raise Malformed(f"row {number}: the id {shown(name)} stands in row {seen[name]} already")
        seen[name] = number
        found[place[name]] = kind(number, values)
    if len(seen) < len(ids):
        missing = next(name for name in ids if name not in seen)
        raise Malformed(f"row {len(rows) + 1}: the file ends here with {len(seen)} of {len(ids)} predictions; the id {shown(missing)} is missing, for one")
    return found


def lines(path):
    with open(path, "rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Malformed(f"the file is larger than {MOST_BYTES >> 20} MiB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise Malformed(f"row {row}: this is not UTF-8 text") from None
    rows = text.replace("\r\n", "\n").split("\n")
    return rows[:-1] if rows[-1] == "" else rows


def header(row, classes):
    """What reads the values of a row; Malformed where the first row is another one."""
    if row == "id,class":
        return lambda number, values: one_class(number, values, classes)
    if row == "id," + ",".join(f"p{k}" for k in range(classes)):
        return lambda number, values: likeliest(number, values, classes)
    raise Malformed(f"row 1: the first row is {shown(row)}; it must be 'id,class', or 'id,p0' to 'p{classes - 1}' for probabilities")


def one_class(number, values, classes):
    if len(values) != 1:
        raise Malformed(f"row {number}: there are {len(values) + 1} values; an id and a class were expected")
    if not WHOLE.fullmatch(values[0]) or int(values[0]) >= classes:
        raise Malformed(f"row {number}: {shown(values[0])} is no class; whole numbers from 0 to {classes - 1} are")
    return int(values[0])


def likeliest(number, values, classes):
    if len(values) != classes:
        raise Malformed(f"row {number}: there are {len(values)} probabilities instead of {classes}")
    for value in values:
        if not SHARE.fullmatch(value) or not 0 <= float(value) <= 1:
            raise Malformed(f"row {number}: {shown(value)} is no probability; numbers from 0 to 1 are")
    shares = [float(value) for value in values]
    if abs(sum(shares) - 1) > SUM_MAY_BE_OFF:
        raise Malformed(f"row {number}: the probabilities add up to {sum(shares):.4g} instead of 1")
    return shares.index(max(shares))


def shown(text):
    return repr(text if len(text) <= 40 else text[:40] + "...")
