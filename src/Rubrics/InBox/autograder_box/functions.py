"""A run of kind "functions": loads the definitions once, then each case in its own process."""
import time

from . import arrays, binding, box, cases, mlp, module, student_network, tensors, trouble

STATUS = {student_network.Missing: "missing", binding.Unbound: "unbound", arrays.BadOutput: "bad-output"}
BUDGET_SECONDS = 33.0
SAVE_SECONDS = 5.0


def main(operations=mlp.OPERATIONS):
    request = box.request()
    inputs = by_case(tensors.read(box.path_in("in", "inputs.safetensors")))
    report = {"module": {"file": None, "skipped": [], "found": [], "missing": [], "error":
                         {"type": "Ended", "message": "the program ended while the file was being loaded", "line": None,
                          "traceback": ""}}}
    box.write_results(report)
    student = module.load(request["code"])
    report["module"] = student.report()
    if student.error and not report["module"]["found"]:
        box.write_results(report)  # nothing to call: the error says more than every case could
        box.leave()
    report["cases"] = {}
    runner = cases.Runner(float(request.get("budget_seconds") or BUDGET_SECONDS))
    found, saved = {}, time.monotonic()
    for case in request["cases"]:
        given = inputs.get(case["id"], {})
        outcome, arrays_found = runner.run(case, lambda case=case, given=given: attempt(operations, student, case, given))
        report["cases"][case["id"]] = outcome
        found.update({f"{case['id']}|{name}": array for name, array in arrays_found.items()})
        if time.monotonic() - saved > SAVE_SECONDS:
            save(report, found)
            saved = time.monotonic()
    save(report, found)
    box.leave()


def save(report, found):
    tensors.write(box.path_in("out", "results.safetensors"), found)
    box.write_results(report)


def by_case(inputs):
    found = {}
    for name, array in inputs.items():
        case, _, key = name.partition("|")
        found.setdefault(case, {})[key] = array
    return found


def attempt(operations, student, case, given):
    """The outcome of one case, in the child; every way in which the student's code can fail is an outcome."""
    try:
        outcome, found = operations[case["operation"]](student, case, given)
        return {"status": "ok", **outcome}, found
    except (student_network.Missing, binding.Unbound, arrays.BadOutput) as error:
        return {"status": STATUS[type(error)], "message": box.words(error, 500)}, {}
    except BaseException as error:
        found = trouble.describe(error, student.file)
        return {"status": "error", "line": found["line"], "message": f"{found['type']}: {found['message']}",
                "traceback": found["traceback"]}, {}
