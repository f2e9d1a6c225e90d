"""The lease's reference."""

from invariants.lease import INVARIANTS
from rebalancing import lease_system
from rebalancing.oracle.trace import model_of
from verifier.mutants.bad_rules_lease import BAD_RULES
from verifier.protocols.protocol import Protocol

PROTOCOL = Protocol(lease_system, INVARIANTS, model_of, BAD_RULES)
