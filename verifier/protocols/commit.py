"""The commit's reference."""

from invariants.commit import INVARIANTS
from rebalancing import commit_system
from verifier.mutants.bad_rules_commit import BAD_RULES
from verifier.protocols.protocol import Protocol

PROTOCOL = Protocol(commit_system, INVARIANTS, commit_system.model_of, BAD_RULES)
