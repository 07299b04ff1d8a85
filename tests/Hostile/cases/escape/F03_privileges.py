"""F03  Tries what only an administrator may, each in a child of its own.
EXPECT wrong crashed timed-out
"""
import ctypes
import os

import armed

L, Z = ctypes.c_long, ctypes.c_long(0)
BUFFER = ctypes.create_string_buffer(256)
NEVER = ctypes.create_string_buffer(b"\xff" * 16)  # no time: where it is let through, the kernel says that, and no clock is set
CALLS = {"ptrace": (101, Z, Z, Z, Z), "syslog": (103, L(10), Z, Z), "setuid": (105, Z), "setgid": (106, Z), "personality": (135, L(8)), "chroot": (161, b"/tmp"), "acct": (163, Z), "settimeofday": (164, NEVER, Z), "mount": (165, b"none", b"/tmp", b"tmpfs", Z, Z), "umount": (166, b"/tmp", Z),
         "swapon": (167, b"/tmp/x", Z), "reboot": (169, Z, Z, Z, Z), "sethostname": (170, b"x", L(1)), "iopl": (172, L(3)), "ioperm": (173, Z, L(1), L(1)),
         "init_module": (175, BUFFER, Z, b""), "quotactl": (179, Z, Z, Z, Z), "add_key": (248, b"user", b"x", b"x", L(1), L(-3)), "request_key": (249, b"user", b"x", Z, L(-3)),
         "keyctl": (250, Z, L(-3), L(1)), "unshare-user": (272, L(0x10000000)), "unshare-mount": (272, L(0x20000)), "unshare-net": (272, L(0x40000000)),
         "perf_event_open": (298, BUFFER, Z, L(-1), L(-1), Z), "fanotify_init": (300, Z, Z), "open_by_handle_at": (304, L(-100), BUFFER, Z),
         "clock_adjtime": (305, Z, BUFFER), "setns": (308, L(0), Z), "process_vm_readv": (310, L(1), Z, Z, Z, Z, Z), "kcmp": (312, L(1), L(1), Z, Z, Z),
         "finit_module": (313, L(0), b"", Z), "kexec_file_load": (320, L(0), L(0), Z, Z, Z), "bpf": (321, Z, BUFFER, L(72)), "userfaultfd": (323, Z),
         "io_uring_setup": (425, L(1), ctypes.create_string_buffer(120)), "open_tree": (428, L(-100), b"/", L(1)), "move_mount": (429, L(-1), b"", L(-1), b"", Z),
         "fsopen": (430, b"tmpfs", Z), "mount_setattr": (442, L(-100), b"/", Z, BUFFER, L(32)), "memfd_secret": (447, Z), "vhangup": (153,), "nfsservctl": (180, Z, Z, Z),
         "pivot_root": (155, b"/tmp", b"/tmp")}


def attack():
    armed.ran("F03")
    wanted = {"CapEff": "0000000000000000", "CapBnd": "0000000000000000", "NoNewPrivs": "1", "Seccomp": "2"}
    with open("/proc/self/status") as file:
        for line in file:
            name, _, value = line.partition(":")
            if wanted.get(name, value.strip()) != value.strip():
                armed.say("ALLOWED " + line.strip())
    child = os.fork()
    if not child:
        for name, arguments in CALLS.items():
            armed.probe(name, lambda: armed.in_child(lambda: armed.reached(*arguments), 1.0))
        armed.probe("nice", lambda: armed.in_child(lambda: os.nice(-5) < 0))
        os._exit(0)
    os.waitpid(child, 0)
