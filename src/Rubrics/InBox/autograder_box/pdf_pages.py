"""Looks at the pages of one PDF: what each says, how many drawings it holds, and what it looks like."""
import glob
import os
import re
import shutil

import numpy as np
from scipy import ndimage

from autograder_box import box, pdf

MOST_PAGES = 30
MOST_PAGE_TEXT = 12_000
MOST_PICTURE = 2 << 20  # bytes: larger ones are kept by nobody and would crowd the results out
DOTS = 60  # per inch, of the pictures that people look at
CELL = 6  # pixels: lines that are closer together belong to one drawing
LEAST_WIDTH, LEAST_HEIGHT = 0.2, 0.08  # of the page: smaller drawings are symbols, rules and logos


def look(path):
    """{"texts": [words of a page], "drawings": [how many on a page]}; the pages as page-01.png in the results."""
    last = ["-l", str(MOST_PAGES)]
    texts = pdf.tool("pdftotext", "-q", "-layout", *last, path, "-")[1].split("\f")
    pdf.tool("pdftoppm", "-q", "-r", str(DOTS), "-png", *last, path, os.path.join(box.WORK, "page"))
    keep(glob.glob(os.path.join(box.WORK, "page-*.png")))
    boxes = words(pdf.tool("pdftotext", "-q", "-bbox", *last, path, "-")[1])
    pdf.tool("pdftoppm", "-q", "-r", "72", "-gray", *last, path, os.path.join(box.WORK, "grey"))
    drawings = [count(read_grey(file), boxes[i] if i < len(boxes) else [])
                for i, file in enumerate(sorted(glob.glob(os.path.join(box.WORK, "grey-*.pgm"))))]
    return {"texts": [box.words(text, MOST_PAGE_TEXT) for text in texts[:len(drawings) or MOST_PAGES]], "drawings": drawings}


def keep(pictures):
    """Moves them to the results, those that are too large left out."""
    for picture in pictures:
        if os.path.getsize(picture) <= MOST_PICTURE:
            shutil.copyfile(picture, os.path.join(box.RESULTS, os.path.basename(picture)))
        os.remove(picture)


def words(xml):
    """For each page the boxes of its words in points: (left, top, right, bottom)."""
    number = r'="(-?\d{1,9}(?:\.\d{1,9})?)"'
    pattern = re.compile(f"<word xMin{number} yMin{number} xMax{number} yMax{number}")
    return [[tuple(map(float, found)) for found in pattern.findall(page)] for page in xml.split("<page ")[1:]]


def read_grey(file):
    """A binary PGM as rows of bytes; empty where it is none."""
    with open(file, "rb") as stream:
        header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", content := stream.read())
    width, height = (int(header[1]), int(header[2])) if header else (0, 0)
    if header is None or len(content) - header.end() < width * height:  # none, or cut off where the disk was full
        return np.zeros((0, 0), np.uint8)
    return np.frombuffer(content, np.uint8, count=width * height, offset=header.end()).reshape(height, width)


def count(page, boxes):
    """Drawings of a page: connected ink outside of the words, of some size. A photograph and a plot of lines are alike to it; so is the frame of a table."""
    ink = page < 225
    for left, top, right, bottom in boxes:
        ink[max(0, int(top)):int(bottom) + 1, max(0, int(left)):int(right) + 1] = False
    height, width = (n // CELL * CELL for n in ink.shape)
    if not height or not width:
        return 0
    cells = ink[:height, :width].reshape(height // CELL, CELL, width // CELL, CELL).any(axis=(1, 3))
    parts, _ = ndimage.label(ndimage.binary_dilation(cells, np.ones((3, 3))))
    return sum(1 for rows, columns in ndimage.find_objects(parts)
               if (columns.stop - columns.start) >= LEAST_WIDTH * cells.shape[1] and (rows.stop - rows.start) >= LEAST_HEIGHT * cells.shape[0])
