"""The vocabulary of algebraic proofs.

A law is a function of a *world*: the modules of sharing over some kind of scalars, with indices and scalars of which nothing is known but that the
indices are distinct and not zero. It runs the reference's own text there and yields pairs that must be equal. Over letters, equal pairs are
identities: they hold in every field, for all indices and all scalars.

Nothing here knows an algebra system. The verifier makes the worlds: letters, small fields, and the real modules with libsodium's points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

__all__ = ["Adversary", "Census", "Equal", "FalseLaw", "Law", "Pieces", "Sides", "World"]


class World(Protocol):
    """The modules over one kind of scalars, and a supply of unknowns."""

    @property
    def sharing(self) -> Any: ...
    @property
    def redistribution(self) -> Any: ...
    @property
    def repair(self) -> Any: ...
    @property
    def reconstruction(self) -> Any: ...
    @property
    def group(self) -> Any: ...

    def indices(self, count: int) -> tuple[Any, ...]:
        """Indices, each higher than all that were handed out before."""

    def scalars(self, count: int) -> tuple[Any, ...]:
        """Scalars of which nothing is known."""

    def scalar(self, number: Any) -> Any:
        """A number as a scalar."""

    def inverse(self, number: Any) -> Any:
        """One over an index, over a difference of indices, or over a product of such."""


Equal = tuple[Any, Any]
"""Scalars, points, or whatever is made of them."""
Sides = Callable[[World], Iterator[Equal]]


@dataclass(frozen=True)
class FalseLaw:
    """A neighbour of a law that is false: some pair differs, or the text itself finds that the shares are wrong."""

    statement: str
    sides: Sides
    code: str = ""
    """With which the text rejects, if it does."""


@dataclass(frozen=True)
class Law:
    """One statement to prove, at one size."""

    id: str
    """theme.name.tSIZE."""
    statement: str
    cases: tuple[Sides, ...]
    """What it says in each of the cases that the size leaves open; each is proved by itself."""
    siblings: tuple[FalseLaw, ...]
    hypotheses: tuple[Callable[..., bool], ...] = ()
    """None: what is known of a world is told above."""
    reading: str = "algebra"


Pieces = Mapping[Any, Any]
"""What there is to see of a run, by who sees it; values that can be compared and hashed."""


@dataclass(frozen=True)
class Adversary:
    """One that sees some of the pieces of each run."""

    statement: str
    sees: frozenset[Any]


@dataclass(frozen=True)
class Census:
    """A statement about all there is in one small field: for each of its adversaries, each view is as often that of any secret as of any other."""

    id: str
    """theme.name.pPRIME."""
    statement: str
    choices: int
    """How many scalars a run chooses; the first is the secret."""
    run: Callable[[World], Pieces]
    adversaries: tuple[frozenset[Any], ...]
    """The pieces that each one sees."""
    siblings: tuple[Adversary, ...]
    """Adversaries that see too much: some view is more often that of one secret than of another."""
    hypotheses: tuple[Callable[..., bool], ...] = ()
    reading: str = "census"
