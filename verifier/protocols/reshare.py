"""The resharing's reference."""

from invariants import resharing
from rebalancing import resharing_system
from verifier.mutants.bad_rules_reshare import BAD_RULES
from verifier.protocols.protocol import Protocol

PROTOCOL = Protocol(resharing_system, resharing.INVARIANTS, resharing_system.model_of, BAD_RULES)
