"""N08  Installs a package, fetches a data set and a network that somebody else has trained.
EXPECT wrong crashed timed-out
WAY predictions
"""
import subprocess
import sys
import urllib.request

import armed


def attack():
    armed.ran("N08")
    armed.probe("pip", lambda: subprocess.run([sys.executable, "-m", "pip", "install", "--no-input", "einops"], capture_output=True, timeout=2).returncode == 0)
    for address in ("https://pypi.org/simple/", "http://yann.lecun.com/exdb/mnist/", "https://huggingface.co/api/models", "ftp://ftp.example.org/x"):
        armed.probe(address, lambda: urllib.request.urlopen(address, timeout=0.5).read(1))
