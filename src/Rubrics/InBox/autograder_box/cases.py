"""Runs each case in a process of its own, so that a crash, a hang or an early exit takes only that case along."""
import gc
import json
import os
import resource
import select
import signal
import struct
import time

from . import box, memory, tensors

MOST_BYTES = 128 << 20
MOST_WRITTEN = 1 << 20
SHORT_SECONDS = 1.0
LESS_SECONDS = 3.0
DEFAULT_SECONDS = 6.0


def in_child(work, seconds, file_bytes=MOST_WRITTEN):
    """Calls `work() → (outcome, tensors)` in a forked child.

    Gives (outcome, tensors, what it printed); the outcome of a child that gave none says how it ended.
    """
    printed = os.path.join(box.WORK, ".printed")
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _child(work, writer, printed, file_bytes)
    os.close(writer)
    try:
        os.setpgid(child, child)
    except OSError:
        pass
    data, late = _collect(reader, time.monotonic() + seconds)
    os.close(reader)
    status = _end(child)
    outcome, found = _unpack(data)
    if outcome is None:
        outcome = {"status": "timeout", "message": f"did not finish within {seconds:g} seconds"} if late else \
                  {"status": "crashed", "message": _words_for(status)}
    return outcome, found, _read_printed(printed)


def _child(work, writer, printed, file_bytes):
    code = 1
    try:
        os.setpgid(0, 0)
        most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        file_bytes = file_bytes if most == resource.RLIM_INFINITY else min(file_bytes, most)
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
        memory.limit()
        out = os.open(printed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
        os.dup2(out, 1)
        os.dup2(out, 2)
        outcome, found = work()
        text = json.dumps(outcome, default=str).encode()
        for chunk in (struct.pack("<Q", len(text)), text, *tensors.pack(found)):
            view = memoryview(chunk)
            while view:
                view = view[os.write(writer, view):]
        code = 0
    except BaseException:
        pass
    finally:
        os._exit(code)


def _collect(reader, deadline):
    """Reads until the child closes its end; (bytes, whether time or size ran out)."""
    data = bytearray()
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([reader], [], [], left)[0]:
            return data, True
        chunk = os.read(reader, 1 << 20)
        if not chunk:
            return data, False
        data += chunk
        if len(data) > MOST_BYTES:
            return bytearray(), True


def _end(child):
    """Kills whatever the child started and gives its wait status."""
    done, status = os.waitpid(child, os.WNOHANG)
    deadline = time.monotonic() + 0.2
    while not done and time.monotonic() < deadline:
        time.sleep(0.002)
        done, status = os.waitpid(child, os.WNOHANG)
    try:
        os.killpg(child, signal.SIGKILL)
    except OSError:
        pass
    return status if done else os.waitpid(child, 0)[1]


def _unpack(data):
    try:
        length = struct.unpack("<Q", data[:8])[0]
        outcome = json.loads(bytes(data[8:8 + length]))
        return outcome, tensors.unpack(memoryview(data)[8 + length:])
    except Exception:
        return None, {}


def _words_for(status):
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number == signal.SIGKILL:
            return "was killed, most likely because it used too much memory"
        return f"ended with signal {signal.Signals(number).name}"
    return "ended the program without returning a value"


def _read_printed(path):
    try:
        with open(path, "rb") as file:
            text = file.read(2000).decode("utf-8", "replace")
        return text if len(text) <= 500 else text[:500] + "…"
    except OSError:
        return ""


class Runner:
    """Runs cases one after another within a budget; what follows a case that timed out gets less time, and its own
    operation very little, so that one endless loop does not use up the time of the whole submission."""

    def __init__(self, budget_seconds):
        self._deadline = time.monotonic() + budget_seconds
        self._slow = set()
        gc.freeze()

    def run(self, case, work):
        seconds = min(float(case.get("timeout") or DEFAULT_SECONDS), DEFAULT_SECONDS)
        if self._slow:
            seconds = min(seconds, SHORT_SECONDS if case["operation"] in self._slow else LESS_SECONDS)
        left = self._deadline - time.monotonic()
        if left < 0.1:
            return {"status": "timeout", "message": "was not tried: the cases before it used up the time"}, {}
        outcome, found, printed = in_child(work, min(seconds, left))
        if outcome.get("status") == "timeout":
            self._slow.add(case["operation"])
        if printed:
            outcome["stdout"] = printed
        return outcome, found
