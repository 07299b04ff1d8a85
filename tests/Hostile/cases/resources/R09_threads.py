"""R09  Starts 10,000 threads.
EXPECT wrong crashed timed-out memory
WAY metric
"""
import threading
import time

import armed


def attack():
    armed.ran("R09")
    started = 0
    try:
        for _ in range(armed.most(10000)):
            threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
            started += 1
        armed.say("ALLOWED 10000 threads")
    except RuntimeError:
        pass
