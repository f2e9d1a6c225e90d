"""Say how far a check reaches, from what it is run with: nothing here is typed by hand."""

from __future__ import annotations

import importlib
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from invariants.proofs.obligation import Obligation
from verifier.check import Check
from verifier.readings import theme

_ASSIGNMENT = re.compile(r"^\s*(\w+) = (.+)$", re.MULTILINE)


def constants(path: Path) -> dict[str, str]:
    """Name -> value of the constants of a configuration, as written there."""
    return dict(_ASSIGNMENT.findall(path.read_text(encoding="utf-8")))


def configuration(root: Path, check: Check) -> Path | None:
    """The TLC configuration that a check is run with, or None."""
    name = check.options.get("config", "")
    return root / name if name.endswith(".cfg") and (root / name).is_file() else None


def bound(root: Path, check: Check) -> str:
    """How far a check reaches, in a few words."""
    options = check.options
    if "theme" in options:
        general = bool(obligations(options["theme"]))
        kinds = ["proved"] * general + ["proved-bounded"] * bool(options.get("sizes"))
        return "; ".join(proof(check, kind) for kind in kinds)
    if path := configuration(root, check):
        return model(constants(path))
    if runs := options.get("runs"):
        steps = max(run.get("length", 0) for run in runs)
        return f"{options.get('cinit', 'its constants')}; {len(runs)} runs of at most {steps} {'step' if steps == 1 else 'steps'}"
    return "as counted"


@cache
def obligations(name: str, sizes: tuple[int, ...] = ()) -> tuple[Obligation, ...]:
    """The obligations of a theme: those of all sizes, and those of the given ones."""
    return theme.obligations(name, sizes)


def proof(check: Check, kind: str) -> str:
    """How far the obligations of one class reach: those of all sizes, or those of the sizes that the check names."""
    if kind == "proved-bounded":
        module = importlib.import_module(f"invariants.proofs.{check.options['theme']}")
        if hasattr(module, "BOUND"):
            return str(module.BOUND).format(sizes=_listed(check.options["sizes"]))
        others = "".join(
            f", {_count(len(getattr(module, name)), noun)}"
            for name, noun in (("CANDIDATES", "candidate"), ("NUMBERS", "request number"))
            if hasattr(module, name)
        )
        return f"committees of {_listed(check.options['sizes'])}{others}, all states and times"
    any_size = any(each.reading == "cardinality" for each in obligations(check.options["theme"]))
    return "all values" + (", committees of any size" if any_size else "")


def model(values: Mapping[str, str]) -> str:
    """The size of a model, and the faults in it."""

    def size(name: str) -> int:
        value = values.get(name, "{}")
        return len([word for word in value.strip("{} ").split(",") if word.strip()]) if value.startswith("{") else 0

    def number(name: str) -> int:
        return int(values.get(name, "0"))

    if "Granters" in values:
        said = [
            _count(size("Granters"), "granter"),
            _count(size("Candidates"), "candidate"),
            _count(number("MaxRound"), "round"),
            _count(number("MaxNumber"), "request") + " a ballot",
            f"TTL {number('TTL')}, hard stop {number('HardStop')}",
        ]
    elif "Peers" in values:
        said = [_count(size("Peers"), "peer"), f"t = {number('Threshold')}, f = {number('Faults')}"]
        if "MaxSnapshot" in values:
            said += [_count(size("Coordinators"), "coordinator"), _count(number("MaxSnapshot"), "snapshot")]
        else:
            said += [_count(number("MaxSession"), "session"), _count(number("MaxVersion"), "version")]
        if number("MaxPolicy"):
            said.append(_count(number("MaxPolicy"), "policy epoch") + " after the first")
    elif "Members" in values:
        said = [
            _count(size("Members"), "member"),
            *(
                [_count(number("Sessions"), "session")]
                if "Sessions" in values
                else [_count(size("Candidates"), "candidate")]
            ),
            _count(number("MaxRound"), "round"),
        ]
    else:
        said = [
            _count(size("Holders"), "holder"),
            _count(size("Coordinators"), "coordinator"),
            _count(number("MaxRound"), "round"),
            _count(size("Choices"), "choice"),
            f"chains of {number('MaxSequence')}",
        ]
    for name, text in (
        ("Liars", "lying"),
        ("Crashing", "restarting"),
        ("Losing", "losing their store"),
        ("Joining", "joining"),
        ("Leaving", "leaving"),
        ("Revocable", "revoked at will"),
        ("Readable", "whose store is read"),
        ("Mortal", "crashing"),
        ("Twisted", "twisted"),
        ("Releasing", "releasing"),
        ("Acting", "acting"),
    ):
        if size(name):
            said.append(f"{size(name)} {text}")
    if number("MaxNonce") > 1:
        said.append(f"{number('MaxNonce')} incarnations")
    if number("MaxBase"):
        said.append(f"{number('MaxBase') + 1} bases")
    if number("Drift"):
        said.append(f"drift {number('Drift')}")
    if number("Window"):
        said.append(f"window {number('Window')}")
    for name, text in (
        ("FreeClocks", "free clocks"),
        ("Forgery", "forged requests"),
        ("ShownRounds", "shown rounds"),
        ("PolicyMoves", "changing policy"),
        ("SignedJustification", "justifications told apart"),
        ("Copying", "moves of the manifest alone"),
        ("Repairing", "repairs"),
        ("Forgetting", "forgetting"),
        ("OneWay", "one-way partitions"),
        ("Confirming", "snapshots certified twice"),
        ("LyingOwner", "a lying owner"),
    ):
        if values.get(name) == "TRUE":
            said.append(text)
    if "TRUE" in values.get("Kinds", ""):
        said.append("provisional commits too")
    return ", ".join(said)


def figures(check: Check) -> str:
    """The figures that the check must meet."""
    said = [f"{_words(name)}: {value:,}" for name, value in sorted(check.exact.items())]
    said += [
        f"{_words(name)}: at least {value:,}" for name, value in sorted(check.least.items()) if name not in check.exact
    ]
    return ", ".join(said)


def total(checks: Sequence[Check], names: Collection[str] = ()) -> str:
    """The figures that several checks must meet together, or some of them; depths do not add up."""
    sums: dict[str, int] = {}
    pinned: dict[str, bool] = {}
    for check in checks:
        for name, value in {**check.least, **check.exact}.items():
            if name != "depth" and (not names or name in names):
                sums[name] = sums.get(name, 0) + value
                pinned[name] = pinned.get(name, True) and name in check.exact
    return ", ".join(
        f"{_words(name)}: {'' if pinned[name] else 'at least '}{value:,} in all" for name, value in sorted(sums.items())
    )


def _words(name: str) -> str:
    return name.replace("_", " ")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _listed(values: Any) -> str:
    texts = [str(value) for value in values]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
