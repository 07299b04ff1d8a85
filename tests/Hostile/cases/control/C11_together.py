"""C11  An honest submission with threads for 60 % of its processes, 60 % of its memory and 200 open files, all at the same moment.
EXPECT full
ALL
"""
import os
import threading

import armed


def attack():
    armed.ran("C11")
    limit, used = armed.memory()
    processes, _ = armed.processes()
    enough, threads = threading.Event(), []
    for _ in range(int(0.6 * processes)):
        threads.append(threading.Thread(target=enough.wait, daemon=True))
        threads[-1].start()
    files = [os.open("/dev/null", os.O_RDONLY) for _ in range(200)]
    held = bytearray(b"x") * max(0, int(0.6 * limit) - used)
    armed.say(f"USED {len(held)} bytes, {len(threads)} threads, {len(files)} files")
    enough.set()
    for thread in threads:
        thread.join()
    for file in files:
        os.close(file)
