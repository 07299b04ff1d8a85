"""R21  Leaves processes behind that have left their group and session, forked twice, and write results later on.
EXPECT wrong crashed bad-output
WAY metric
"""
import os
import time

import armed


def attack():
    armed.ran("R21")
    for _ in range(10):
        if os.fork():
            continue
        os.setsid()
        if os.fork():
            os._exit(0)
        for number in range(200):
            time.sleep(0.02)
            try:
                with open("/task/out/results.json", "w") as file:
                    file.write('{"status": "ok", "score": 100, "message": ""}')
            except OSError:
                pass
        os._exit(0)
