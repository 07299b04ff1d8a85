"""Starts the student's program and hands on the file of predictions that it wrote: one class for each image, as an array, or as a table with ids where there is one."""
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.environ.get("AUTOGRADER_BOX_ROOT", "/task"), "lib"))

import numpy as np
from autograder_box import box, images, prediction_file, tensors

MOST_BYTES = 1 << 20
OUT = os.path.join(box.WORK, "predictions.npy")
TABLE = os.path.join(box.WORK, "predictions.csv")


def main():
    given = images.Images(box.request())
    for name, array in (("images", given.hidden()), ("train_images", given.train), ("train_labels", given.train_labels)):
        np.save(os.path.join(box.WORK, name + ".npy"), np.array(array))
    ids = [f"image-{number}" for number in range(len(given.hidden()))]
    with open(os.path.join(box.WORK, "ids.txt"), "w", encoding="ascii") as file:
        file.write("\n".join(ids))
    box.write_results({"status": "ended", "message": "the program was ended before it had written predictions"})
    code = subprocess.call([sys.executable, "-s", os.path.join(box.SUBMISSION, "answer.py")], stdin=subprocess.DEVNULL, cwd=box.WORK,
                           env={**os.environ, "TASK_IN": os.path.join(box.WORK, "images.npy"), "TASK_OUT": OUT})
    try:
        found, message = prediction_file.read(TABLE, ids, given.classes) if os.path.isfile(TABLE) and not os.path.islink(TABLE) else read(), ""
    except prediction_file.Malformed as error:
        box.write_results({"status": "bad-output", "message": f"The file of predictions cannot be used: {box.words(error, 300)}."})
        box.leave()
    except Exception as error:
        found, message = None, f"the file of predictions cannot be used: {box.words(error, 300)} ({how(code)})"
    tensors.write(box.path_in("out", "results.safetensors"), {} if found is None else {"predictions": found})
    box.write_results({"status": "error" if found is None else "ok", "message": message})
    box.leave()


def how(code):
    return "the program was killed, as happens when it needs too much memory" if code == -9 else f"the program ended with exit code {code}"


def read():
    if os.path.islink(OUT) or not os.path.isfile(OUT):
        raise ValueError("predictions.npy was not written")
    if os.path.getsize(OUT) > MOST_BYTES:
        raise ValueError("predictions.npy is too large")
    found = np.load(OUT, allow_pickle=False)
    if found.dtype.kind not in "iu" or found.ndim != 1:
        raise ValueError(f"it holds {found.dtype} of shape {found.shape} instead of whole numbers, one for each image")
    return found.astype(np.int64)


main()
