"""The commit's reference."""

from invariants import accountability, commit
from rebalancing import commit_system
from verifier.mutants.bad_rules_commit import BAD_RULES
from verifier.protocols.protocol import Protocol

PROTOCOL = Protocol(
    commit_system, {**commit.INVARIANTS, **accountability.INVARIANTS}, commit_system.model_of, BAD_RULES
)
