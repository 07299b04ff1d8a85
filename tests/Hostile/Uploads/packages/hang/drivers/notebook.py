"""Executes one of the student's notebooks and hands back what its models say about images without labels."""
import os
import sys

sys.path.insert(0, os.path.join(os.environ.get("AUTOGRADER_BOX_ROOT", "/task"), "lib"))

from autograder_box import notebook

notebook.main()
