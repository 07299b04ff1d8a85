"""F24  Changes what is mounted for it to read: library, driver, inputs, data, its own submission.
EXPECT wrong crashed
WAY metric
"""
import ctypes
import os

import armed


def attack():
    armed.ran("F24")
    libc = ctypes.CDLL(None, use_errno=True)
    for folder in ("/task/lib", "/task/driver", "/task/in", "/task/data", "/task/sub", "/task/shim"):
        if not os.path.isdir(folder):
            continue
        armed.probe("write in " + folder, lambda: os.open(folder + "/mine", os.O_WRONLY | os.O_CREAT) >= 0)
        armed.probe("remount " + folder, lambda: libc.mount(None, folder.encode(), None, 32 | 4096, None) == 0)
        armed.probe("chmod " + folder, lambda: os.chmod(folder, 0o777) is None)
        for place, _, names in os.walk(folder):
            for name in names[:20]:
                path = os.path.join(place, name)
                for what, action in (("write", lambda: os.open(path, os.O_WRONLY) >= 0), ("truncate", lambda: os.truncate(path, 0) is None), 
                                     ("rename", lambda: os.rename(path, path + "x") is None and os.rename(path + "x", path) is None), ("touch", lambda: os.utime(path, (0, 0)) is None),
                                     ("attribute", lambda: os.setxattr(path, b"user.x", b"1") is None), ("chmod", lambda: os.chmod(path, 0o777) is None),
                                     ("remove", lambda: os.unlink(path) is None)):
                    armed.probe(f"{what} {path}", action)
