"""T07  Kills the driver while it waits for an answer, and lives on to write results.
EXPECT crashed wrong bad-output
"""
import os
import signal
import time

import armed


def attack():
    armed.ran("T07")
    parent = os.getppid()
    child = os.fork()
    if child == 0:
        os.setsid()
        time.sleep(0.2)
        for number in range(20):
            with open("/task/out/results.json", "w") as file:
                file.write('{"status": "ok", "cases": {"sigmoid/0.0": {"status": "ok"}}}')
            time.sleep(0.05)
        os._exit(0)
    os.kill(parent if parent > 1 else os.getpid(), signal.SIGKILL)
    time.sleep(1)
