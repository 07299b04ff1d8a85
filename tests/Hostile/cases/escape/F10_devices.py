"""F10  Makes and opens devices: memory, disks, the kernel's log, virtual machines, terminals.
EXPECT wrong crashed
WAY metric
"""
import os
import stat

import armed


def attack():
    armed.ran("F10")
    for path in ("/dev/mem", "/dev/kmem", "/dev/port", "/dev/kmsg", "/dev/fuse", "/dev/kvm", "/dev/net/tun", "/dev/sda", "/dev/vda", "/dev/nvme0n1", "/dev/loop0", "/dev/loop-control",
                 "/dev/dri/card0", "/dev/nvidia0", "/dev/vhost-vsock", "/dev/console", "/dev/tty0", "/dev/autofs"):
        armed.probe("open " + path, lambda: os.open(path, os.O_RDONLY | os.O_NONBLOCK) >= 0)
    for folder in ("/tmp", "/task/out", "/task/work", "/dev/shm", "/dev"):
        for kind, number in ((stat.S_IFCHR, os.makedev(1, 1)), (stat.S_IFBLK, os.makedev(8, 0)), (stat.S_IFCHR, os.makedev(1, 5))):
            armed.probe(f"mknod in {folder}", lambda: os.mknod(folder + "/device", 0o666 | kind, number) is None)
