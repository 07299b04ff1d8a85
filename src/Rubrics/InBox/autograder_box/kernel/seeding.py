"""Seeds every random generator a notebook starts with, and settings that make a run repeatable."""
import os
import random

from .importing import when_imported

MOST_SEED = 2 ** 32


def seed(request):
    """Before the first cell. NumPy and PyTorch get their seeds when they are imported."""
    value = int(request.get("seed") or 0) % MOST_SEED
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")   # cuBLAS repeats its sums in one order only with this
    random.seed(value)
    when_imported("numpy", lambda numpy: numpy.random.seed(value))
    when_imported("torch", lambda torch: _settle(torch, value, int(request.get("threads") or 1)))


def _settle(torch, value, threads):
    torch.manual_seed(value)
    torch.set_num_threads(max(1, threads))
    torch.use_deterministic_algorithms(True, warn_only=True)
    torch.backends.cudnn.benchmark = False
    torch.backends.cudnn.deterministic = True
