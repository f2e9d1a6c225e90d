"""What a voter asks of a proposal before it deals, and again before it echoes: that its own evidence and its clock allow what would be committed.

A coordinator fixes everything in its proposal, and is trusted with nothing. So each dealer and each old holder finds for itself that the proposal follows what is in
use, that the last policies allow it and have not run out, and that nobody gets anything who is revoked or whom the tenant does not attest. The verdict is Ignore
where the coordinator may lack what this voter knows, or the other way round; it is Reject, and blames the coordinator, where what it has signed, and what that
names by digest, is wrong whatever is learnt later. Of a genesis the same is asked of the owner.

Where one of the policies in force is fenced, or none is known, a voter has no part in anything provisional: it neither grants nor echoes nor votes, also not for what was prepared
provisionally before, and takes no move in hand. Final ballots never ask for that, and what is certified stays evidence.

Policies of one epoch all hold: a proposal may name any of them and must keep each. A domain that has a cap has no more shares than can neither decrypt nor
veto, however high the cap: so the stricter policy never allows what a laxer one forbids.

Who holds the manifest is in a placement, which is heard before its proposal. Exactly one placement is named; all else that the proposal names must be known to
be something else, because a second placement that some voters have not heard would make two snapshots of one.

Of a move of the manifest alone the same is asked where it gives anybody anything: members keep their shares, also those who break a cap or are revoked, and nobody gets one.
It follows the snapshot in use, leaves the manifest to those who have it there, and gives it to somebody more.

It is asked of new proposals alone: what is prepared is carried on, whatever has become known since.

TLA+: PartitionMerge!IsAllowed, PartitionMerge!VotesFinally, PartitionMerge!VotesProvisionally, PartitionMerge!Copy.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Set

from .domains import is_sound_cap
from .errors import Ignore, Reject
from .evidence_messages import AVAILABLE, Placement, Policy
from .evidence_parameters import MAXIMUM_PLACEMENTS
from .evidence_store import EvidenceStore
from .genesis_messages import GenesisProposal
from .genesis_sessions import GenesisSession
from .identifiers import Digest, PeerId
from .manifest_moves import MoveSession, check_placement
from .member_node import Admission
from .messages import digest_of
from .pruning import Cap
from .resharing_messages import ResharingProposal
from .resharing_sessions import Session
from .view import keeps_caps

__all__ = [
    "FAULTS",
    "VoterAdmission",
    "check_genesis",
    "check_move",
    "check_provisional",
    "check_session",
    "fault_under",
]

FAULTS = ("low-threshold", "exceeded-cap", "harmful-domain")
"""What a policy may forbid."""


def check_session(store: EvidenceStore, session: Session, heard: Mapping[Digest, Placement], now_ms: int) -> None:
    """Check an opened proposal by a voter's evidence, the placements that it has heard, by digest, and its wall clock.

    Raises Ignore unknown-snapshot, forked-chain, stale-base or other-branch; unknown-policy, stale-policy or expired-policy; unknown-evidence, stale-attestation,
    known-revoked or forbidden-by-policy; and, blaming the coordinator, Reject ambiguous-placement, mismatched-placement, non-canonical, unattested-peer,
    revoked-member, low-threshold, exceeded-cap or harmful-domain.
    """
    proposal, members = session.proposal, session.receiving_peers
    _check_base(store, session.parent.name, provisionally=False)
    _check_in_force(store, proposal.policy, now_ms)
    if session.parent.name.number != store.known.final.digest:
        check_provisional(store)
    try:
        placement = _placement_of(store, proposal, heard)
        holders = frozenset(placement.holders)
        _check_attested(store, placement, members | holders)
        # [REJECT revoked-member] dealers and receivers were asked about when it was opened
        if not holders.isdisjoint(proposal.revoked):
            raise Reject("revoked-member")
        _check_not_revoked(store, members | holders | session.dealing_peers | {proposal.author})
        _check_policies(store, proposal, members, holders, FAULTS)
    except Reject as error:
        raise error.against(proposal.author) from None


def check_move(
    store: EvidenceStore, session: MoveSession, heard: Mapping[Digest, Placement], now_ms: int
) -> frozenset[PeerId]:
    """Check an opened move as `check_session` does a proposal; return those whose words it needs.

    Raises Ignore unknown-snapshot, forked-chain, stale-base or other-branch; unknown-policy, stale-policy or expired-policy; unknown-evidence, stale-attestation,
    known-revoked, forbidden-by-policy, dropped-holder or no-new-holder; and, blaming the coordinator, Reject fenced-move, non-canonical, mismatched-placement, unattested-peer or
    exceeded-cap.
    """
    move, members = session.move, session.members
    _check_base(store, move.base, provisionally=True)
    _check_in_force(store, move.policy, now_ms)
    # [REJECT fenced-move]
    if store.policies()[move.policy].profile != AVAILABLE:
        raise Reject("fenced-move").against(move.author)
    check_provisional(store)
    # [IGNORE unknown-evidence]
    if move.placement not in heard:
        raise Ignore("unknown-evidence", "the placement")
    placement = heard[move.placement]
    holders = frozenset(placement.holders)
    try:
        check_placement(move, placement)
        _check_attested(store, placement, members | holders)
    except Reject as error:
        raise error.against(move.author) from None
    _check_not_revoked(store, holders | {move.author})
    given, chosen, before = _numbers(members), _numbers(holders), store.view().holders
    exceeded = {name for name, each in store.policies().items() if not keeps_caps(given, chosen, store.caps(each))}
    # [REJECT exceeded-cap]
    if move.policy in exceeded:
        raise Reject("exceeded-cap").against(move.author)
    # [IGNORE forbidden-by-policy]
    if exceeded:
        raise Ignore("forbidden-by-policy")
    # [IGNORE dropped-holder] what other snapshots give stays in the view by itself
    if not before & store.known.current.holders <= chosen:
        raise Ignore("dropped-holder")
    # [IGNORE no-new-holder]
    if chosen <= before:
        raise Ignore("no-new-holder")
    return store.added(placement)


def check_provisional(store: EvidenceStore) -> None:
    """Check that a voter may grant, echo and vote provisionally, and deal for what follows a provisional snapshot. Raises Ignore forbidden-by-policy."""
    # [IGNORE forbidden-by-policy]
    if store.profile() != AVAILABLE:
        raise Ignore("forbidden-by-policy", "nothing is provisional")


def check_genesis(store: EvidenceStore, session: GenesisSession, now_ms: int) -> None:
    """Check an opened genesis, by evidence of its version. Whoever holds the manifest beside the shares, the view chooses.

    Raises Ignore other-version or stale-version; unknown-policy, stale-policy or expired-policy; unknown-evidence, known-revoked or forbidden-by-policy; and, blaming the
    owner, Reject low-threshold. Caps are not the owner's fault: it may know a later attestation.
    """
    proposal, members = session.proposal, frozenset(seat.peer for seat in session.receivers.values())
    # [IGNORE other-version]
    if proposal.manifest_version != store.manifest_version:
        raise Ignore("other-version", f"{proposal.manifest_version}")
    # [IGNORE stale-version]
    if store.known.snapshots:
        raise Ignore("stale-version", "the version has begun")
    _check_in_force(store, proposal.policy, now_ms)
    # [IGNORE unknown-evidence]
    if any(store.attestation_of(peer) is None for peer in members):
        raise Ignore("unknown-evidence", "the attestation of a member")
    _check_not_revoked(store, members)
    _check_policies(store, proposal, members, frozenset(), FAULTS[:1])


def fault_under(
    policy: Policy, caps: frozenset[Cap], threshold: int, members: Set[PeerId], holders: Set[PeerId]
) -> str:
    """Return what a policy, with its `caps`, forbids of a committee and the manifest's holders beside it: one of FAULTS, empty if it allows both."""
    given, chosen = _numbers(members), _numbers(holders)
    keeps = (
        threshold >= policy.threshold,
        keeps_caps(frozenset(), given, caps) and keeps_caps(given, chosen, caps),
        all(is_sound_cap(len(given), threshold, len(given & cap.domain)) for cap in caps),
    )
    return next((fault for fault, kept in zip(FAULTS, keeps, strict=True) if not kept), "")


