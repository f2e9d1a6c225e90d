"""The child's side of a check: `python -m verifier.child DIRECTORY`.

A check runs in a process of its own, so that a crash, a kill or an endless loop costs that check only.  The protocol is four files in the job
directory: `task.json`, the row of the manifest, already found sound; `progress`, replaced while the check runs; `output.log`, where the runner sends standard output and error; and
`outcome.json`, written at once and as a whole when the engine has answered.  It repeats the check's id and the token of the run, so that
no other run's answer can be taken for it.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import signal
import sys
import threading
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

from verifier.check import ENGINE_VERDICTS, Check, Outcome, Workspace
from verifier.tree import write_json

TASK = "task.json"
OUTCOME = "outcome.json"
PROGRESS = "progress"
LOG = "output.log"
SCRATCH = "scratch"


def write_task(job: Path, check: Check, root: Path, *, engines: str, token: str) -> None:
    """Say what the child is to do."""
    write_json(job / TASK, {"check": asdict(check), "root": str(root), "engines": engines, "token": token})


def main(job: Path) -> None:
    """Do what the task says; the outcome tells how it went, the exit code only that there is one."""
    end_with_parent()
    task = json.loads((job / TASK).read_text(encoding="utf-8"))
    row = task["check"]
    check = Check(**{**row, "inputs": tuple(row["inputs"])})
    answer(check, Path(task["root"]), job, engines=task["engines"], token=task["token"])


def answer(check: Check, root: Path, job: Path, *, engines: str, token: str) -> Outcome:
    """Run the engine of a check in this process and write its outcome into the job directory."""
    scratch = job / SCRATCH
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    workspace = Workspace(root, scratch, job / PROGRESS)
    try:
        engine = importlib.import_module(f"{engines}.{check.engine}")
        outcome = engine.run(check, workspace)
        if problem := malformed(outcome):
            outcome = Outcome("error", {}, f"The engine {check.engine} gave no proper outcome: {problem}.")
    except Exception as error:
        detail = f"The engine {check.engine} raised {type(error).__name__}: {error}\n{traceback.format_exc()}"
        outcome = Outcome("error", {}, detail)
    document = {
        "check": check.id,
        "token": token,
        "verdict": outcome.verdict,
        "figures": dict(outcome.figures),
        "detail": outcome.detail,
    }
    write_json(job / OUTCOME, document)
    if outcome.verdict == "pass":
        shutil.rmtree(scratch, ignore_errors=True)
    return outcome


def read_outcome(job: Path, check: Check, token: str) -> Outcome:
    """Read what the child wrote; raises ValueError, with one sentence, when it is missing, damaged or another run's."""
    try:
        document = json.loads((job / OUTCOME).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ValueError("it left no outcome") from None
    except ValueError as error:
        raise ValueError(f"its outcome is not JSON: {error}") from None
    if not isinstance(document, dict) or set(document) != {"check", "token", "verdict", "figures", "detail"}:
        raise ValueError("its outcome lacks fields or has unknown ones")
    if (document["check"], document["token"]) != (check.id, token):
        raise ValueError("its outcome is of another run")
    outcome = Outcome(document["verdict"], document["figures"], document["detail"])
    if problem := malformed(outcome):
        raise ValueError(f"its outcome is malformed: {problem}")
    return outcome


def malformed(outcome: Any) -> str:
    """What is wrong with an outcome; empty if nothing."""
    if not isinstance(outcome, Outcome):
        return f"it is a {type(outcome).__name__}"
    if outcome.verdict not in ENGINE_VERDICTS:
        return f"an engine cannot say {outcome.verdict!r}"
    if not isinstance(outcome.detail, str):
        return "its detail is no text"
    for name, value in dict(outcome.figures).items():
        if not isinstance(name, str) or type(value) not in (int, str):
            return f"figure {name!r} is neither a whole number nor a text"
    if outcome.verdict != "pass" and not outcome.detail.strip():
        return f"it says {outcome.verdict} without a reason"
    return ""


def end_with_parent() -> None:
    """Kill this process and all it started as soon as its parent is gone, even when the parent had no time to do so."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            stop.wait(1.0)
        os.killpg(os.getpgrp(), signal.SIGKILL)

    stop = threading.Event()
    if os.getpgrp() == os.getpid():
        threading.Thread(target=watch, daemon=True, name="end with parent").start()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
