"""T32  Changes how numbers are printed, the language, the encoding and what words mean.
EXPECT wrong crashed bad-output
"""
import builtins
import locale
import sys

import armed


def attack():
    armed.ran("T32")
    import numpy as np
    np.set_printoptions(threshold=0, formatter={"all": lambda _: "1.0"})
    for name in ("C", "tr_TR.UTF-8"):
        try:
            locale.setlocale(locale.LC_ALL, name)
        except locale.Error:
            pass
    sys.stdout.reconfigure(encoding="utf-16") if hasattr(sys.stdout, "reconfigure") else None
    builtins.repr = builtins.format = lambda *_: "1.0"
    sys.float_repr_style = "none"
