"""The listed mutants of the reference, the invariants and the proofs, each with the check that must notice it.

A list is a file, one for each protocol, of `[[mutant]]` tables: file, function, kind, n (see `verifier.mutants.text`), and killed_by,
the id of a check or a file of the test suite, and where that has much to look at, the obligation to prove, the kind of wire vectors to replay or
what the tests to run have in their names. Two more kinds of
tables have a reason in their place and are not counted: `[[equivalent]]`, changes that nothing could notice, and `[[unnoticed]]`, changes
that nothing here notices yet.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from verifier.mutants.killers import GraphKiller, Killer, killer
from verifier.mutants.text import Mutant, NoSuchPlace, applied

__all__ = ["Listed", "Survived", "Told", "equivalents", "kill_all", "killed", "listed", "unnoticed"]

PREDICATES = (
    "invariants/lease.py",
    "invariants/commit.py",
    "invariants/resharing.py",
    "invariants/merge.py",
    "invariants/accountability.py",
    "reference/rebalancing/accountability.py",
)
"""What no step of a graph calls: there the invariants' values tell."""


class Survived(Exception):  # noqa: N818 - it reads as a verdict
    """A mutant that its check did not notice."""


@dataclass(frozen=True)
class Listed:
    """A mutant and the check that must notice it."""

    mutant: Mutant
    killed_by: str
    obligation: str = ""
    """The one obligation to prove, kind to replay or tests to run, all if none is named."""


@dataclass(frozen=True)
class Told:
    """A change that nothing notices, and why."""

    mutant: Mutant
    reason: str


def _tables(path: Path, name: str) -> list[dict[str, str]]:
    tables: list[dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8")).get(name, [])
    return tables


def _mutant(table: dict[str, str]) -> Mutant:
    return Mutant(table["file"], table["function"], table["kind"], int(table["n"]))


def listed(path: Path) -> list[Listed]:
    """All mutants of a list that must be noticed.

    Raises:
        ValueError: one is listed twice.
    """
    found = [
        Listed(_mutant(table), table["killed_by"], table.get("obligation", "")) for table in _tables(path, "mutant")
    ]
    ids = [each.mutant.id for each in found] + [each.mutant.id for each in equivalents(path) + unnoticed(path)]
    if twice := {each for each in ids if ids.count(each) > 1}:
        raise ValueError(f"{path.name}: {min(twice)} is listed twice")
    return found


def equivalents(path: Path) -> list[Told]:
    """All changes of a list that change nothing."""
    return [Told(_mutant(table), table["reason"]) for table in _tables(path, "equivalent")]


def unnoticed(path: Path) -> list[Told]:
    """All changes of a list that nothing notices yet."""
    return [Told(_mutant(table), table["reason"]) for table in _tables(path, "unnoticed")]


def kill_all(
    root: Path, wanted: list[Listed], scratch: Path, progress: Callable[[str], None]
) -> Iterator[tuple[Listed, str]]:
    """Kill one mutant after another; yields each with what its check noticed.

    Raises:
        Survived: a mutant was not noticed.
        NoSuchPlace: the text has no such place any more.
        Unsound: a check does not pass without mutants.
    """
    for check, obligation in dict.fromkeys((each.killed_by, each.obligation) for each in wanted):
        progress(f"{check}: gathering the evidence {obligation}".rstrip())
        stands = killer(check, root, scratch, progress, obligation)
        for each in wanted:
            if (each.killed_by, each.obligation) == (check, obligation):
                progress(f"{check}: {each.mutant.id}")
                yield each, killed(root, each, stands)


def killed(root: Path, each: Listed, stands: Killer) -> str:
    """What the check notices of one mutant."""
    if each.mutant.file in PREDICATES and isinstance(stands, GraphKiller):
        stands = stands.values
    with applied(root, each.mutant):
        try:
            noticed = stands.noticed()
        except NoSuchPlace:
            raise
        except Exception as error:  # whatever the changed text raises is noticed by anybody
            noticed = f"{type(error).__name__} is raised"
    if noticed is None:
        raise Survived(f"{each.mutant.id} survives {each.killed_by}.")
    return noticed
