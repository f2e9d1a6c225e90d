"""Replay of a run of the partition merge.

The actions are those of `merge_system`. Evidence is state, so there are no messages apart from it. A log names a snapshot by its digest: what
was signed, the replay looks up.

TLA+: PartitionMerge (section Actions)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from rebalancing import merge_system, view
from rebalancing.merge_system import MergeModel, MergeSystem, Network
from rebalancing.view import Evidence, Loss, Policy, Snapshot

from .replay import Replay
from .trace import Header

__all__ = ["MergeReplay", "Piece", "piece_of"]

NONE: frozenset[Any] = frozenset()
EVIDENCE = ("snapshots", "revoked", "losses", "receipts", "policies")
MEMBER_FIELDS = (*EVIDENCE, "dropped", "shares", "in_use", "view")
SYSTEM_FIELDS = ("network", *EVIDENCE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence, as a log names it: the digest of a snapshot, that of one below which liars forge a final successor, that it is the owner's second first snapshot, whom the tenant
    revoked, or one of the others; the rest is not there.
    """

    snapshot: int = 0
    forged: int = 0
    another_first: bool = False
    revoked: int = 0
    loss: Loss | None = None
    receipt: Loss | None = None
    policy: Policy | None = None


def piece_of(e: Evidence) -> Piece:
    """Return what a log calls evidence that is one piece."""
    for x in e.snapshots:
        if x.parent == 0 and x.digest != 1:
            return Piece(another_first=True)
        return Piece(snapshot=x.digest) if x.digest > 0 else Piece(forged=x.parent)
    for h in e.revoked:
        return Piece(revoked=h)
    for loss in e.losses:
        return Piece(loss=loss)
    for receipt in e.receipts:
        return Piece(receipt=receipt)
    (policy,) = e.policies
    return Piece(policy=policy)


class MergeReplay(Replay):
    """A run of the partition merge's reference."""

    model: MergeModel
    state: MergeSystem

    def __init__(self, header: Header) -> None:
        super().__init__(header, next(iter(merge_system.initial(header.model))))

    def snapshot(self, digest: int) -> Snapshot:
        """Return the snapshot of a digest, or for an unknown one a snapshot that nobody has signed."""
        unknown = replace(merge_system.genesis(self.model), digest=digest)
        return next((x for x in self.state.signed.snapshots if x.digest == digest), unknown)

    def made_up(self, parent: int) -> Evidence:
        """Return what liars forge below a provisional snapshot, or the owner below nothing; where they cannot what nobody has signed."""
        unknown = Evidence(frozenset({self.snapshot(0)}), NONE, NONE, NONE, NONE)
        lies = merge_system.made_up(self.model, self.state)
        return next((e for e in lies if any(x.parent == parent for x in e.snapshots)), unknown)

    def evidence(self, piece: Piece) -> Evidence:
        """Return the evidence that a log names."""
        if piece.forged or piece.another_first:
            return self.made_up(piece.forged)
        return Evidence(
            snapshots=frozenset({self.snapshot(piece.snapshot)}) if piece.snapshot else NONE,
            revoked=frozenset({piece.revoked}) if piece.revoked else NONE,
            losses=frozenset({piece.loss}) if piece.loss else NONE,
            receipts=frozenset({piece.receipt}) if piece.receipt else NONE,
            policies=frozenset({piece.policy}) if piece.policy else NONE,
        )

    def after(self, action: str, arguments: Mapping[str, Any]) -> MergeSystem:
        model, s, system, a = self.model, self.state, merge_system, arguments
        match action:
            case "CommitFinal":
                return system.commit_final(model, s, a["coordinator"], a.get("revokes", NONE))
            case "CommitProvisional":
                return system.commit_provisional(model, s, a["coordinator"], a.get("revokes", NONE))
            case "CopyManifest":
                return system.copy_manifest(model, s, a["coordinator"], a["to"])
            case "Learn":
                return system.learn(model, s, a["peer"], self.evidence(a["evidence"]))
            case "Revoke":
                return system.revoke(model, s, a["revoked"], a["peer"])
            case "Regulate":
                return system.regulate(model, s, a["peer"], a["epoch"], a["most"])
            case "Repair":
                return system.repair(model, s, a["peer"], a["snapshot"])
            case "Flap":
                return system.flap(model, s, Network(left_hears=a["left_hears"], right_hears=a["right_hears"]))
        return system.ACTIONS[action](model, s, a["peer"])

    def take(self, s: MergeSystem) -> None:
        self.state = s

    def whole(self) -> MergeSystem:
        return self.state

    def fields(self, node: Any) -> tuple[str, ...]:
        if node is None:
            return SYSTEM_FIELDS
        return MEMBER_FIELDS if node in self.state.member else ()

    def field(self, s: MergeSystem, node: Any, name: str) -> Any:
        if node is None:
            return s.network if name == "network" else getattr(s.signed, name)
        me = s.member[node]
        match name:
            case "shares":
                return me.shares
            case "in_use":
                return frozenset(x.polynomial for x in me.shares if view.is_in_use(me.known, x))
            case "view":
                return view.view_of(me.known)
            case "dropped":
                return frozenset(x.digest for x in s.heard[node].snapshots - me.known.snapshots)
        return getattr(me.known, name)
