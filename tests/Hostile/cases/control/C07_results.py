"""C07  An honest submission that leaves 90 % of the result files that are collected, with 90 % of the bytes.
EXPECT full
WAY predictions
"""
import armed

OWN = 65536  # what the driver leaves beside them takes less


def attack():
    armed.ran("C07")
    files, size = (float(word) for word in open("/proc/1/cmdline", "rb").read().split(b"\0")[9:11])
    count = int(0.9 * files)
    for number in range(count):
        with open(f"/task/out/note-{number}.txt", "wb") as file:
            file.write(b"x" * (int(0.9 * size - OWN) // count))
