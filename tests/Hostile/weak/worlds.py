"""What the cases look for, put where they look; and for those that need it, what a box that is not tight would give them besides."""
import ctypes
import fcntl
import glob
import os
import stat
import subprocess
import termios
import threading
import time

REMOUNT, BIND, REC, PRIVATE = 32, 4096, 16384, 1 << 18
MARK = "GRADER-" + "CANARY-"
USER = 20000
PROGRAMS = ("su", "sudo", "newuidmap", "mount")
DEVICES = ("mem", "kmem", "port", "kmsg", "fuse", "kvm", "net/tun", "sda", "vda", "nvme0n1", "loop0", "loop-control", "dri/card0", "nvidia0", "vhost-vsock", "console", "tty0", "autofs")
FILES = ("/task/lib/autograder_box/box.py", "/task/lib/reference.py", "/task/driver/functions.py", "/task/in/request.json", "/task/data/data.bin", "/task/shim/shim.py", "/task/sub/answer.py", "/task/sub/secret.txt",
         "/task/out/hostile-letterbox", "/tmp/hostile-letterbox", "/tmp/remember-me", "/tmp/hidden", "/dev/shm/left")
libc = ctypes.CDLL(None, use_errno=True)


def prepare():
    """Once, for all."""
    for folder in ("/weak", "/below", "/task", "/dev/net", "/dev/dri"):
        os.makedirs(folder, exist_ok=True)
    put("/weak/pip.py", "")
    for name in PROGRAMS:
        if not any(os.path.exists(f"/{place}/{name}") for place in ("usr/bin", "bin", "usr/sbin")):
            put("/usr/local/bin/" + name, "#!/bin/sh\nexit 0\n")
            os.chmod("/usr/local/bin/" + name, 0o755)
    put("/usr/local/bin/with-rights", "")
    os.chmod("/usr/local/bin/with-rights", 0o4755)
    for path in ("/hidden_labels.txt", "/home/labels.txt"):
        put(path, "x")
    for name in DEVICES:
        if os.path.exists("/dev/" + name):
            os.unlink("/dev/" + name)
        os.mknod("/dev/" + name, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    os.environ.update(PYTHONPATH="/weak", HOSTILE_SECRET="x")


def furnish():
    """In the namespace of each case: folders of its own, with something in each of them."""
    libc.mount(b"none", b"/", None, REC | PRIVATE, None)
    libc.mount(b"proc", b"/proc", b"proc", 0, None)
    libc.mount(b"sysfs", b"/sys", b"sysfs", REMOUNT, None)
    libc.mount(None, b"/sys", None, REMOUNT | BIND, None)
    for folder in ("/task", "/tmp", "/dev/shm"):
        libc.mount(b"tmpfs", folder.encode(), b"tmpfs", 0, b"size=1g,mode=1777")
    for folder in ("lib", "driver", "in", "data", "sub", "shim", "out", "work"):
        path = f"/task/{folder}"
        os.makedirs(path)
        os.chmod(path, 0o777)
        if folder not in ("out", "work"):
            libc.mount(path.encode(), path.encode(), None, BIND, None)
    for path in FILES:
        put(path, f"{MARK}weak\ndef reference_():\n    pass\n" if path.endswith("reference.py") or path == "/tmp/hidden" else "def sigmoid(z):\n    return z\n")
    os.chdir("/task/work")


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def plain(attack):
    attack()


def become(user):
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)


def below(attack, user=0):
    """Shut into a folder, with a handle of another above it that nobody closed."""
    os.open("/usr", os.O_RDONLY)
    os.makedirs("/below/proc", exist_ok=True)
    libc.mount(b"/proc", b"/below/proc", None, BIND | REC, None)
    os.chroot("/below")
    os.chdir("/")
    become(user) if user else None
    attack()


def below_as_user(attack):
    below(attack, USER)


def with_terminal(attack):
    os.setsid()
    fcntl.ioctl(os.openpty()[1], termios.TIOCSCTTY, 0)
    attack()


def with_own_users(attack):
    libc.unshare(0x10000000)
    put("/proc/self/setgroups", "deny")
    attack()


def keys(attack):
    """As somebody whose keys nobody else has, and they are taken away afterwards."""
    become(12345)
    attack()
    for ring in (-4, -5):
        libc.syscall(ctypes.c_long(250), ctypes.c_long(7), ctypes.c_long(ring))


def links_within_etc(attack):
    os.rmdir("/task/out") if not os.listdir("/task/out") else os.rename("/task/out", "/task/other")
    os.makedirs("/etc/out", exist_ok=True)
    os.symlink("/etc/out", "/task/out")
    attack()


def links_within_task(attack):
    for folder in (b"/task/in", b"/task/sub"):
        libc.umount2(folder, 2)
    put("/task/in/request.json", "{}")
    put("/task/sub/answer.py", "")
    attack()


def file_that_changes(attack):
    """As a kernel with a hole would have it: in place, since there is no memory behind a file that is emptied first."""
    def change():
        time.sleep(0.1)
        with open("/task/sub/answer.py", "r+") as file:
            file.write("#hostile")
    threading.Thread(target=change).start()
    attack()


def among_others(attack):
    for make in (libc.shmget, libc.semget):
        make(0x5EED, 1, 0o1666)
    libc.msgget(0x5EED, 0o1666)
    become(USER)
    attack()


def with_answers_near(attack):
    expected = [{"answer_key": [1]}]
    attack()
    del expected


def opened_by_somebody(attack):
    import numpy
    attack()
    numpy.load("/task/out/predictions.npy", allow_pickle=True)


def found_by_a_tool(attack):
    attack()
    subprocess.run(["sh", "/hostile/cases/tampering/T53_names_of_ours/pdfinfo"])


def groups_to_write(attack):
    folders = glob.glob("/sys/fs/cgroup/*") + ["/sys/fs/cgroup"]
    for folder in folders:
        libc.mount(None, folder.encode(), None, REMOUNT | BIND, None)
    attack()
    for folder in folders:
        if os.path.isdir(folder + "/mine"):
            os.rmdir(folder + "/mine")


OF = {"F06": [groups_to_write], "F07": [keys], "F11": [plain, with_own_users], "F13": [below, below_as_user], "F16": [with_terminal], "F18": [links_within_etc, links_within_task], "F25": [file_that_changes],
      "F28": [among_others], "T08": [with_answers_near], "T12": [opened_by_somebody], "T53": [found_by_a_tool]}
