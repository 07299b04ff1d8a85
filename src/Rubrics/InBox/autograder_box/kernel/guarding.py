"""Calls student code with a time limit; whatever it does, a value or a sentence comes back."""
import contextlib
import signal
import time

from .. import box


TOO_LONG = "it took longer than"
_interrupted = []


class OutOfTime(BaseException):
    """The alarm rang. Not an Exception, so that `except Exception` in student code does not swallow it."""


class Failed(Exception):
    """The student's code did not do what is asked of it; the message is a sentence for the student."""


class Deadline:
    """How long there is for everything; none is left once the executor interrupted us."""

    def __init__(self, seconds):
        self._end = time.monotonic() + seconds

    def left(self):
        return 0.0 if _interrupted else max(0.0, self._end - time.monotonic())


@contextlib.contextmanager
def alarm(seconds):
    """Raises OutOfTime in the main thread after so many seconds, again every second while the code goes on."""
    armed = [True]

    def ring(*_):
        if armed[0]:
            raise OutOfTime()

    try:
        before = signal.signal(signal.SIGALRM, ring)
    except ValueError:   # not the main thread: there is no alarm then, only the executor's own limit
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, max(0.05, seconds), 1.0)
    try:
        yield
    finally:
        armed[0] = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def attempt(action, seconds):
    """(value, "") or (None, sentence)."""
    if seconds <= 0:
        return None, "there was no time left for it"
    try:
        with alarm(seconds):
            return action(), ""
    except OutOfTime:
        return None, f"{TOO_LONG} {max(1, round(seconds))} seconds"
    except Failed as failed:
        return None, box.words(failed, 500)
    except KeyboardInterrupt:
        _interrupted.append(True)
        return None, "there was no time left for it"
    except BaseException as error:
        return None, sentence(error)


def sentence(error):
    name = type.__getattribute__(type(error), "__name__")
    return box.words(f"{name}: {box.words(error, 400)}", 500)
