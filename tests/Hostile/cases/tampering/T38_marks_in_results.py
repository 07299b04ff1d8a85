"""T38  Lets the driver write its results, and adds marks, verdicts and faults of the grader to them afterwards.
EXPECT wrong crashed bad-output
WAY metric
"""
import json
import os
import sys

import armed


def attack():
    armed.ran("T38")
    dump = json.dump

    def richer(value, file, **named):
        if isinstance(value, dict):
            value = {**value, "score": 1e308, "marks": -5, "grade": "A", "verdict": "met", "fault": "the grader broke", "faults": ["the grader broke"], "waits": True}
            for case in (value.get("cases") or {}).values():
                case.update(score=1, marks=1, verdict="met", status="ok", correct=True)
        dump(value, file, **named)

    json.dump = richer
    box = sys.modules.get("autograder_box.box")
    if box:
        box.json.dump = richer
    if os.getppid() > 1 and not box:
        with open("/task/out/results.json", "w") as file:
            file.write('{"status": "ok", "message": "", "faults": ["x"], "score": 2}')
