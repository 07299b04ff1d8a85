"""What is done inside the student's kernel before the first cell and after the last. Called by cells that do nothing else, so that no name
of ours appears among the student's."""
import json
import os
import sys
import traceback
import warnings

from . import box, insisting, provisioning

CALL = "__import__('autograder_box.in_kernel', fromlist=['x']).{}({})"
STATE = "kernel.json"
_request = {}


def begin():
    """Data where it is looked for; then seeds and the recorder that sees training."""
    with open(os.path.join(box.INPUTS, "request.json"), encoding="utf-8") as file:
        _request.update(json.load(file))
    os.chdir(os.path.join(box.WORK, os.path.dirname(str(_request.get("file") or ""))))
    stay_alive()
    insisting.install()
    only_png()
    get_shell().events.register("post_execute", insisting.stop)
    warnings.filterwarnings("ignore", message="IProgress not found")  # said by tqdm when PyTorch is imported, and no doing of the student's
    if str(_request.get("file", "")).endswith(".py"):
        name = os.path.abspath(os.path.basename(_request["file"]))
        sys.argv = [name]
        get_shell().user_ns["__file__"] = name
    provisioning.install(_request, save)
    provisioning.write_keras_files(_request)
    optional("start", "begin")
    save()


def finish(seconds):
    """Finds the models and exports what is measured of them, in this time: more than was kept back where the cells left some."""
    save()
    _request["reserve_seconds"] = seconds
    optional("finish", "export")
    save()


def optional(module, function):
    try:
        found = __import__(f"autograder_box.kernel.{module}", fromlist=[function])
        getattr(found, function)(_request)
    except (Exception, KeyboardInterrupt):
        provisioning.faults.append(box.words(traceback.format_exc()[-1500:]))
        save()


def stay_alive():
    """`exit()` and `quit()` end a cell, not the kernel: what was trained until then is still to be measured."""
    def leave():
        raise SystemExit("the cell ended the program (exit)")

    shell = get_shell()
    shell.ask_exit = leave


def only_png():
    """Figures are PNG, whichever format a notebook chooses: SVG is never kept, and its figures would be lost."""
    from IPython.core import pylabtools
    select = pylabtools.select_figure_formats
    pylabtools.select_figure_formats = lambda shell, formats, **options: select(shell, {"png"})


def get_shell():
    from IPython import get_ipython
    return get_ipython()


def save():
    box.write_results({"environment": environment(), "notes": provisioning.notes[:50], "faults": provisioning.faults[:5]}, STATE)


def environment():
    found = {"python": ".".join(map(str, sys.version_info[:3])), "device": "cpu", "cuda": "", "driver": ""}
    for name in ("torch", "torchvision", "numpy"):
        found[name] = str(getattr(sys.modules.get(name), "__version__", "")) or installed(name)
    torch = sys.modules.get("torch")
    try:
        if torch is not None and torch.cuda.is_available():
            found.update(device="cuda:0 " + torch.cuda.get_device_name(0), cuda=str(torch.version.cuda or ""), driver=driver())
    except Exception as error:
        found["device"] = "cpu (" + box.words(error, 200) + ")"
    return found


def installed(name):
    from importlib import metadata
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def driver():
    try:
        with open("/proc/driver/nvidia/version", encoding="ascii") as file:
            return file.readline().split("Module")[-1].split()[0]
    except (OSError, IndexError, ValueError):
        return ""
