"""A run of kind "notebook": executes a notebook or a script cell by cell in a fresh kernel, then lets the probe measure its models there.

What was reached is written down after every cell: a run that is killed still says how far it came.
"""
import os
import sys
import tempfile
import time

from . import box, cells, findings, in_kernel, jupyter, rewriting, showing, workplace

WRITE_SECONDS = 3.0
LEAST_PROBE_SECONDS, MOST_PROBE_SECONDS = 5.0, 600.0
RUNNING = "The run ended while {} was running."


class Notebook:
    def __init__(self):
        self.started = time.monotonic()
        self.request = box.read_request()
        self.name = str(self.request.get("file") or "")
        self.notes, self.budget, self.kernel = [], showing.Budget(), None
        self.records, self.unmade, self.pictures = [], set(), None
        self.report = {"status": "kernel-died", "message": RUNNING.format("the kernel's start"), "file": self.name, "seconds": 0.0,
                       "startup_seconds": 0.0, "environment": {}, "notes": self.notes, "cells": self.records, "figures_in_all": 0, "models": {}}
        budget = number(self.request.get("budget_seconds"), 600.0)
        self.end = self.started + budget - 2.0
        self.last = self.started + max(budget - number(self.request.get("reserve_seconds"), 60.0), 0.3 * budget)
        self.cell_seconds = number(self.request.get("cell_seconds"), budget)

    def run(self):
        """Nothing of the submission is looked at before the kernel is there: what fails until then is not the student's doing."""
        self.save()
        os.chdir(box.WORK)
        with tempfile.TemporaryDirectory(prefix="kernel-", ignore_cleanup_errors=True) as folder:
            self.kernel = jupyter.Kernel(folder)
            self.kernel.kill_after = min(jupyter.KILL_AFTER, max(6.0, (self.end - self.last) / 3))
            try:
                self.kernel.connect()
                box.ready()
                self.execute(*self.prepare())
            except cells.Unreadable as error:
                self.finish("unreadable", str(error))
            finally:
                self.kernel.kill()
            # Once more, now that nothing is left that could write something else in its place.
            self.save()
            findings.forget()

    def prepare(self):
        """(cells, what is to be executed for each); whatever the submission's files make of it, it is a sentence for the student."""
        try:
            found = cells.read(self.name, self.notes)
            workplace.enter(self.name, self.notes)
            self.pictures = workplace.Pictures()
            return found, self.with_parameters(found)
        except (ValueError, OSError, RecursionError, MemoryError) as error:
            raise cells.Unreadable(f"{self.name} cannot be executed: {box.words(error, 120)}") from None

    def execute(self, found, sources):
        try:
            self.ours("begin", self.last)
        except jupyter.Died as died:
            self.skip(found, "skipped")
            self.finish("kernel-died", f"Python ended before the first cell: {end_of(died)}")
            return
        self.report["startup_seconds"] = self.elapsed()
        single = len(found) == 1 and self.name.endswith(".py")
        status, message = "ok", ""
        for cell, source in zip(found, sources):
            if time.monotonic() >= self.last:
                status, message = "timeout", f"The time for the whole notebook was up before cell {cell.index}; later cells were not executed."
                self.skip(found[len(self.records):], "skipped")
                break
            try:
                self.cell(cell, source, self.last if single else min(self.last, time.monotonic() + self.cell_seconds))
            except jupyter.Died as died:
                status, message = self.lost(cell, died)
                self.skip(found[len(self.records):], "skipped")
                self.finish(status, message)
                return
        self.report.update(status="kernel-died", message=RUNNING.format("the measuring of its models"))
        self.save()
        try:
            self.ours("finish", self.end - self.kernel.kill_after - WRITE_SECONDS)
        except jupyter.Died as died:
            self.notes.append(f"The kernel ended while its models were being measured: {end_of(died)}")
            status = "ok" if status == "ok" else status
        self.finish(status, message)

    def ours(self, function, until):
        """A cell of ours: nothing that it shows is kept."""
        seconds = min(MOST_PROBE_SECONDS, max(until - time.monotonic(), LEAST_PROBE_SECONDS))
        call = in_kernel.CALL.format(function, round(seconds, 1) if function == "finish" else "")
        if self.kernel.execute(call, time.monotonic() + seconds, lambda *_: None, silent=True) == "interrupted" and function == "finish":
            self.notes.append("The models were not measured in full: the time was up.")

    def cell(self, cell, source, until):
        record = {"index": cell.index, "status": "died", "seconds": 0.0, "first_line": cell.first_line, "error": None, "text": "",
                  "stored_text": cell.stored_text, "figures": [], "notes": []}
        self.records.append(record)
        if not cell.source.strip():
            record["status"] = "ok"
            return
        self.report.update(status="kernel-died", message=RUNNING.format(f"cell {cell.index}"))
        self.save()
        source, record["notes"] = source[0], source[1]
        shown, begun = showing.Shown(self.budget), time.monotonic()
        try:
            ended = self.run_source(source, until, shown)
            record["status"] = findings.status(ended, shown, self.unmade, self.name.endswith(".py"))
            if record["status"] == "ok":
                shown.error = None
        finally:
            record.update(seconds=round(time.monotonic() - begun, 3), text=shown.text, error=findings.error(shown.error))
            self.keep_figures(record, shown)
            record["notes"] = [*record["notes"], *shown.notes, *findings.advice(record, shown, until - begun)][:20]
        if record["status"] != "ok":
            self.unmade |= rewriting.names_made(cell.source)

    def run_source(self, source, until, shown):
        """The cell, and after it the one that sets the run's parameters, where there is one."""
        parameters, source = source if isinstance(source, tuple) else (None, source)
        ended = self.kernel.execute(source, until, shown.take, too_much=lambda: shown.endless)
        if parameters:
            self.kernel.execute(parameters, max(until, time.monotonic() + 1), lambda *_: None, silent=True)
        return ended

    def lost(self, cell, died):
        """The kernel is gone in the middle of a cell: (status, message)."""
        record = self.records[-1]
        if self.kernel.killed:
            record["status"] = "timeout"
            return "timeout", f"Cell {cell.index} did not stop when it was interrupted, so the kernel was ended; later cells were not executed."
        record["status"] = "died"
        return "kernel-died", f"Cell {cell.index} ended the kernel: {end_of(died)} Later cells were not executed."

    def with_parameters(self, found):
        """For each cell (source, or (source to execute after it, source); notes), with the run's parameters in place."""
        parameters = {str(k): v for k, v in (self.request.get("parameters") or {}).items()}
        prepared = [rewriting.prepare(cell.source) for cell in found]
        if not parameters:
            return prepared
        tagged = next((number for number, cell in enumerate(found) if "parameters" in cell.tags), None)
        if tagged is not None:
            source, notes = prepared[tagged]
            sentence = f"After this cell the run set {listed(parameters)}."
            prepared[tagged] = ((rewriting.assignments(parameters), source), [*notes, sentence])
            return prepared
        seen = set()
        for number, (source, notes) in enumerate(prepared):
            source, names = rewriting.replace_assignments(source, parameters)
            if names:
                seen.update(names)
                prepared[number] = (source, [*notes, f"The run set {listed({name: parameters[name] for name in names})} in this cell."])
        for name in sorted(set(parameters) - seen):
            self.notes.append(f"The run could not set {name}: the notebook gives no variable of that name a number at the top of a cell.")
        return prepared

    def keep_figures(self, record, shown):
        """What it showed, else what it saved: a script has nowhere to show its figures."""
        saved = self.pictures.new()
        if not shown.figures and not self.budget.exhausted:
            for data in saved:
                self.budget.figures_in_all += 1
                shown.keep(data)
        for data in shown.figures:
            if self.budget.exhausted:
                shown.note(f"The notebook shows more than {showing.MOST_FIGURES} figures; the first are kept.")
                return
            self.budget.figures -= 1
            name = f"figure-{record['index']:03}-{len(record['figures']) + 1}.png"
            workplace.write(name, data)
            record["figures"].append(name)

    def skip(self, rest, status):
        for cell in rest:
            self.records.append({"index": cell.index, "status": status, "seconds": 0.0, "first_line": cell.first_line, "error": None, "text": "",
                                 "stored_text": cell.stored_text, "figures": [], "notes": []})
            status = "skipped"

    def finish(self, status, message):
        self.report.update(status=status, message=box.words(message, 600))
        self.save()

    def save(self):
        self.report["seconds"] = self.elapsed()
        self.report["figures_in_all"] = self.budget.figures_in_all
        workplace.keep(lambda: box.write_results(findings.merged(self.report, self.request)))

    def elapsed(self):
        return round(time.monotonic() - self.started, 3)


def end_of(died):
    if died.code is None:
        return "it did not stop when its time was up."
    if died.code == -9:
        return "it was killed, most often because the memory ran out."
    if died.code < 0:
        return f"it crashed (signal {-died.code})."
    return f"it ended itself (exit code {died.code})."


def listed(parameters):
    return ", ".join(f"`{name} = {value!r}`" for name, value in parameters.items())


def number(value, default):
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0 else default


def main():
    Notebook().run()
    sys.stdout.flush()
    os.chdir("/")
    box.leave()
