"""States that nothing can reach, of a protocol whose small models lack what an invariant asks for.

Fields of reachable states are mixed, as in `invariants.py`; besides, a field may have a value that is strange to the model, and a state is passed over in which a definition chooses one of several:
of those each language chooses another.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

from verifier.graph.invariants import SEED, leaves, mixed

__all__ = ["Pool", "unreachable_states"]

TRIES = 20  # so many states are mixed at most for each that is wanted
OF_REACHABLE = 200  # so many reachable states are mixed

Pool = Mapping[tuple[type, str], Sequence[Any]]
"""Values by record type and field name."""


def unreachable_states(
    reachable: Sequence[Any], count: int, strange: Pool, is_defined: Callable[[Any], bool]
) -> list[Any]:
    """Make states by mixing reachable ones; nearly all of them are unreachable.

    Args:
        reachable: states.
        count: how many to make.
        strange: what a field may be besides what it is in reachable states.
        is_defined: whether the definitions say the same of a state in every language.

    Raises:
        RuntimeError: too few are defined.
    """
    draw = random.Random(SEED)
    sample = draw.sample(reachable, min(len(reachable), OF_REACHABLE))
    pool: dict[tuple[type, str], list[Any]] = {}
    for known in (sample, *strange.values()):
        for value in known:
            leaves(value, pool)
    for field, values in strange.items():
        # As often as what is not strange.
        pool[field] += [draw.choice(values) for _ in pool[field]]
    tried = (mixed(draw.choice(sample), pool, draw) for _ in range(count * TRIES))
    found = list(islice(filter(is_defined, tried), count))
    if len(found) < count:
        raise RuntimeError(f"of {count * TRIES} mixed states {len(found)} are defined")
    return found
