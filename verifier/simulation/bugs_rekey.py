"""Bugs of what implements the re-key and the genesis of the next version, and of what binds everything to its version; and one of policies that run out."""

from __future__ import annotations

from collections.abc import Mapping

from rebalancing import capability_token, genesis_sessions, resharing
from rebalancing.envelope import Envelope
from rebalancing.errors import Ignore
from rebalancing.evidence_messages import CapabilityToken
from rebalancing.evidence_store import EvidenceStore
from rebalancing.genesis_sessions import RekeySession
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId
from rebalancing.owner import Genesis
from rebalancing.resharing import Peer, Share
from verifier.mutants.bad_rule import BadRule
from verifier.simulation.evidence import opened

__all__ = ["REKEY_BUGS"]

sound_open, sound_accept, sound_keeps = genesis_sessions.open_rekey, capability_token.accept, resharing.keeps


def anybody_may_ask(envelope: Envelope, owner: PeerId, manifest_id: ManifestId, now_ms: int | None) -> RekeySession:
    """Whoever signs a request is given the share."""
    return sound_open(envelope, envelope.signer, manifest_id, now_ms)


def older_version_is_good(envelope: Envelope, store: EvidenceStore, challenge: Nonce) -> CapabilityToken:
    """A token of an older version of the manifest is good."""
    token = opened(envelope, CapabilityToken)
    is_older = token.nonce == challenge and token.manifest_version < store.manifest_version
    return token if is_older else sound_accept(envelope, store, challenge)


def keeps_older_versions(me: Peer, x: Share) -> bool:
    """Clean-up leaves what is of an older version."""
    return sound_keeps(me, x) or x.polynomial.version < me.final.version


class BegunByFew(Genesis):
    """The word of as many is enough as a resharing needs."""

    @property
    def missing(self) -> frozenset[PeerId]:
        """Whose word is missing, while it is needed."""
        proposal = self.session.proposal
        missing = super().missing
        heard = len(self.of.body.committee) - len(missing)
        return missing if heard < proposal.threshold + proposal.faults else frozenset()


class AnyVersion(EvidenceStore):
    """Evidence of one version is evidence of another."""

    def _check_version(self, manifest_version: int) -> None:
        pass


def ended_policy_is_in_force(store: EvidenceStore, named: Digest, now_ms: int) -> None:
    """A voter does not ask whether a policy has run out."""
    if store.policy(named) is None:
        raise Ignore("unknown-policy", named.hex)
    if named not in store.policies():
        raise Ignore("stale-policy", named.hex)


REKEY_BUGS: Mapping[str, tuple[BadRule, frozenset[str]]] = {
    "share_to_anybody": (
        BadRule("rebalancing.member_node", "open_rekey", anybody_may_ask),
        frozenset({"ReleasedToOwner"}),
    ),
    "older_token_accepted": (
        BadRule("rebalancing.capability_token", "accept", older_version_is_good),
        frozenset({"M7"}),
    ),
    "older_shares_kept": (BadRule("rebalancing.resharing", "keeps", keeps_older_versions), frozenset({"OldIsErased"})),
    "begun_by_few": (BadRule("rebalancing.owner", "Genesis", BegunByFew), frozenset({"BegunByAll"})),
    "any_version_counts": (
        BadRule("verifier.simulation.evidence", "EvidenceStore", AnyVersion),
        frozenset({"OldIsRefused"}),
    ),
    "ended_policy_is_in_force": (
        BadRule("rebalancing.voter_admission", "_check_in_force", ended_policy_is_in_force),
        frozenset({"S8"}),
    ),
}
"""Name -> what is wrong, and the invariants of which one must break."""
