"""What every case shares. A case does nothing unless it lies in a box with a file ARMED beside it, and never as root."""
import os
import sys

ARMED = "/task/sub/ARMED"


def ran(name):
    """Says that the attack begins; the first thing that each does."""
    armed, root = os.path.exists(ARMED), os.geteuid() == 0
    line = "ATTACK-%s %s" % ("RAN" if armed and not root else "SKIPPED", name)
    say(line)
    if armed and not root:
        whisper(line)
    if not armed or root:
        os._exit(97 if root else 98)


def say(text):
    """A line on standard error that outlives the process, also in a notebook."""
    line = text + "\n"
    if "ipykernel" in sys.modules:
        sys.stderr.write(line)
        sys.stderr.flush()
        sys.modules["time"].sleep(0.2)
    else:
        os.write(2, line.encode("utf-8", "replace"))


def whisper(text):
    """The same line for the program that started this one: what is printed here may be kept by a driver, and lost when it is killed."""
    try:
        parent = os.open("/proc/%d/fd/2" % os.getppid(), os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK)
        os.write(parent, text.encode() + b"\n")
        os.close(parent)
    except OSError:
        pass


def probe(name, action):
    """Tries what must be refused: says so only where it was not. `action` raises OSError or gives something false where it was refused;
    anything else that it raises is a mistake in the probe, which must not pass for a refusal."""
    try:
        if action():
            say("ALLOWED " + name)
    except (OSError, MemoryError):
        pass
    except Exception as error:
        if type(error).__name__ != "TimeoutExpired":  # of a program that was started and hangs
            say(f"BROKEN {name}: {type(error).__name__} {error}")


def most(number):
    """How much of something an attack takes; the test of the probes asks for less."""
    return number


def memory():
    """Bytes that the box may use, and those that it uses."""
    return (_of_group("memory.max", "memory/memory.limit_in_bytes"), _of_group("memory.current", "memory/memory.usage_in_bytes"))


def processes():
    """How many processes and threads the box may have, and has."""
    return (_of_group("pids.max", "pids/pids.max"), _of_group("pids.current", "pids/pids.current"))


def _of_group(*names):
    for name in names:
        try:
            with open("/sys/fs/cgroup/" + name) as file:
                return int(file.read())
        except OSError:
            pass
    raise OSError(f"no control group has {names[0]}")


def call(number, *arguments):
    """A system call; whether it succeeded."""
    import ctypes
    return ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(number), *arguments) >= 0


def reached(number, *arguments):
    """Whether a system call got as far as an answer of its own: with arguments that make no sense, every error but a refusal says so."""
    import ctypes
    import errno
    done, error = ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(number), *arguments) >= 0, ctypes.get_errno()
    if not done and error in (errno.EPERM, errno.EACCES, errno.ENOSYS):
        raise OSError(error, os.strerror(error))
    return True


def connects(address, seconds):
    import socket
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET) as tcp:
        tcp.settimeout(seconds)
        return tcp.connect(address) is None


def in_child(action, seconds=2.0):
    """Whether `action` gave something true in a child of its own, which may be killed for it."""
    import select
    import signal
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writer, b"1" if action() else b"0")
        except OSError as error:
            os.write(writer, b"-%d" % error.errno)
        except BaseException as error:
            os.write(writer, ascii(error).encode()[:200])
        os._exit(0)
    os.close(writer)
    heard = os.read(reader, 200) if select.select([reader], [], [], seconds)[0] else b""
    os.close(reader)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if heard.startswith(b"-"):
        raise OSError(-int(heard), os.strerror(-int(heard)))
    if heard not in (b"", b"0", b"1"):
        raise RuntimeError(heard.decode())
    return heard == b"1"


def ids():
    """What predictions are asked for, in the way of grading that takes a table of them."""
    with open("ids.txt") as file:
        return file.read().split()


def table(rows):
    """Leaves these rows, the one with the names of the columns included, as the table of predictions."""
    with open("predictions.csv", "w", encoding="utf-8") as file:
        file.write("\n".join(rows) + "\n")
