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
import zmq  # noqa: E402
from ipykernel import iostream, kernelapp  # noqa: E402
from zmq.eventloop.zmqstream import ZMQStream  # noqa: E402

del sys.modules["debugpy"]
PIPE = "ipc://" + os.path.join(os.path.dirname(sys.argv[-1]), "pipe")


def pipe_in(thread):
    """What forked processes print comes through a file here: for any TCP address ZeroMQ asks the system for its network devices, which it may
    not in a box, and ends the process when it gets none."""
    thread._pipe_uuid = os.urandom(16)
    puller = thread.socket.context.socket(zmq.PULL)
    puller.linger = 0
    puller.bind(PIPE)
    thread._pipe_in = ZMQStream(puller, thread.io_loop)
    thread._pipe_in.on_recv(thread._handle_pipe_msg)


def pipe_out(_):
    context = zmq.Context()
    pusher = context.socket(zmq.PUSH)
    pusher.linger = 3000
    pusher.connect(PIPE)
    return context, pusher


iostream.IOPubThread._setup_pipe_in, iostream.IOPubThread._setup_pipe_out = pipe_in, pipe_out
kernelapp.launch_new_instance(argv=[*sys.argv[1:], "--HistoryManager.enabled=False", "--IPKernelApp.log_level=50"])
