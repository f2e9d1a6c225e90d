"""Every predicate that stands beside an operator of the specification."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import invariants.accountability
import invariants.commit
import invariants.lease
import invariants.merge
import invariants.resharing

__all__ = ["INVARIANTS", "PREDICATES"]

# Module -> operator -> predicate.
PREDICATES: Mapping[str, Mapping[str, Callable[[Any, Any], bool]]] = {
    "Lease": invariants.lease.INVARIANTS,
    "Commit": invariants.commit.INVARIANTS,
    "Accountability": invariants.accountability.INVARIANTS,
    "Resharing": invariants.resharing.INVARIANTS,
    "PartitionMerge": invariants.merge.INVARIANTS,
}

# Operator -> predicate; no two modules name an invariant alike.
INVARIANTS = {name: predicate for table in PREDICATES.values() for name, predicate in table.items()}
assert len(INVARIANTS) == sum(map(len, PREDICATES.values()))
