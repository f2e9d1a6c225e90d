"""Resolve the links of the catalogue, at both ends, and name every gap.

A gap is a link that leads nowhere, a check that nobody refers to, or a claim that is stronger than its evidence.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

from invariants.proofs.obligation import Obligation
from verifier.auditor import spec
from verifier.auditor.bounds import configuration, obligations
from verifier.auditor.catalogue import SEVERITIES, SUPPORTS, Catalogue, Entry, Evidence, Requirement
from verifier.auditor.predicates import INVARIANTS, PREDICATES
from verifier.check import Check
from verifier.tools.tlc import Config, read_config


@dataclass(frozen=True)
class Resolved:
    """A line of evidence, with the checks that it stands for."""

    evidence: Evidence
    checks: tuple[Check, ...]


class Links:
    """The catalogue beside the manifest of one tree."""

    def __init__(self, root: Path, catalogue: Catalogue, checks: Sequence[Check]) -> None:
        self.root = root
        self.catalogue = catalogue
        self.checks = tuple(checks)
        self.entries = {entry.id: entry for entry in catalogue.entries}
        self._configs: dict[Path, Config] = {}

    # What stands for what ---------------------------------------------------------------------------------------------

    def matching(self, pattern: str) -> tuple[Check, ...]:
        """The checks that an id or a glob names."""
        return tuple(check for check in self.checks if fnmatchcase(check.id, pattern))

    def evidence(self, entry: Entry) -> tuple[Resolved, ...]:
        """The evidence of an entry; each line with those of its checks that are about the entry."""
        return tuple(
            Resolved(
                line,
                tuple(
                    check
                    for check in self.matching(line.check)
                    if self.is_about(check, entry, line.kind)
                    and (check.leg != "proofs" or self.obligations(line, check))
                ),
            )
            for line in entry.evidence
        )

    def is_about(self, check: Check, entry: Entry, kind: str) -> bool:
        """Whether a check bears on an entry: a model must check its operator and expect it to hold, an inductive proof must end in it.

        A graph compares the values of all predicates in mixed states, or else in reachable ones those that its model checks.
        """
        if kind == "conformance" and check.leg == "graph" and entry.name:
            return bool(check.options.get("mixed")) or entry.name in self.checked(check)
        if kind == "model-checked" and check.leg in ("models", "graph"):
            return entry.name in self.checked(check) and entry.name != expected(check)
        if check.leg == "symbolic":
            return entry.name in {
                run.get("inv") for run in check.options.get("runs", []) if run.get("expect", "ok") == "ok"
            } | set(check.name.split("_"))
        return True

    def bugs(self, entry: Entry) -> tuple[Check, ...]:
        """The checks in which a bad rule, or a lost assumption, breaks this invariant."""
        if not entry.name or (entry.name not in INVARIANTS and entry.predicate):
            return ()
        return tuple(
            check for check in self.checks if check.leg in ("bugs", "models") and entry.name == expected(check)
        )

    def counterexamples(self, entry: Entry) -> int:
        """How many bad rules, and false neighbours of its theorems, show that a claim says something."""
        picked = [
            (line.evidence, check)
            for line in self.evidence(entry)
            if line.evidence.obligations
            for check in line.checks
        ]
        theorems = [each for line, check in picked if check.leg == "proofs" for each in self.obligations(line, check)]
        return len(self.bugs(entry)) + sum(len(each.siblings) for each in theorems)

    def answers(self, requirement: Requirement) -> tuple[Entry, ...]:
        """The entries that name a requirement."""
        return tuple(entry for entry in self.catalogue.entries if requirement.id in entry.requirements)

    def checks_of(self, requirement: Requirement) -> tuple[Check, ...]:
        """Every check that speaks for a requirement, through entries or by itself."""
        through = {
            check.id for entry in self.answers(requirement) for line in self.evidence(entry) for check in line.checks
        }
        own = {check.id for pattern in requirement.checks for check in self.matching(pattern)}
        return tuple(check for check in self.checks if check.id in through | own)

    def checked(self, check: Check) -> tuple[str, ...]:
        """The invariants and properties that TLC checks in a model; a graph leaves properties of whole behaviours out."""
        config = self.config(check)
        if config is None:
            return ()
        wanted = check.leg != "graph" or check.options.get("steps", False)
        return (*config.invariants, *(config.properties if wanted else ()))

    def config(self, check: Check) -> Config | None:
        """What the configuration of a check names, or None if it has none."""
        path = configuration(self.root, check)
        if path is None:
            return None
        if path not in self._configs:
            self._configs[path] = read_config(path)
        return self._configs[path]

    def obligations(self, line: Evidence, check: Check) -> tuple[Obligation, ...]:
        """The obligations of a proof that a line of evidence means."""
        if "theme" not in check.options:
            return ()
        found = obligations(check.options["theme"], tuple(check.options.get("sizes", ())))
        wanted = line.obligations or ("*",)
        return tuple(each for each in found if any(fnmatchcase(each.id, pattern) for pattern in wanted))

    # Gaps -------------------------------------------------------------------------------------------------------------

    @cached_property
    def catalogue_gaps(self) -> tuple[int, list[str]]:
        """Links of entries, assumptions and checks: how many, and the gaps."""
        count, gaps = 0, list(_twice("entry", [entry.id for entry in self.catalogue.entries]))
        gaps += _twice("assumption", [each.id for each in self.catalogue.assumptions])
        for entry in self.catalogue.entries:
            links, wrong = self.entry_gaps(entry)
            count += links
            gaps += [f"{entry.id}: {problem}" for problem in wrong]
        named = {name for entry in self.catalogue.entries for name in entry.assumptions}
        for assumption in self.catalogue.assumptions:
            count += 1
            if (assumption.id in named) == assumption.everywhere:
                gaps.append(f"{assumption.id}: must be named by an entry or hold everywhere, and not both")
        mirrored = {(entry.operator, entry.predicate) for entry in self.catalogue.entries}
        for module, table in PREDICATES.items():
            for name, predicate in table.items():
                count += 1
                if (f"{module}!{name}", f"{predicate.__module__}:{predicate.__name__}") not in mirrored:
                    gaps.append(
                        f"{name}: the catalogue has no entry with this operator and {predicate.__module__}:{predicate.__name__}"
                    )
        links, wrong = self._all_checks()
        members, strangers = self._family_gaps()
        return count + links + members, gaps + wrong + strangers

    def _family_gaps(self) -> tuple[int, list[str]]:
        """Members of families: how many, and those that are no entry, or of which no counterexample shows that they say something."""
        families = self.catalogue.families
        gaps = list(_twice("family", [family.id for family in families]))
        for family in families:
            for name, times in Counter(family.entries).items():
                if times > 1:
                    gaps.append(f"family {family.id}: names {name} {times} times")
                entry = self.entries.get(name)
                if entry is None:
                    gaps.append(f"family {family.id}: there is no entry {name}")
                elif not self.counterexamples(entry):
                    gaps.append(f"family {family.id}: nothing breaks {name}, which may say nothing")
        return sum(len(family.entries) for family in families), gaps

    @cached_property
    def requirement_gaps(self) -> tuple[int, list[str]]:
        """Links of requirements: how many, and the gaps."""
        requirements, later = self.catalogue.requirements, self.catalogue.later
        gaps = list(_twice("requirement", [each.id for each in requirements]))
        expected_ids = [f"R-{number:03}" for number in range(1, len(requirements) + 1)]
        if [each.id for each in requirements] != expected_ids or not requirements:
            gaps.append("the requirements are not numbered from R-001 without a gap")
        count = len(requirements)
        for requirement in requirements:
            for pattern in requirement.checks:
                count += 1
                if not self.matching(pattern):
                    gaps.append(f"{requirement.id}: no check is called {pattern}")
            if requirement.later and requirement.later not in later:
                gaps.append(f"{requirement.id}: {requirement.later!r} is none of {', '.join(later)}")
            if requirement.part and not self.checks_of(requirement):
                gaps.append(f"{requirement.id}: says what is shown of it, and no check speaks for it")
            if not requirement.later and not self.checks_of(requirement):
                gaps.append(f"{requirement.id}: has neither a check nor a word on what will bring it")
        known = {each.id for each in requirements}
        for entry in self.catalogue.entries:
            count += len(entry.requirements)
            gaps += [f"{entry.id}: there is no requirement {name}" for name in entry.requirements if name not in known]
        used = {each.later for each in requirements}
        gaps += [f"no requirement waits for {name!r}" for name in later if name not in used]
        return count, gaps

    def entry_gaps(self, entry: Entry) -> tuple[int, list[str]]:
        """Links of one entry: how many, and the gaps."""
        gaps: list[str] = []
        known = {each.id for each in self.catalogue.assumptions}
        if entry.severity not in SEVERITIES:
            gaps.append(f"severity {entry.severity!r} is none of {', '.join(SEVERITIES)}")
        gaps += [f"there is no assumption {name}" for name in entry.assumptions if name not in known]
        gaps += [
            f"depends on {name}, which is no entry"
            for name in entry.depends
            if name not in self.entries or name == entry.id
        ]
        module, _, name = entry.operator.partition("!")
        if entry.operator and not spec.home(self.root, module, name):
            gaps.append(f"the specification has no operator {entry.operator}")
        if entry.predicate and not _importable(entry.predicate):
            gaps.append(f"there is no function {entry.predicate}")
        if not entry.operator and not entry.predicate:
            gaps.append("has neither operator nor predicate")
        if not entry.evidence:
            gaps.append("has no evidence")
        if not self.counterexamples(entry):
            gaps.append("neither a bad rule nor a false neighbour breaks it, so it might say nothing")
        for resolved in self.evidence(entry):
            gaps += self._line(entry, resolved)
        count = len(entry.assumptions) + len(entry.depends) + bool(entry.operator) + bool(entry.predicate)
        return count + sum(max(1, len(each.checks)) for each in self.evidence(entry)), gaps

    def _line(self, entry: Entry, resolved: Resolved) -> list[str]:
        line, gaps = resolved.evidence, []
        if not self.matching(line.check):
            return [f"no check is called {line.check}"]
        if not resolved.checks:
            wanted = ", ".join(line.obligations) or entry.name or entry.id
            return [f"no check called {line.check} is about {wanted}"]
        proved = [each.id for check in resolved.checks for each in self.obligations(line, check)]
        for pattern in line.obligations:
            if not any(fnmatchcase(each, pattern) for each in proved):
                gaps.append(f"{line.check} proves no obligation called {pattern}")
        if line.kind == "conformance" and not entry.predicate:
            gaps.append("conformance needs an operator and a predicate")
        for check in resolved.checks:
            allowed = SUPPORTS.get(check.leg, ())
            if line.kind not in allowed:
                gaps.append(f"{check.id} cannot give {line.kind!r}, only {' or '.join(allowed) or 'support'}")
            elif check.leg == "proofs":
                general = {each.id for each in obligations(check.options["theme"])}
                for each in self.obligations(line, check):
                    if (each.id in general) != (line.kind == "proved"):
                        given = "not bounded" if each.id in general else "bounded by a size"
                        gaps.append(f"{each.id} of {check.id} is {given}, so it is not {line.kind!r}")
            elif line.obligations:
                gaps.append(f"{check.id} has no obligations")
        return gaps

    def _all_checks(self) -> tuple[int, list[str]]:
        """Every check is evidence or support, and every bad rule is aimed at an entry."""
        gaps = [
            f"no check is called {each.check}, which is listed as support"
            for each in self.catalogue.support
            if not self.matching(each.check)
        ]
        used = {check.id for entry in self.catalogue.entries for line in self.evidence(entry) for check in line.checks}
        used |= {check.id for each in self.catalogue.support for check in self.matching(each.check)}
        names = {entry.name for entry in self.catalogue.entries}
        for check in self.checks:
            if check.id not in used:
                gaps.append(f"{check.id} is evidence of no entry, and no support")
            if check.leg == "bugs" and expected(check) not in names:
                gaps.append(f"{check.id} breaks {expected(check) or 'nothing by name'}, which no entry claims")
            if check.leg in ("models", "graph"):
                unclaimed = [name for name in self.checked(check) if name not in names]
                gaps += [f"{check.id} checks {name}, which no entry claims" for name in unclaimed]
        proved = {
            each.id
            for entry in self.catalogue.entries
            for line in self.evidence(entry)
            for check in line.checks
            if check.leg == "proofs"
            for each in self.obligations(line.evidence, check)
        }
        for check in self.checks:
            if check.leg == "proofs" and "theme" in check.options:
                for each in self.obligations(Evidence("proved", check.id), check):
                    if each.id not in proved:
                        gaps.append(f"{check.id} proves {each.id}, which no entry refers to")
        return len(self.checks) + len(self.catalogue.support) + len(proved), gaps


def expected(check: Check) -> str:
    """The invariant that a check expects to be violated, or ""."""
    return str(check.options.get("expected_violation", ""))


def _twice(kind: str, names: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [f"{name}: there are two {kind} tables of this id" for name in names if name in seen or seen.add(name)]  # type: ignore[func-returns-value]


def _importable(predicate: str) -> bool:
    module, _, name = predicate.partition(":")
    try:
        return callable(getattr(importlib.import_module(module), name, None))
    except ImportError:
        return False
