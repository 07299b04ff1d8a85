"""Calls the student's functions with the inputs of each case and hands back what they return."""
import os
import sys

sys.path.insert(0, os.path.join(os.environ.get("AUTOGRADER_BOX_ROOT", "/task"), "lib"))

from autograder_box import functions

functions.main()
