"""R14  Floods standard error with bytes that are no text, escapes that move a terminal's cursor and set its title, and marks that turn the writing round.
EXPECT output wrong crashed cpu timed-out
WAY metric
"""
import os
import sys

import armed


def attack():
    armed.ran("R14")
    chunk = b"\x1b]0;owned\x07\x1b[2J\x1b[1;1H\x1b[31m\x00\x9b\xff\xfe\r\b\x7f" + "\u202e\u2066\u200f".encode() + b"\n"
    for _ in range(300):
        os.write(2, chunk * 100)
        os.write(1, chunk * 100)
    sys.stdout.write(chunk.decode("utf-8", "replace") * 5)
