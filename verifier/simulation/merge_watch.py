"""What an onlooker makes of evidence: the state of the merge's specification, its invariants, and what no predicate says.

The plain view is asked of all evidence, and so each store is compared with it: what the store has is what its records say, and the view that it keeps up is the plain one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from invariants import merge as merge_invariants
from rebalancing import view
from rebalancing.commit_messages import PROVISIONAL
from rebalancing.envelope import Envelope
from rebalancing.evidence_messages import CapabilityToken, Placement
from rebalancing.evidence_records import SuccessorRecord
from rebalancing.identifiers import Nonce
from rebalancing.merge_system import MergeModel, MergeSystem, Network
from rebalancing.resharing_messages import ResharingProposal, SnapshotBody
from verifier.simulation.evidence import Heard, opened, record_of
from verifier.simulation.peer import Ground, Peer
from verifier.simulation.roster import key_of

__all__ = ["MergeWatch", "Violated"]

NOBODY: frozenset[int] = frozenset()
NOTHING_BEFORE = frozenset({0})
Check: TypeAlias = Callable[[Mapping[str, Callable[[Any, Any], bool]], Any, Any], None]
"""Evaluates predicates in a model and a state."""


class Violated(AssertionError):  # noqa: N818 - a verdict, not an accident
    """An invariant is broken; `name` is its name."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(f"{name} is broken{': ' if text else ''}{text}")
        self.name = name