def _check_policies(
    store: EvidenceStore,
    proposal: ResharingProposal | GenesisProposal,
    members: Set[PeerId],
    holders: Set[PeerId],
    certain: Collection[str],
) -> None:
    """Ask all policies of the last epoch. `certain` are the faults under the named one that no later evidence excuses."""
    faults = {
        name: fault_under(each, store.caps(each), proposal.threshold, members, holders)
        for name, each in store.policies().items()
    }
    # [REJECT low-threshold] [REJECT exceeded-cap] [REJECT harmful-domain]
    if faults[proposal.policy] in certain:
        raise Reject(faults[proposal.policy]).against(proposal.author)
    # [IGNORE forbidden-by-policy]
    if any(faults.values()):
        raise Ignore("forbidden-by-policy")


def _numbers(peers: Iterable[PeerId]) -> frozenset[int]:
    return frozenset(peer.number for peer in peers)


def _check_base(store: EvidenceStore, base: Digest, provisionally: bool) -> None:
    """A provisional snapshot alone follows what is in use; a proposal does not say which it is for, and may follow the last final one as well."""
    # [IGNORE unknown-snapshot]
    if store.distribution(base) is None:
        raise Ignore("unknown-snapshot", base.hex)
    # [IGNORE forked-chain]
    if store.known.conflict:
        raise Ignore("forked-chain")
    last = store.known.current if provisionally else store.known.final
    if base.number not in (last.digest, store.known.current.digest):
        # [IGNORE stale-base] [IGNORE other-branch]
        raise Ignore("stale-base" if store.known.is_followed(base.number) else "other-branch", base.hex)


