"""The resharing's reference with real sharing: its shares are scalars, its deals and proofs those of real nodes."""

from verifier.mutants.bad_rules_reshare import BAD_RULES
from verifier.protocols import sharing_system
from verifier.protocols.protocol import Protocol
from verifier.protocols.real_sharing import RealSharing
from verifier.protocols.sharing_system import INVARIANTS, shared_by

PROTOCOL = Protocol(sharing_system, INVARIANTS, shared_by(RealSharing), BAD_RULES)