class MergeWatch:
    """All that was signed, and what peers make of it."""

    def __init__(self, ground: Ground, peers: Mapping[int, Peer], counts: Counter[str]) -> None:
        self.ground, self.peers, self.counts, self.roster = ground, peers, counts, ground.roster
        self.number = {i: key_of(i).number for i in self.roster.peers}
        self.line: dict[int, frozenset[int]] = {}
        # What each peer was at the last look, and who has cleaned up since.
        self.before: dict[int, view.Member] = {}
        self.erased: set[int] = set()
        self.signed = Heard()
        for raw in ground.beginning:
            self.signed.add(record_of(raw))

    def keeps_what_it_pins(self, record: SuccessorRecord) -> None:
        """S8: no snapshot is committed that breaks the caps of its own policy, where peers are as its placement says, or gives anything to whom it revokes."""
        body, placement = record.possessions.body, record.placement
        caps = self.signed.caps_pinned(body.policy, placement.attestations)
        members, holders = (
            frozenset(peer.number for peer in peers) for peers in (body.members.values(), placement.holders)
        )
        keeps = view.keeps_caps(NOBODY, members, caps) and view.keeps_caps(members, holders, caps)
        revokes = {peer.number for peer in opened(record.proposal, ResharingProposal).revoked}
        self.counts["evaluated"] += 1
        self.counts["capped"] += bool(caps)
        self.counts["holders_beside_members"] += holders != members
        if not keeps or not revokes.isdisjoint(members | holders):
            raise Violated("S8", "what is committed is not what its own policy and revocations allow")

    def echoed(self, node: int, body: SnapshotBody, placement: Placement) -> None:
        """S8 for each voter: what is newly proposed keeps what it knows of policies and revocations at the time."""
        known = self.peers[node].evidence.known
        members = frozenset(peer.number for peer in body.members.values())
        holders = frozenset(peer.number for peer in placement.holders)
        caps, gone = view.caps_in_force(known), view.revoked_in(known)
        self.counts["evaluated"] += 1
        keeps = view.keeps_caps(NOBODY, members, caps) and view.keeps_caps(members, holders, caps)
        if not keeps or not gone.isdisjoint(members | holders):
            raise Violated("S8", f"peer {node} echoes what its evidence forbids")
        voter = self.peers[node].voter
        if any(voter.now_ms > each.until_ms for each in voter.store.policies().values()):
            raise Violated("S8", f"peer {node} echoes under a policy that has run out")

    def has_a_part(self, node: int, said: Envelope) -> None:
        """D6 for each voter: it signs nothing provisional while a policy of the last epoch that it knows is fenced."""
        self.counts["evaluated"] += 1
        if json.loads(said.body)["kind"] == PROVISIONAL and self.peers[node].evidence.heard.is_fenced:
            raise Violated("Profile", f"peer {node} has a part in what is provisional under a fenced policy")

    def holds(self, check: Check) -> None:
        roster = self.roster
        model = MergeModel(
            peers=frozenset(self.number[i] for i in roster.peers),
            left=NOBODY,
            liars=frozenset(self.number[i] for i in roster.liars),
            coordinators=NOBODY,
            losing=NOBODY,
            max_loss=0,
            repairing=True,
            revocable=NOBODY,
            threshold=roster.threshold,
            faults=roster.faults,
            region=NOBODY,
            owner=NOBODY,
            caps=NOBODY,
            max_policy=0,
            first_holders=frozenset(peer.number for peer in self.ground.first.body.members.values()),
            available=True,
            copying=True,
            forgetting=True,
            one_way=True,
            joining=False,
            confirming=False,
            lying_owner=False,
            max_snapshot=2**16,
        )
        system = MergeSystem(
            member={self.number[i]: self._member(i) for i in roster.peers},
            heard={self.number[i]: self.peers[i].evidence.heard.evidence for i in roster.peers},
            signed=self.signed.evidence,
            network=Network(left_hears=True, right_hears=True),
        )
        check(merge_invariants.INVARIANTS, model, system)
        for i in roster.honest:
            after = system.member[self.number[i]]
            if (before := self.before.get(i)) is not None:
                self._step_keeps(i, before, after)
            self.before[i] = after
            self._store_says_so(i)
        self.erased.clear()

    def lost(self, i: int) -> None:
        """A peer begins anew with another store."""
        self.before.pop(i, None)

    def _member(self, i: int) -> view.Member:
        shares = self.peers[i].node.resharing.shares.shares
        first = self.ground.first.name
        held = frozenset(
            view.Share(
                each.of.body.name.number, NOTHING_BEFORE if each.of.name == first else self._line(each.under.number)
            )
            for each in shares
            if each.of.body.manifest_version == self.ground.version
        )
        return view.Member(self.peers[i].evidence.known, held)

    def _line(self, digest: int) -> frozenset[int]:
        """The line of what was signed under this name."""
        if digest not in self.line:
            lines = [s.line for s in self.signed.evidence.snapshots if s.digest == digest]
            if not lines:
                raise Violated("DealtOnSigned", "a share was dealt on what nobody has signed")
            self.line[digest] = lines[0]
        return self.line[digest]

    def _step_keeps(self, i: int, before: view.Member, after: view.Member) -> None:
        """The properties of steps: M10, ConflictStays, LearningKeeps and ErasesUnderLive."""
        self.counts["evaluated"] += 4
        final, in_conflict = view.final_of(before.known), view.conflicts(before.known)
        if not in_conflict and not view.descends(view.final_of(after.known), final):
            raise Violated("M10", f"the view of peer {i} falls back")
        if in_conflict and not view.conflicts(after.known):
            raise Violated("ConflictStays", f"peer {i} forgets a conflict")
        if before.shares <= after.shares:
            return
        if i not in self.erased:
            raise Violated("LearningKeeps", f"peer {i} has lost a share without clean-up")
        self.counts["erasures"] += 1
        if in_conflict or not view.is_live(before.known, final):
            raise Violated("ErasesUnderLive", f"peer {i} erases under what is not live")

    def _store_says_so(self, i: int) -> None:
        """What a peer's store has is what its records say, but for what it has forgotten; and its view, kept up record by record, is the plain one."""
        evidence = self.peers[i].evidence
        known, heard = evidence.known, evidence.heard.evidence
        self.counts["evaluated"] += 2
        if replace(known, snapshots=heard.snapshots) != heard or not known.snapshots <= heard.snapshots:
            raise Violated("StoreIsTrue", f"the store of peer {i} says what no record does")
        if evidence.view() != view.view_of(known):
            raise Violated("ViewIsPlain", f"the view of peer {i} is not that of its evidence")

    def shown(self, i: int, envelope: Envelope, challenge: Nonce, accepted: bool) -> None:
        """M7: a token is taken if, and only if, it answers the challenge and names the snapshot in use, its number, epoch and version, and who holds the manifest there."""
        token, evidence = opened(envelope, CapabilityToken), self.peers[i].evidence
        known, epochs = evidence.known, evidence.heard.epochs
        # The plain definition counts ancestors and the snapshot itself, and what stands for the parent of the first.
        plain = view.Token(token.holder.number, token.base.number, token.sequence + 2)
        is_good = (
            view.accepts_token(known, plain)
            and (token.nonce, token.manifest_version) == (challenge, evidence.version)
            and token.epoch == epochs.get(token.base.number)
        )
        self.counts["evaluated"] += 1
        self.counts["tokens_accepted" if accepted else "tokens_refused"] += 1
        if accepted != is_good:
            raise Violated("M7", f"peer {i} {'accepts a bad' if accepted else 'refuses a good'} token")
