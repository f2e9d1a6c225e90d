"""The constants of a specification, as the header of a trace gives them: some are needed, the rest has a default."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from rebalancing.quorum import quorum

from . import values
from .values import Reader, WrongError

__all__ = ["Constants", "Part", "check_committee", "check_liars", "check_somebody_is_honest"]

LONGEST_ROW = 1_000  # numbers or members: every step may touch them all


@dataclass(frozen=True)
class Part:
    """A constant that is a part of another one.

    Attributes:
        whole: the set of which it is a part.
        every: whether it is all of it unless the header says otherwise.
        but: a constant whose members are then left out.
    """

    whole: str
    every: bool
    but: str = ""


@dataclass(frozen=True)
class Constants:
    """Which constants there are.

    Attributes:
        wholes: sets that must be given, none of them empty, with the reader of one item.
        naturals: numbers that must be given.
        parts: sets of items of the wholes.
        numbers, switches, sets: what has a default; sets with the reader of one item, and empty only where the default is.
        rows: numbers that are as long as a row that every step may touch.
    """

    wholes: Mapping[str, Reader]
    naturals: tuple[str, ...]
    parts: Mapping[str, Part]
    numbers: Mapping[str, int]
    switches: Mapping[str, bool]
    sets: Mapping[str, tuple[Reader, frozenset[Any]]]
    rows: tuple[str, ...] = ()

    def read(self, value: Any, where: str) -> dict[str, Any]:
        """Read a header's constants and return all of them. Raises WrongError."""
        read = values.closed(
            {
                **{name: values.names(item) for name, item in self.wholes.items()},
                **dict.fromkeys(self.naturals, values.natural),
            },
            {
                **dict.fromkeys(self.parts, values.names(lambda item, _: item)),
                **dict.fromkeys(self.numbers, values.natural),
                **dict.fromkeys(self.switches, values.boolean),
                **{name: values.names(item) for name, (item, _) in self.sets.items()},
            },
        )
        # Parts are read again once it is known of what.
        if isinstance(value, dict):
            for name in self.parts:
                if any(isinstance(item, dict | list) for item in values.listed(value.get(name))):
                    raise WrongError(f"{where}.{name} holds something besides names", "list names")
        given = read(value, where)
        k = {**self.numbers, **self.switches, **{name: default for name, (_, default) in self.sets.items()}, **given}
        for name, part in self.parts.items():
            kind = values.named(k[part.whole], part.whole.lower().removesuffix("s"))
            if name in value:
                k[name] = values.names(kind)(value[name], f"{where}.{name}")
            else:
                k[name] = k[part.whole] - k.get(part.but, frozenset()) if part.every else frozenset()
        for name in (*self.wholes, *(name for name, (_, default) in self.sets.items() if default)):
            if not k[name]:
                raise WrongError(f"{where}.{name} is empty", "name at least one")
        for name, count in [*((name, len(k[name])) for name in self.wholes), *((name, k[name]) for name in self.rows)]:
            if not 1 <= count <= LONGEST_ROW:
                raise WrongError(
                    f"{where}.{name} is {count} of {LONGEST_ROW} at most",
                    "give no more than the trace uses, and at least 1",
                )
        return k


def check_committee(k: Mapping[str, Any], where: str, name: str, members: Set[Any], silent: int) -> None:
    """Refuse the committee of a header that cannot be one. It need not be feasible: models use smaller ones on purpose.

    Args:
        k: all constants.
        where: the place of the constants.
        name: of the constant that holds the members.
        members: of the first committee, not empty.
        silent: without how many of them there must be a quorum.

    Raises:
        WrongError: the threshold is none of 1 to the number of members, or too few are left for a quorum.
    """
    n, t, f = len(members), k["Threshold"], k["Faults"]
    if not 1 <= t <= n:
        raise WrongError(f"{where}.Threshold is {t} of {n} {name.lower()}", f"give 1 to {n}")
    q = quorum(n, t, f)
    if n - silent < q:
        left = f"{max(n - silent, 0)} are left" if silent else "there are no more"
        raise WrongError(
            f"{where}.Faults is {f}: of {n} {name.lower()} with threshold {t} a quorum is {q}, and {left}",
            "lower Faults, or name the whole committee",
        )


def check_liars(k: Mapping[str, Any], where: str, name: str, members: Set[Any]) -> None:
    """Refuse liars who are a quorum of a committee, as `check_committee` takes it: they could sign anything. Raises WrongError."""
    n, liars = len(members), len(k["Liars"] & members)
    q = quorum(n, k["Threshold"], k["Faults"])
    if liars >= q:
        raise WrongError(
            f"{where}.Liars names {liars} of {n} {name.lower()}, and a quorum is {q}", "name fewer than a quorum"
        )


def check_somebody_is_honest(k: Mapping[str, Any], where: str, name: str) -> None:
    """Refuse liars who are everybody: what liars do is not checked. Raises WrongError."""
    if k["Liars"] == k[name]:
        raise WrongError(f"{where}.Liars names all {name.lower()}", "leave one out, whose steps are checked")
