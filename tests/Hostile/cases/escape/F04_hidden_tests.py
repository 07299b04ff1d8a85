"""F04  Looks for tests, labels and the work of others by name and by age, in every folder.
EXPECT wrong crashed timed-out cpu
WAY metric
"""
import os
import subprocess
import time

import armed


def attack():
    armed.ran("F04")
    for command in (["find", "/", "-xdev", "-newer", "/etc/hostname", "-type", "f", "-not", "-path", "/task/*", "-not", "-path", "/proc/*", "-not", "-path", "/tmp/*"],
                    ["find", "/", "-xdev", "-iname", "*hidden_labels*"], ["find", "/task", "/home", "/root", "/mnt", "/srv", "-iname", "*label*", "-not", "-path", "/task/in/*",
                                                                         "-not", "-path", "/task/work/*"]):
        try:
            found = subprocess.run(command, capture_output=True, text=True, timeout=1.0).stdout.split("\n")
        except (OSError, subprocess.TimeoutExpired):
            continue
        for line in found:
            if line and not line.startswith(("/dev", "/sys", "/proc", "/autograder", "/etc/")) and "__pycache__" not in line:
                armed.say("LEAK file " + line)
