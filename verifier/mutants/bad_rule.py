"""Bad rules in the reference's words.

A bug model puts a bad rule in the place of a rule of the specification. Here the same bad rule takes the place of the
reference's function, so that the model checker's counterexample can be replayed in a reference that is wrong in the same way.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

__all__ = ["BadRule", "applied", "bad_rules"]


@dataclass(frozen=True)
class BadRule:
    """A function that takes the place of `module.name`."""

    module: str
    name: str
    function: Callable[..., Any]


def bad_rules(protocol: str) -> Mapping[str, BadRule]:
    """The bad rules of a protocol by the operators that its bug models use."""
    found: Mapping[str, BadRule] = importlib.import_module(f"verifier.mutants.bad_rules_{protocol}").BAD_RULES
    return found


@contextmanager
def applied(rules: Iterable[BadRule]) -> Iterator[None]:
    """Put bad rules in their places, for as long as the context lasts."""
    with ExitStack() as stack:
        for rule in rules:
            stack.enter_context(patch.object(importlib.import_module(rule.module), rule.name, rule.function))
        yield
