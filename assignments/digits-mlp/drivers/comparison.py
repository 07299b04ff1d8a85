"""Trains the student's network once for each arm and hands back how both trainings went."""
import os
import sys

sys.path.insert(0, os.path.join(os.environ.get("AUTOGRADER_BOX_ROOT", "/task"), "lib"))

from autograder_box import comparison

comparison.main()
