"""The lease's reference."""

from invariants.lease import INVARIANTS
from rebalancing import lease_system
from verifier.mutants.bad_rules_lease import BAD_RULES
from verifier.protocols.protocol import Protocol

PROTOCOL = Protocol(lease_system, INVARIANTS, lease_system.model_of, BAD_RULES)
