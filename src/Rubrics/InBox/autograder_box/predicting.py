"""Asks a trained network for its predictions, in pieces that fit into memory."""
import numpy as np

from .arrays import BadOutput, plain

PIECE = 1000


class Predictor:
    """`forward(images)` is the student's forward pass; `rows` when it was trained with one row for each image."""

    def __init__(self, forward, classes, rows=False):
        self._forward, self._classes, self._rows = forward, classes, rows

    def __call__(self, images):
        """Probabilities with one row for each image."""
        count, found = images.shape[0 if self._rows else 1], []
        for start in range(0, count, PIECE):
            piece = images[start:start + PIECE] if self._rows else images[:, start:start + PIECE]
            found.append(self._by_row(self._forward(piece), piece.shape[0 if self._rows else 1]))
        return np.concatenate(found)

    def _by_row(self, output, count):
        output = output[0] if type(output) in (tuple, list) and len(output) else output
        output = plain(output, "the output of forward_pass")
        if output.shape == (count, self._classes) and (self._rows or count != self._classes):
            return output
        if output.shape == (self._classes, count):
            return output.T
        raise BadOutput(f"forward_pass gave {output.shape} for {count} images; {(self._classes, count)} was expected")
