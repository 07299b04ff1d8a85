"""Class 0 for every image, unless what the case does gives something else."""
import os

import numpy as np

import case

found = case.attack()
zeros = np.zeros(len(np.load(os.environ["TASK_IN"])), dtype=np.int64)
np.save(os.environ["TASK_OUT"], zeros if found is None else found)
