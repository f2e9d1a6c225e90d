"""A change of the manifest's holders alone: what a move must be so that it counts, and how a new holder shows that it has the ciphertext.

Nothing is dealt, and nobody gets a share: the snapshot has the polynomial and the committee of its parent, and the manifest more holders. It is provisional only, as a final
snapshot always has a polynomial of its own. The move is signed by its coordinator, and its digest is the challenge: each new holder signs the ciphertext's hash under
that and its own key, which nobody can compute before the move is there, nor copy from another. Whoever has the ciphertext checks the hash, and everybody the signature; an answer shows
that its signer could read the ciphertext then, and not that it keeps it.

Source: RFC 7693 (BLAKE2b), keyed.

TLA+: PartitionMerge!Copy, PartitionMerge!CopyManifest.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from hashlib import blake2b

from .certificates import open_list
from .commit_messages import SnapshotFields
from .envelope import Envelope, NestedEnvelope
from .errors import Ignore, Reject
from .evidence_messages import HoldingProof, ManifestMove, ManifestPossession, Placement
from .identifiers import Digest, PeerId
from .messages import check_manifest, digest_of, open_message
from .parameters import PROTOCOL_VERSION
from .resharing_sessions import Distribution, check_deadline, name_of

__all__ = [  # noqa: RUF022 - in the order of the text
    "MoveSession", "open_move", "check_placement", "prove_holding", "answer_move", "check_holding", "open_holdings",
]  # fmt: skip

# 16 bytes: what else the ciphertext is hashed for one day is told apart by it.
_PERSON = b"rebalancing-mhp1"


@dataclass(frozen=True)
class MoveSession:
    """An opened move.

    Attributes:
        name: its digest, which is the challenge.
        parent: what it follows.
    """

    name: Digest
    move: ManifestMove
    parent: Distribution

    @property
    def fields(self) -> SnapshotFields:
        """The snapshot that commits it."""
        return SnapshotFields(self.name, self.move.origin, self.parent.name, self.parent.sequence + 1)

    @property
    def distribution(self) -> Distribution:
        """The same, with the body that it shares with its parent."""
        return Distribution(self.parent.body, (self.fields,))

    @property
    def members(self) -> frozenset[PeerId]:
        """The committee, which stays."""
        return frozenset(self.parent.body.members.values())


def open_move(
    envelope: Envelope, coordinators: Set[PeerId], parent: Distribution, now_ms: int | None = None
) -> MoveSession:
    """Open a move on a parent. `coordinators` may propose; the keys are enrolled. `now_ms` is None for what was committed.

    Raises what `open_message` raises; Ignore other-manifest, stale-base, past-deadline or far-deadline; and, blaming the coordinator, Reject
    mismatched-version or mismatched-polynomial.
    """
    move, body = open_message(envelope, ManifestMove, coordinators), parent.body
    check_manifest(move, body.manifest_id)
    # [IGNORE stale-base]
    if move.base != parent.name:
        raise Ignore("stale-base", move.base.hex)
    if now_ms is not None:
        check_deadline(move.deadline_ms, now_ms)
    # [REJECT mismatched-version]
    if move.manifest_version != body.manifest_version:
        raise Reject("mismatched-version", f"{move.manifest_version}").against(move.author)
    # [REJECT mismatched-polynomial]
    if move.polynomial != body.name:
        raise Reject("mismatched-polynomial", move.polynomial.hex).against(move.author)
    return MoveSession(name_of(envelope), move, parent)


def check_placement(move: ManifestMove, placement: Placement) -> None:
    """Raise Reject non-canonical or mismatched-placement unless a placement is the one that a move names, and is of its base and manifest."""
    placement.check_sense()
    # [REJECT mismatched-placement]
    if (digest_of(placement), placement.base, placement.manifest_id) != (move.placement, move.base, move.manifest_id):
        raise Reject("mismatched-placement")


# ----------------------------------------------------------------------------------------------------------------------
# Possession of the ciphertext


def prove_holding(ciphertext: bytes, session: Digest, holder: PeerId) -> HoldingProof:
    """Return the hash with which a holder answers the challenge of a session."""
    key = session.value + holder.value
    return HoldingProof(blake2b(ciphertext, key=key, person=_PERSON, digest_size=HoldingProof.LENGTH).digest())


def answer_move(session: MoveSession, placement: Placement, name: PeerId, ciphertext: bytes) -> ManifestPossession:
    """Answer a move that gives the manifest to this peer, which has the ciphertext. Raises what `check_placement` raises; Ignore not-chosen."""
    move = session.move
    try:
        check_placement(move, placement)
    except Reject as error:
        raise error.against(move.author) from None
    # [IGNORE not-chosen]
    if name not in placement.holders:
        raise Ignore("not-chosen", "a holder of the manifest")
    proof = prove_holding(ciphertext, session.name, name)
    return ManifestPossession(move.base, move.manifest_id, PROTOCOL_VERSION, name, proof, session.name)


def check_holding(ciphertext: bytes, possession: ManifestPossession) -> None:
    """Raise Reject bad-proof unless an opened answer is of this ciphertext. Nobody is blamed: who took another ciphertext for this one answers as who has none."""
    # [REJECT bad-proof]
    if possession.proof != prove_holding(ciphertext, possession.session, possession.holder):
        raise Reject("bad-proof", f"of the ciphertext, by {possession.holder.hex}")


def open_holdings(
    session: MoveSession, added: Set[PeerId], envelopes: Sequence[NestedEnvelope]
) -> tuple[ManifestPossession, ...]:
    """Return the words of all whom a move adds, in rising order of keys.

    Raises Reject not-a-quorum, duplicate-signer, not-a-member, bad-value, mismatched-possession, or what `open_message` raises for one of them.
    """
    # [REJECT not-a-quorum] all of them: one form, and a size that is known before anything is verified
    if len(envelopes) != len(added):
        raise Reject("not-a-quorum", f"{len(envelopes)} of {len(added)}")
    words = open_list(envelopes, ManifestPossession, added)
    for each in words:
        # [REJECT mismatched-possession]
        if (each.session, each.base, each.manifest_id) != (
            session.name,
            session.parent.name,
            session.move.manifest_id,
        ):
            raise Reject("mismatched-possession", each.holder.hex)
    return words
