"""T54  Gives back things that are computed only when somebody looks: generators, proxies, memory that changes under the reader.
EXPECT bad-output wrong crashed
"""
import threading

import armed


def attack():
    armed.ran("T54")
    import numpy as np
    found = np.zeros((4, 5))

    def change():
        for number in range(200000):
            found[:] = number % 2

    threading.Thread(target=change, daemon=True).start()
    return found
