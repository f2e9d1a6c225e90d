"""Bugs of moves and of branches: a holder's word, what a voter asks of a move, and what is left of a branch that has come to an end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rebalancing import manifest_moves, voter_admission
from rebalancing.errors import ProtocolError
from rebalancing.evidence_messages import ManifestPossession, Placement
from rebalancing.evidence_store import EvidenceStore
from rebalancing.identifiers import Digest, PeerId
from rebalancing.incremental_view import IncrementalView
from rebalancing.manifest_moves import MoveSession
from verifier.mutants.bad_rule import BadRule

__all__ = ["MOVE_BUGS"]

sound_answer, sound_check = manifest_moves.answer_move, voter_admission.check_move


def answer_unread(session: MoveSession, placement: Placement, name: PeerId, ciphertext: bytes) -> ManifestPossession:
    """A new holder answers without a look at the ciphertext."""
    return sound_answer(session, placement, name, b"")


def _check_without(*codes: str) -> Callable[..., frozenset[PeerId]]:
    """What a voter asks of a move, but for what it would refuse with these codes."""

    def check(
        store: EvidenceStore, session: MoveSession, heard: Mapping[Digest, Any], now_ms: int
    ) -> frozenset[PeerId]:
        try:
            return sound_check(store, session, heard, now_ms)
        except ProtocolError as verdict:
            if verdict.code not in codes:
                raise
            return store.added(heard[session.move.placement])

    return check


class DepthForgotten(IncrementalView):
    """When a branch ends, only the holders of its first snapshot lose what it gave them."""

    def _supersede(self, digest: int) -> None:
        deeper, waiting = [], list(self._children[digest])
        while waiting:
            each = waiting.pop()
            waiting += self._children[each]
            if not self._children[each]:
                deeper.append(each)
        super()._supersede(digest)
        for each in deeper:
            self._give(self.snapshots[each], 1)


MOVE_BUGS: Mapping[str, tuple[BadRule, frozenset[str]]] = {
    "word_without_ciphertext": (
        BadRule("rebalancing.member_node", "answer_move", answer_unread),
        frozenset({"HoldersHave"}),
    ),
    "move_caps_not_asked": (
        BadRule("rebalancing.voter_admission", "check_move", _check_without("exceeded-cap", "forbidden-by-policy")),
        frozenset({"S8"}),
    ),
    "move_to_the_revoked": (
        BadRule("rebalancing.voter_admission", "check_move", _check_without("known-revoked")),
        frozenset({"S8"}),
    ),
    "branch_depth_forgotten": (
        BadRule("rebalancing.evidence_store", "IncrementalView", DepthForgotten),
        frozenset({"ViewIsPlain", "BranchesEnd"}),
    ),
}
"""Name -> what is wrong, and the invariants of which one must break."""
