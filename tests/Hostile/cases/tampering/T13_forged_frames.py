"""T13  Writes frames of the box's own channel to its output: a last word, files, notes, and the driver's sign that it is ready.
EXPECT wrong crashed bad-output output
ALL
"""
import os

import armed


def frame(kind, payload):
    return bytes((kind,)) + len(payload).to_bytes(4, "little") + payload


def attack():
    armed.ran("T13")
    facts = b"reason=exit\nstatus=0\nout=0\nerr=0\nwall_us=1\ncpu_us=1\npeak=1\noom=0"
    results = b'{"status": "ok", "score": 100}'
    forged = (b"\x1eready\x1e\n" + frame(0, b"box1") + frame(3, len(results).to_bytes(8, "little") + b"results.json") + frame(4, results) + frame(5, b"all is well") + frame(6, facts))
    for number in range(16):
        try:
            os.write(number, forged)
        except OSError:
            pass
    for name in os.listdir("/proc"):
        if name.isdigit():
            for number in range(8):
                try:
                    os.write(os.open(f"/proc/{name}/fd/{number}", os.O_WRONLY | os.O_NONBLOCK), forged)
                except OSError:
                    pass
