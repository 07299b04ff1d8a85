"""The kernel's process: prepares the interpreter and becomes a Jupyter kernel. Started without a folder on the import path, so that nothing
of the submission can take the place of a library."""
import os
import sys

LIBRARY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

sys.path.insert(0, LIBRARY)
from autograder_box import box, in_kernel, memory, provisioning  # noqa: E402, F401 (what is loaded now cannot be replaced later)

# Last, so that a file of the submission with the name of one of ours is not hidden by it.
sys.path.remove(LIBRARY)
sys.path.append(LIBRARY)

if not os.environ.get("CUDA_VISIBLE_DEVICES"):
    memory.limit()  # drivers of GPUs reserve addresses far beyond what they use

sys.modules["debugpy"] = None  # a debugger that nobody attaches costs a fifth of the start
from ipykernel import kernelapp  # noqa: E402

from autograder_box import kernel_streams  # noqa: E402

del sys.modules["debugpy"]
kernel_streams.install(os.path.dirname(sys.argv[-1]))
kernelapp.launch_new_instance(argv=[*sys.argv[1:], "--HistoryManager.enabled=False", "--IPKernelApp.log_level=50"])
