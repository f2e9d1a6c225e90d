"""Whom a coordinator, or the owner, chooses for shares and for the manifest: as many as the policies allow, and by chance where they leave a choice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rebalancing import view
from rebalancing.domains import greatest_cap
from rebalancing.evidence_messages import Placement
from rebalancing.identifiers import Digest, PeerId
from rebalancing.messages import BallotFields
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.pruning import Cap
from rebalancing.view import Evidence
from verifier.simulation.evidence import PeerEvidence
from verifier.simulation.peer import Ground
from verifier.simulation.roster import MANIFEST, Roster, key_of

__all__ = ["NO_CAPS", "committee", "holders", "numbers_of", "placement", "sound_caps"]

NOBODY: frozenset[int] = frozenset()
NO_CAPS: frozenset[Cap] = frozenset()
# Of four turns those in which nobody keeps the manifest who is a member, who is not, and who may lie. Not all who may are to hold it, so that there is somebody to whom a branch can give
# it; and what liars say of the ciphertext is asked when one gives it to them.
LEFT_OUT_MEMBER, LEFT_OUT_OTHER, LEFT_OUT_LIAR, TURNS = 1, 2, 3, 4


def numbers_of(nodes: Iterable[int]) -> frozenset[int]:
    """The keys of nodes, as evidence has them."""
    return frozenset(key_of(i).number for i in nodes)


def sound_caps(roster: Roster, known: Evidence) -> frozenset[Cap]:
    """What the policies cap; and what no voter allows more of in a domain that has a cap."""
    most = greatest_cap(roster.size, roster.threshold)
    return frozenset(replace(cap, most=min(cap.most, most)) for cap in view.caps_in_force(known))


def committee(roster: Roster, able: list[int], caps: frozenset[Cap]) -> list[int]:
    """The first of those who are able, in their order, of whom the caps allow a committee; fewer than that if they allow none."""
    chosen = able[: roster.size]
    if not view.keeps_caps(NOBODY, numbers_of(chosen), caps):
        allowed = roster.nodes_of(view.greatest(NOBODY, numbers_of(able), caps))
        chosen = [i for i in able if i in allowed][: roster.size]
    return sorted(chosen)


def holders(ground: Ground, evidence: PeerEvidence, ballot: BallotFields, members: frozenset[int]) -> frozenset[int]:
    """As many as the policies allow of those who hold the manifest, and of the new members, but for some."""
    now, liars = evidence.view(), numbers_of(ground.roster.liars)

    def is_kept(h: int) -> bool:
        left_out = LEFT_OUT_LIAR if h in liars else LEFT_OUT_MEMBER if h in members else LEFT_OUT_OTHER
        return ground.chance.below(TURNS, "kept", ballot, h) >= left_out

    everybody = members | now.holders
    kept = frozenset(filter(is_kept, everybody))
    candidates = (kept if len(kept) > 2 * ground.roster.faults + 1 else everybody) - now.revoked
    return view.greatest(members, candidates, view.caps_in_force(evidence.known))


def placement(evidence: PeerEvidence, base: Digest, members: frozenset[int], placed: frozenset[int]) -> Placement:
    """Who is to hold the manifest, and where these and the members are."""
    everybody = [PeerId.from_number(number) for number in members | placed]
    attested = {evidence.store.attestation_of(each) for each in everybody}
    return Placement(
        base,
        MANIFEST,
        PROTOCOL_VERSION,
        tuple(sorted(each for each in attested if each)),
        tuple(sorted(map(PeerId.from_number, placed))),
    )
