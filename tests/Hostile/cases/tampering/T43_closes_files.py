"""T43  Closes every file that the driver has open, and opens its own under their numbers.
EXPECT crashed wrong bad-output timed-out
ALL
"""
import os

import armed


def attack():
    armed.ran("T43")
    forged = os.open("/task/out/results.json", os.O_RDWR | os.O_CREAT, 0o600)
    os.write(forged, b'{"status": "ok", "message": ""}')
    for number in range(64):
        if number != forged:
            try:
                os.dup2(forged, number)
            except OSError:
                pass
