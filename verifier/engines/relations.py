"""The proofs leg, for themes that need the relational reading.

Options and figures are those of the engine `proofs`.
"""

from __future__ import annotations

from verifier.check import Check, Outcome, Workspace
from verifier.engines import proofs
from verifier.readings import relations


def run(check: Check, workspace: Workspace) -> Outcome:
    """Prove all obligations, compare and recheck their certificates."""
    with relations.in_force():
        return proofs.run(check, workspace)
