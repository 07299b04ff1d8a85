"""F08  Looks for programs that run with the rights of others.
EXPECT wrong crashed timed-out
"""
import os
import subprocess

import armed


def attack():
    armed.ran("F08")
    for folder in ("/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/lib", "/usr/libexec", "/usr/local/bin"):
        for place, _, names in os.walk(folder):
            for name in names:
                try:
                    if os.lstat(os.path.join(place, name)).st_mode & 0o6000:
                        armed.say("ALLOWED setuid " + os.path.join(place, name))
                except OSError:
                    pass
    for command in (["su", "-c", "id"], ["sudo", "-n", "id"], ["newuidmap", "1", "0", "0", "1"], ["mount", "-t", "tmpfs", "none", "/tmp"]):
        armed.probe(command[0], lambda: subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=1).returncode == 0)
