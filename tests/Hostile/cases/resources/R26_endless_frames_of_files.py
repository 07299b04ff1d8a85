"""R26  Leaves as many result files, and as large ones, as the collector looks at.
EXPECT wrong crashed bad-output
WAY predictions
"""
import armed


def attack():
    armed.ran("R26")
    try:
        for number in range(1000):
            with open(f"/task/out/figure-{number:03}-1.png", "wb") as file:
                file.write(b"\x89PNG\r\n\x1a\n" + b"\0" * 30000)
    except OSError:
        pass
