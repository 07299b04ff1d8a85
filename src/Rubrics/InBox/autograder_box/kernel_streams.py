"""What the kernel does differently from an ordinary one with what is printed: there is an end to it, and none of it goes through a network."""
import os
import threading

import zmq
from ipykernel import iostream
from zmq.eventloop.zmqstream import ZMQStream

KEPT = 1 << 20
ENDLESS = 64 << 20


def install(folder):
    address = "ipc://" + os.path.join(folder, "pipe")
    streams, thread = iostream.OutStream, iostream.IOPubThread
    write, set_parent = streams.write, streams.set_parent

    def bounded(self, text):
        """Gathering and sending gigabytes would take all memory and time before anybody could drop them."""
        if not isinstance(text, str):
            return write(self, text)
        before, self.printed = getattr(self, "printed", 0), getattr(self, "printed", 0) + len(text)
        if before <= KEPT:
            write(self, text[:KEPT + 1 - before])
        elif self.printed > ENDLESS and threading.current_thread() is threading.main_thread():
            raise OSError(f"the cell printed more than {ENDLESS >> 20} million characters")
        return len(text)

    def new_cell(self, parent):
        self.printed = 0
        return set_parent(self, parent)

    def pipe_in(self):
        """What forked processes print comes through a file: for any TCP address ZeroMQ asks the system for its network devices, which it may
        not in a box, and ends the process when it gets none."""
        self._pipe_uuid = os.urandom(16)
        puller = self.socket.context.socket(zmq.PULL)
        puller.linger = 0
        puller.bind(address)
        self._pipe_in = ZMQStream(puller, self.io_loop)
        self._pipe_in.on_recv(self._handle_pipe_msg)

    def pipe_out(_):
        context = zmq.Context()
        pusher = context.socket(zmq.PUSH)
        pusher.linger = 3000
        pusher.connect(address)
        return context, pusher

    streams.write, streams.set_parent = bounded, new_cell
    thread._setup_pipe_in, thread._setup_pipe_out = pipe_in, pipe_out
