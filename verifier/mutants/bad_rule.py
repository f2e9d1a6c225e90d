"""Bad rules in the reference's words.

A bug model puts a bad rule in the place of a rule of the specification. Here the same bad rule takes the place of the
reference's function, so that the model checker's counterexample can be replayed in a reference that is wrong in the same way.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

__all__ = ["BadRule", "applied"]


@dataclass(frozen=True)
class BadRule:
    """A function that takes the place of `module.name`."""

    module: str
    name: str
    function: Callable[..., Any]


@contextmanager
def applied(rules: Iterable[BadRule]) -> Iterator[None]:
    """Put bad rules in their places, for as long as the context lasts."""
    with ExitStack() as stack:
        for rule in rules:
            stack.enter_context(patch.object(importlib.import_module(rule.module), rule.name, rule.function))
        yield
