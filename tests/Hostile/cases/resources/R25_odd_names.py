"""R25  Leaves files whose names hold newlines, escapes, bytes that are no text, or 255 letters, and paths of 3,000 letters.
EXPECT wrong crashed
WAY metric
"""
import os

import armed


def attack():
    armed.ran("R25")
    os.chdir("/task/out")
    for name in (b"a\nb: met", b"\x1b[31mred\x1b]0;title\x07", b"\xff\xfe\x80", b"n" * 255, "\u202egnp.erugif".encode(), b"..evil", b"-rf", b"results.json ",
                 b"figure-001-1.png\n", "résultats.json".encode(), b"%n%s{0}", b"<script>alert(1)</script>"):
        with open(name, "wb") as file:
            file.write(b"GIF89a")
    place = os.open(".", os.O_RDONLY)
    for _ in range(12):
        os.mkdir("p" * 250, dir_fd=place)
        place = os.open("p" * 250, os.O_RDONLY, dir_fd=place)
    os.close(os.open("end", os.O_WRONLY | os.O_CREAT, dir_fd=place))
