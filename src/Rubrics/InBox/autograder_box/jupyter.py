"""A Jupyter kernel of our own as a child process, and the little of Jupyter's protocol that executing cells needs.

The kernel is not trusted: messages that are too long, not signed or not understood are dropped, and no wait is without end.
Talking to it directly saves the half second that loading Jupyter's client library takes.
"""
import ctypes
import datetime
import hashlib
import hmac
import json
import os
import secrets
import signal
import subprocess
import sys
import time

from . import insisting

HERE = os.path.dirname(os.path.abspath(__file__))
MOST_MESSAGE = 16 << 20
START_SECONDS = 90.0
QUIET_SECONDS = 1.5
INTERRUPTS = ((0.0, signal.SIGINT), (2.0, insisting.SIGNAL), (4.0, insisting.SIGNAL))
KILL_AFTER = 15.0
DELIMITER = b"<IDS|MSG>"
SHELL, OUTPUT = 1, 2
SUBREAPER = 36


class Died(Exception):
    """The kernel is gone; `code` is its exit status, negative for a signal, as of subprocess."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Kernel:
    def __init__(self, folder):
        """Starts the process, which takes a second; `connect` waits for it."""
        self.folder, self.key, self.session = folder, secrets.token_hex(16).encode(), secrets.token_hex(8)
        self.killed, self.dropped, self.kill_after = False, 0, KILL_AFTER
        adopt_orphans()
        address = os.path.join(folder, "kernel")
        ports = {f"{name}_port": number for number, name in enumerate(("shell", "iopub", "stdin", "control", "hb"), SHELL)}
        with open(address + ".json", "w", encoding="ascii") as file:
            json.dump({**ports, "transport": "ipc", "ip": address, "key": self.key.decode(), "signature_scheme": "hmac-sha256",
                       "kernel_name": "python3"}, file)
        # Threads that wait by spinning take the processor from those that work, where cores are shared.
        environment = {"OMP_WAIT_POLICY": "PASSIVE", **{name: value for name, value in os.environ.items() if name != "MPLBACKEND"}}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-s", os.path.join(HERE, "launch_kernel.py"), "-f", address + ".json"], env=environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)

    def connect(self):
        import zmq
        self.zmq, context = zmq, zmq.Context()
        self.shell, self.output = context.socket(zmq.DEALER), context.socket(zmq.SUB)
        self.poller = zmq.Poller()
        for socket, number in ((self.shell, SHELL), (self.output, OUTPUT)):
            socket.linger, socket.reconnect_ivl, socket.maxmsgsize = 0, 20, MOST_MESSAGE
            socket.connect(f"ipc://{self.folder}/kernel-{number}")
            self.poller.register(socket, zmq.POLLIN)
        self.output.subscribe(b"")
        until, answered, heard = time.monotonic() + START_SECONDS, False, False
        while not (answered and heard):
            self.check(time.monotonic() < until)
            self.send("kernel_info_request", {})
            for _ in range(20):
                for source, _, _ in self.receive(0.05):
                    answered, heard = answered or source == SHELL, heard or source == OUTPUT
                if answered and heard:
                    break

    def check(self, in_time=True):
        if self.process.poll() is not None:
            raise Died(self.process.returncode)
        if not in_time:
            self.kill()
            raise Died(None)

    def send(self, kind, content):
        header = {"msg_id": secrets.token_hex(8), "session": self.session, "username": "student", "msg_type": kind, "version": "5.3",
                  "date": datetime.datetime.now(datetime.timezone.utc).isoformat()}
        parts = [json.dumps(part).encode() for part in (header, {}, {}, content)]
        signature = hmac.new(self.key, b"".join(parts), hashlib.sha256).hexdigest().encode()
        self.shell.send_multipart([DELIMITER, signature, *parts])
        return header["msg_id"]

    def receive(self, seconds):
        """(socket, header with its parent's id under "parent", content) of what arrives first; at most 64 messages at a time."""
        for socket, _ in self.poller.poll(max(1, int(seconds * 1000))):
            for _ in range(64):
                try:
                    parts = socket.recv_multipart(self.zmq.NOBLOCK)
                except self.zmq.ZMQError:
                    break
                found = self.read(parts)
                if found is None:
                    self.dropped += 1
                else:
                    yield (SHELL if socket is self.shell else OUTPUT, *found)

    def read(self, parts):
        if sum(len(part) for part in parts) > MOST_MESSAGE or DELIMITER not in parts:
            return None
        parts = parts[parts.index(DELIMITER) + 1:]
        if len(parts) < 5 or not hmac.compare_digest(hmac.new(self.key, b"".join(parts[1:5]), hashlib.sha256).hexdigest().encode(), parts[0]):
            return None
        try:
            header, parent, content = (json.loads(parts[number]) for number in (1, 2, 4))
        except (ValueError, RecursionError):
            return None
        if not all(isinstance(part, dict) for part in (header, parent, content)):
            return None
        return {"msg_type": header.get("msg_type"), "parent": parent.get("msg_id")}, content

    def execute(self, source, until, take, silent=False, too_much=lambda: False):
        """Executes a cell; `take` gets each output, and the kernel's last word as a "reply". "done", or "interrupted" when the time `until` came or `too_much` said so.

        A cell that does not stop when it is interrupted three times costs the kernel its life: Died.
        """
        message = self.send("execute_request", {"code": source, "silent": silent, "store_history": not silent, "user_expressions": {},
                                                "allow_stdin": False, "stop_on_error": False})
        replied, idle, quiet_until, interrupts, late = False, False, 0.0, 0, None
        while not (replied and (idle or time.monotonic() > quiet_until)):
            now = time.monotonic()
            if late is None and not replied and (now >= until or too_much()):
                late = now
            if late is not None and not replied:
                if now - late >= self.kill_after:
                    self.kill()
                    raise Died(None)
                if interrupts < len(INTERRUPTS) and now - late >= INTERRUPTS[interrupts][0]:
                    self.interrupt(INTERRUPTS[interrupts][1])
                    interrupts += 1
            reap(self.process.pid)
            dead = self.process.poll() is not None
            for source_of, header, content in self.receive(0.05 if dead or late else min(0.25, max(0.0, until - now))):
                if header["parent"] != message:
                    continue
                if source_of == SHELL:
                    replied, quiet_until = True, time.monotonic() + QUIET_SECONDS
                    take("reply", content)
                elif header["msg_type"] == "status":
                    idle = idle or content.get("execution_state") == "idle"
                else:
                    take(header["msg_type"], content)
            if dead and not replied:
                raise Died(self.process.returncode)
        return "done" if late is None else "interrupted"

    def interrupt(self, number):
        """Programs that the kernel started stop on SIGINT as they do on a terminal; the other signal would end them all."""
        try:
            os.killpg(self.process.pid, number) if number == signal.SIGINT else os.kill(self.process.pid, number)
        except OSError:
            pass

    def kill(self):
        """Ends the kernel and everything that was started from it."""
        self.killed = True
        self.process.kill()
        self.process.wait()
        end_descendants()


def adopt_orphans():
    """Processes that lose their parent become children of this one, so that none can hide from `end_descendants`."""
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def reap(kernel):
    """Collects adopted processes that ended, which would count as running ones; the kernel's end is left for its own `poll`."""
    try:
        for _ in range(100):
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if ended is None or ended.si_pid == kernel:
                return
            os.waitpid(ended.si_pid, os.WNOHANG)
    except OSError:
        pass


def end_descendants():
    """Kills every process that descends from this one, until twice in a row none is seen: while one is looked for, another may lose its
    parent or start a third."""
    empty = 0
    for _ in range(40):
        found = descendants()
        empty = 0 if found else empty + 1
        if empty == 2:
            return
        for process in found:
            try:
                os.kill(process, signal.SIGKILL)
            except OSError:
                pass
        time.sleep(0.005)


def descendants():
    """Ids of the living ones."""
    parents, ended = {}, set()
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", "rb") as file:
                    fields = file.read().rpartition(b")")[2].split()
                parents[int(name)] = int(fields[1])
                if fields[0] in (b"Z", b"X"):
                    ended.add(int(name))
            except (OSError, IndexError, ValueError):
                pass
    found, level = [], {os.getpid()}
    while level:
        level = {process for process, parent in parents.items() if parent in level}
        found.extend(level - ended)
    return found
