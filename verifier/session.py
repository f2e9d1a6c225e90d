"""One run from the manifest to the verdict: what `run`, `deep` and `record` have in common."""

from __future__ import annotations

import fcntl
import fnmatch
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from verifier import exit_codes, ledger, manifest, report, results
from verifier.check import Check
from verifier.progress import Display
from verifier.runner import Plan, Runner
from verifier.tree import Tree

LOCK = "build/verify/lock"


class NothingSelectedError(ValueError):
    """A selection that matches no check."""


@dataclass(frozen=True)
class Request:
    """What to run, and how strictly to take it."""

    plan: Plan
    only: str = ""
    strict: bool = False
    record: bool = False
    """Write a record of each pass of the deep and external tiers."""
    planned_tiers_only: bool = False
    """Leave out the checks of tiers that the plan does not run."""


def select(checks: Sequence[Check], only: str) -> tuple[Check, ...]:
    """The checks that ONLY= names, in the order of the manifest; empty text names all.

    It holds one or more words, separated by commas or spaces.  A word that is an id names that check, one with * ? or [ all ids that match the
    glob, and any other all ids that contain it.  Raises NothingSelectedError for a word that names none.
    """
    if not only.strip():
        return tuple(checks)
    ids = [check.id for check in checks]
    chosen: set[str] = set()
    for word in only.replace(",", " ").split():
        if word in ids:
            named = {word}
        elif any(character in word for character in "*?["):
            named = set(fnmatch.filter(ids, word))
        else:
            named = {name for name in ids if word in name}
        if not named:
            raise NothingSelectedError(
                f"{word} matches none of {len(ids)} checks; list them with: python -m verifier list"
            )
        chosen |= named
    return tuple(check for check in checks if check.id in chosen)


def run(request: Request) -> int:
    """Run, report to people on standard output, write the files for machines, and return the exit code."""
    plan = request.plan
    began = time.monotonic()
    with _alone(plan.root), _interruptible():
        results.remove(plan.root)
        tree = Tree(plan.root)
        declared = manifest.load(plan.root, engines=plan.engines, tree=tree)
        selected = select(declared, request.only)
        if request.planned_tiers_only:
            selected = tuple(check for check in selected if check.tier in plan.tiers)
            if not selected:
                raise NothingSelectedError(f"no selected check is of the tiers {', '.join(plan.tiers)}")
        runner = Runner(plan, Display(), tree)
        written: list[Path] = []
        try:
            found = runner.run(selected)
        finally:
            # What has passed is recorded even if the run ends early.
            if request.record:
                written = _record(runner)
        account = ledger.close(declared, found, {check.id for check in selected}, _stale(runner, declared))
        code = results.exit_code(found, account, strict=request.strict)
        results.write(plan.root, found, code)
    if written:
        print("\n".join(f"recorded: {path.relative_to(plan.root).as_posix()}" for path in written))
    print()
    print(report.full(found, account, code, time.monotonic() - began, only=request.only, declared=len(declared)))
    return code


def _record(runner: Runner) -> list[Path]:
    written = (runner.record(result) for result in runner.results.values() if result.check.tier != "default")
    return [path for path in written if path is not None]


def _stale(runner: Runner, declared: Sequence[Check]) -> list[str]:
    return runner.stale_files() + runner.orphan_records(declared)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """One run per tree at a time; the lock goes with the process, however that ends."""
    path = root / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("another run is at work on this tree; waiting for it to end", file=sys.stderr, flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _interruptible() -> Iterator[None]:
    """Treat a request to terminate and a closed terminal like Ctrl-C, so that children are ended too."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def interrupted() -> int:
    """Say that a run was interrupted; its exit code."""
    print(f"interrupted: all children of process {os.getpid()} are ended, and no verdict was written", file=sys.stderr)
    return exit_codes.INTERNAL
