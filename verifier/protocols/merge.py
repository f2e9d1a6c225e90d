"""The partition merge's reference."""

from invariants import merge
from rebalancing import merge_system
from verifier.mutants.bad_rules_merge import BAD_RULES
from verifier.protocols.protocol import Protocol

PROTOCOL = Protocol(merge_system, merge.INVARIANTS, merge_system.model_of, BAD_RULES)
