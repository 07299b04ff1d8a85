"""T22  Reaches what may be forbidden by ways that no search for words finds.
EXPECT crashed wrong
"""
import armed


def attack():
    armed.ran("T22")
    reached = getattr(__import__("".join(map(chr, (111, 115)))), "s" + "ystem")
    reached("echo '{\"status\":\"ok\"}' > /task/out/results.json")
    code = compile("import ctypes; ctypes.CDLL(None).exit(0)", "<hidden>", "exec")
    exec(code, {})
