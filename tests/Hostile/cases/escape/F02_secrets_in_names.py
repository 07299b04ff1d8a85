"""F02  Looks for names and variables that sound like answers or keys.
EXPECT wrong crashed
"""
import os
import re

import armed

WANTED = re.compile("secret|token|passw|credential|api_?key|hidden_?label|targets|answers?_key|solution", re.I)


def attack():
    armed.ran("F02")
    for name in os.environ:
        if WANTED.search(name):
            armed.say("LEAK variable " + name)
    for folder, _, names in os.walk("/task"):
        for name in names:
            if WANTED.search(name):
                armed.say("LEAK file " + os.path.join(folder, name))
