"""T39  Makes it look as if the grader had broken: faults in every file of ours that it can write, so that the work is tried again for ever.
EXPECT wrong crashed bad-output
WAY notebook
"""
import json
import os

import armed


def attack():
    armed.ran("T39")
    blame = {"faults": ["Traceback: the grader broke"], "notes": ["the grader broke"], "fault": "x", "status": "fault", "models": {"forecaster": {"status": "fault", "message": "x"}}}
    for name in ("kernel.json", "probe.json", "results.json"):
        with open("/task/out/" + name, "w") as file:
            json.dump(blame, file)
    try:
        import autograder_box.provisioning as provisioning
        provisioning.faults.append("Traceback: the grader broke")
    except Exception:
        pass
    os.write(1, b"\x1efault\x1e\n")
