"""First process of a box: starts the command, watches its limits, hands over what it printed and left in /task/out.

Arguments: wall s, CPU s, cores, bytes kept of each stream, bytes of a stream that end the command, files, bytes of files, command...
Speaks frames on standard output: one byte of kind, four bytes of length (little-endian), payload.
As first process of its namespace it cannot be killed from inside, and it forbids tracing itself, so the command
can neither end it nor speak for it. The host believes none of this and reads the frames as hostile all the same.
Kept small: it is compiled anew in every box.
"""
import os, select, sys, time, _signal

HELLO, OUT, ERR, FILE, DATA, NOTE, FACTS = range(7)
KILL, DUMPABLE = 9, 4
CHUNK = 1 << 18


def send(kind, payload=b""):
    data = memoryview(bytes((kind,)) + len(payload).to_bytes(4, "little") + payload)
    while data:
        data = data[os.write(1, data):]


def traceable(value):
    import _ctypes
    _ctypes.call_function(_ctypes.dlsym(_ctypes.dlopen(None, 0), "prctl"), (DUMPABLE, value, 0, 0, 0))


def open_first(*names):
    for name in names:
        try:
            return os.open("/sys/fs/cgroup/" + name, os.O_RDONLY)
        except OSError:
            pass
    return -1


def number(fd, key=b""):
    """The number after the key, or the only one; 0 where the kernel does not say."""
    try:
        words = os.pread(fd, 4096, 0).split()
        return int(words[words.index(key) + 1] if key else words[0])
    except (OSError, ValueError, IndexError):
        return 0


def seconds_of_all():
    """The same where there are no control groups to look at (gVisor): of all processes but this one, and of those that are gone."""
    import resource
    gone, ticks = resource.getrusage(resource.RUSAGE_CHILDREN), 0
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            try:
                with open(f"/proc/{name}/stat", "rb") as file:
                    ticks += sum(map(int, file.read().rsplit(b")", 1)[1].split()[11:15]))
            except (OSError, ValueError, IndexError):
                pass
    return gone.ru_utime + gone.ru_stime + ticks / os.sysconf("SC_CLK_TCK")


class Meter:
    """Processor time of the command, all its processes together, in seconds."""

    def __init__(self):
        self.v2, self.v1 = open_first("cpu.stat"), open_first("cpuacct/cpuacct.usage", "cpu,cpuacct/cpuacct.usage")
        self.start = self.total()

    def total(self):
        if self.v2 < 0 and self.v1 < 0:
            return seconds_of_all()
        whole = number(self.v2, b"usage_usec") / 1e6 if self.v2 >= 0 else number(self.v1) / 1e9
        return whole - time.process_time()

    def used(self):
        return max(0.0, self.total() - self.start)


class Stream:
    def __init__(self, fd, kind, kept, most):
        self.fd, self.kind, self.left, self.most, self.total = fd, kind, kept, most, 0

    def pump(self):
        """Takes what is there; returns how much, 0 at the end."""
        data = os.read(self.fd, 1 << 16)
        self.total += len(data)
        if self.left and data:
            send(self.kind, data[:self.left])
            self.left -= min(self.left, len(data))
        return len(data)


def become(command, pipes):
    """The child: turns into the command. Returns only for a script, which runs in this interpreter, already started."""
    traceable(1)
    try:
        with open("/proc/self/oom_score_adj", "w") as f:
            f.write("1000")  # when memory runs out, the command goes first
    except OSError:
        pass
    os.dup2(pipes[1], 1)
    os.dup2(pipes[3], 2)
    for fd in pipes:
        os.close(fd)
    if command[0] == "python3" and len(command) > 1 and not command[1].startswith("-"):
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
        return command[1:]
    for ignored in (_signal.SIGPIPE, _signal.SIGXFSZ):
        _signal.signal(ignored, _signal.SIG_DFL)
    try:
        os.execvp(command[0], command)
    except OSError as e:
        os.write(2, ("%s: %s\n" % (command[0], e.strerror)).encode())
        os._exit(127)


def run_script(argv):
    """What `python3 script args...` does, with the same module, paths and tracebacks."""
    sys.argv[:] = argv
    sys.path.insert(0, os.path.dirname(os.path.realpath(argv[0])))
    sys.stdout.reconfigure(line_buffering=True)  # what was printed before a kill is kept
    main = type(sys)("__main__")
    main.__file__, main.__builtins__ = argv[0], __builtins__
    sys.modules["__main__"] = main
    try:
        with open(argv[0], "rb") as f:
            source = f.read()
    except OSError as e:
        sys.stderr.write("python3: can't open file '%s': %s\n" % (argv[0], e.strerror))
        sys.exit(2)
    try:
        exec(compile(source, argv[0], "exec", dont_inherit=True), main.__dict__)
    except SystemExit:
        raise
    except BaseException as e:
        e.__traceback__ = e.__traceback__.tb_next
        sys.excepthook(type(e), e, e.__traceback__)
        sys.exit(1)


def reap(child, status):
    """Collects the dead, ours and orphans, but no more than come while the limits may wait; returns the child's wait status once known, and whether nobody is left."""
    for _ in range(512):
        try:
            pid, st = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return status, True
        if not pid:
            return status, False
        if pid == child:
            status = st
    return status, False


