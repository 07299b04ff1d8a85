"""Before the student's first cell: seeds and the recorder."""
import time

from . import patches, seeding
from .importing import when_imported

begun = [time.monotonic()]


def begin(request):
    begun[0] = time.monotonic()
    seeding.seed(request)
    when_imported("torch", patches.install)
