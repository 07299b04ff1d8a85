"""Versions and device, for the evidence."""
import importlib.metadata
import platform
import re
import sys


def describe(torch, devices):
    found = {"python": platform.python_version(), "torch": str(getattr(torch, "__version__", "")), "torchvision": _version("torchvision"),
             "numpy": _version("numpy"), "device": "cpu", "cuda": "", "driver": ""}
    cuda = next((device for device in devices if device.type == "cuda"), None)
    if cuda is not None:
        found.update(device=f"cuda:{cuda.index or 0} {torch.cuda.get_device_name(cuda)}", cuda=str(torch.version.cuda or ""), driver=_driver())
    return found


def _version(name):
    module = sys.modules.get(name)
    if module is not None and isinstance(getattr(module, "__version__", None), str):
        return module.__version__[:60]
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _driver():
    try:
        with open("/proc/driver/nvidia/version", encoding="ascii", errors="replace") as file:
            found = re.search(r"\d+\.\d+(\.\d+)?", file.readline())
        return found.group() if found else ""
    except OSError:
        return ""