def _check_in_force(store: EvidenceStore, named: Digest, now_ms: int) -> None:
    # [IGNORE unknown-policy]
    if store.policy(named) is None:
        raise Ignore("unknown-policy", named.hex)
    policies = store.policies()
    # [IGNORE stale-policy]
    if named not in policies:
        raise Ignore("stale-policy", named.hex)
    # [IGNORE expired-policy]
    if any(now_ms > policy.until_ms for policy in policies.values()):
        raise Ignore("expired-policy")


def _placement_of(store: EvidenceStore, proposal: ResharingProposal, heard: Mapping[Digest, Placement]) -> Placement:
    """The one placement among what a proposal goes by."""
    named = [heard[name] for name in proposal.evidence if name in heard]
    # [IGNORE unknown-evidence]
    if not all(name in heard or store.has(name) for name in proposal.evidence):
        raise Ignore("unknown-evidence")
    # [REJECT ambiguous-placement]
    if len(named) != 1:
        raise Reject("ambiguous-placement", f"{len(named)} are named")
    (placement,) = named
    placement.check_sense()
    # [REJECT mismatched-placement]
    if (placement.base, placement.manifest_id) != (proposal.base, proposal.manifest_id):
        raise Reject("mismatched-placement")
    return placement


def _check_attested(store: EvidenceStore, placement: Placement, peers: Set[PeerId]) -> None:
    attestations = [store.attestation(name) for name in placement.attestations]
    # [IGNORE unknown-evidence]
    if None in attestations:
        raise Ignore("unknown-evidence", "an attestation")
    # [REJECT unattested-peer]
    if {each.peer for each in attestations if each} != peers:
        raise Reject("unattested-peer")
    # [IGNORE stale-attestation]
    if {store.attestation_of(peer) for peer in peers} != set(placement.attestations):
        raise Ignore("stale-attestation")


def _check_not_revoked(store: EvidenceStore, peers: Set[PeerId]) -> None:
    # [IGNORE known-revoked]
    if not _numbers(peers).isdisjoint(store.known.revoked):
        raise Ignore("known-revoked")


class VoterAdmission:
    """A voter's evidence, its wall clock, and the placements that it has heard, in memory only: the last few of each coordinator.

    Attributes:
        store: what it knows of the version.
        now_ms: wall-clock time; whoever drives the voter sets it before each message.
    """

    def __init__(self, store: EvidenceStore, coordinators: Set[PeerId], now_ms: int) -> None:
        self.store = store
        self.now_ms = now_ms
        self._heard = {peer: deque[tuple[Digest, Placement]](maxlen=MAXIMUM_PLACEMENTS) for peer in coordinators}

    def admission(self, eligible: Set[PeerId]) -> Admission:
        """Return what a `MemberNode` is built with; `eligible` are the enrolled keys that may have a share."""
        return Admission(
            owner=self.store.owner,
            coordinators=self._heard.keys(),
            eligible=eligible,
            session=self.session,
            genesis=self.genesis,
            move=self.move,
            provisional=self.provisional,
            snapshot=self.store.distribution,
        )

    def hear_placement(self, placement: Placement, source: PeerId) -> None:
        """Remember a placement, and forget an old one of the same authenticated `source`. Raises Ignore unknown-signer for who may not propose."""
        # [IGNORE unknown-signer]
        if source not in self._heard:
            raise Ignore("unknown-signer", source.hex)
        self._heard[source].append((digest_of(placement), placement))

    def session(self, session: Session) -> bool:
        """Say yes to an opened proposal. Raises what `check_session` raises."""
        check_session(self.store, session, self._placements, self.now_ms)
        return True

    def move(self, session: MoveSession) -> frozenset[PeerId]:
        """Return those whose words an opened move needs, if it may be. Raises what `check_move` raises."""
        return check_move(self.store, session, self._placements, self.now_ms)

    def provisional(self) -> None:
        """Let a provisional ballot pass. Raises what `check_provisional` raises."""
        check_provisional(self.store)

    @property
    def _placements(self) -> dict[Digest, Placement]:
        return dict(each for placements in self._heard.values() for each in placements)

    def genesis(self, session: GenesisSession) -> bool:
        """Say yes to an opened genesis. Raises what `check_genesis` raises."""
        check_genesis(self.store, session, self.now_ms)
        return True