def watch(child, streams, wall, cpu, cores):
    """Waits for the end of the command or the first broken limit; afterwards no process but this one is left."""
    poller, byfd, meter, start = select.poll(), {s.fd: s for s in streams}, Meter(), time.monotonic()
    try:
        alarm, tick = os.pidfd_open(child), 0.05
        poller.register(alarm, select.POLLIN)
    except (OSError, AttributeError):
        alarm, tick = -1, 0.01
    for fd in byfd:
        poller.register(fd, select.POLLIN)
    reason, status = "exit", None
    while True:
        elapsed, used = time.monotonic() - start, meter.used()
        status, _ = reap(child, status)
        if status is not None:
            break
        if used >= cpu:
            reason = "cpu"
        elif elapsed >= wall:
            reason = "wall"
        elif any(s.total > s.most for s in streams):
            reason = "output"
        if reason != "exit":
            break
        small = False
        for fd, _ in poller.poll(max(1, int(1e3 * min(tick, wall - elapsed, (cpu - used) / cores)))):
            if fd != alarm:
                got = byfd[fd].pump()
                small |= got < 4096
                if not got:
                    poller.unregister(fd)
                    del byfd[fd]
        if small and alarm >= 0:
            select.select([alarm], [], [], 0.002)  # lets short lines gather
    elapsed, used, status = time.monotonic() - start, meter.used(), finish(child, status, byfd)
    return reason, status, elapsed, max(used, meter.used())


def finish(child, status, byfd):
    empty, patience = False, time.monotonic() + 5
    while not empty and time.monotonic() < patience:
        try:
            os.kill(-1, KILL)
        except ProcessLookupError:
            pass
        status, empty = reap(child, status)
        for s in list(byfd.values()):
            while select.select([s.fd], [], [], 0 if empty else 0.001)[0]:
                if not s.pump():
                    del byfd[s.fd]
                    break
                if not empty and s.total > s.most:
                    break
    return status


class Collector:
    """Sends regular files under /task/out. Nothing else runs any more, so what is looked at cannot change."""

    def __init__(self, files, size):
        self.files, self.most, self.size, self.seen, self.notes = files, size, size, 0, 0

    def note(self, name, why):
        self.notes += 1
        if self.notes <= 20:
            send(NOTE, ("%s: %s" % (name.encode("utf-8", "replace").decode()[:200], why)).encode())

    def folder(self, fd, prefix, depth):
        for name in sorted(os.listdir(fd)):
            self.seen += 1
            if self.seen > 20000:
                return
            try:
                self.entry(fd, name, prefix + name, depth)
            except OSError as e:
                self.note(prefix + name, "left out: " + (e.strerror or "unreadable").lower())

    def entry(self, parent, name, path, depth):
        mode = os.lstat(name, dir_fd=parent).st_mode & 0o170000
        if mode not in (0o100000, 0o040000):
            return self.note(path, "left out: only regular files and folders are collected")
        fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=parent)
        try:
            if mode == 0o100000:
                self.file(fd, path)
            elif depth < 16:
                self.folder(fd, path + "/", depth + 1)
            else:
                self.note(path, "left out: too many folders inside each other")
        finally:
            os.close(fd)

    def file(self, fd, path):
        size = os.fstat(fd).st_size
        if not path.isprintable() or len(path.encode("utf-8", "replace")) > 1024:
            return self.note(ascii(path)[1:-1], "left out: its name has odd characters or is too long")
        if self.files <= 0:
            return self.note(path, "left out: too many files")
        if size > self.size:
            return self.note(path, "left out: its %d bytes are more than may still be collected (%d in all)" % (size, self.most))
        self.files, self.size = self.files - 1, self.size - size
        send(FILE, size.to_bytes(8, "little") + path.encode())
        while size:
            data = os.read(fd, min(size, CHUNK))
            if not data:
                break
            send(DATA, data)
            size -= len(data)


def main():
    wall, cpu, cores, kept, most, files, size = map(float, sys.argv[1:8])
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    traceable(0)
    os.makedirs("/tmp/home", exist_ok=True)
    send(HELLO, b"box1")
    pipes = os.pipe() + os.pipe()
    child = os.fork()
    if not child:
        return become(sys.argv[8:], pipes)
    os.close(pipes[1])
    os.close(pipes[3])
    streams = [Stream(pipes[0], OUT, int(kept), most), Stream(pipes[2], ERR, int(kept), most)]
    import resource
    reason, status, elapsed, used = watch(child, streams, wall, cpu, cores)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    collector = Collector(int(files), int(size))
    try:
        fd = os.open("/task/out", os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        collector.folder(fd, "", 0)
    except OSError as e:
        collector.note("/task/out", e.strerror)
    if collector.notes > 20:
        send(NOTE, b"%d more entries left out" % (collector.notes - 20))
    send(FACTS, "\n".join("%s=%s" % pair for pair in {
        "reason": reason,
        "status": -1 if status is None else status,
        "out": streams[0].total,
        "err": streams[1].total,
        "wall_us": int(elapsed * 1e6),
        "cpu_us": int(max(used, children.ru_utime + children.ru_stime) * 1e6),
        "peak": number(open_first("memory.peak", "memory/memory.max_usage_in_bytes")) or children.ru_maxrss * 1024,
        "oom": number(open_first("memory.events", "memory/memory.oom_control"), b"oom_kill"),
    }.items()).encode())
    os._exit(0)


script = main()
if script:
    run_script(script)
