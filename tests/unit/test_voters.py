"""Whole peers that go by their own evidence, on real messages: of what it forbids nobody deals and nobody echoes, whatever the coordinator, or lying dealers, do.

Run as `merge/stateful/voters` too, whose figures are what is recorded here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import pytest

from rebalancing.commit_certificates import About
from rebalancing.commit_coordinator import Attempt
from rebalancing.commit_messages import FINAL, PROVISIONAL, PreparedCertificate
from rebalancing.envelope import Envelope
from rebalancing.errors import CODES
from rebalancing.evidence_messages import FENCED, Placement, Policy
from rebalancing.evidence_records import FirstRecord, Record, SuccessorRecord
from rebalancing.evidence_store import ADMITTED, EvidenceStore
from rebalancing.identifiers import PeerId
from rebalancing.member_node import MemberNode
from rebalancing.messages import BallotFields, ballot_fields, digest_of, seal
from rebalancing.owner import GenesisPlan
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.resharing_messages import ResharingProposal
from rebalancing.resharing_parameters import LONGEST_SESSION_MS
from rebalancing.resharing_sessions import Distribution
from rebalancing.view import OK
from rebalancing.view import PROVISIONAL as PROVISIONAL_VIEW
from rebalancing.voter_admission import VoterAdmission
from tests.unit.genesis_sample import OWNER_ID, OWNER_SEED, World
from tests.unit.resharing_sample import (
    COORDINATORS,
    ELIGIBLE,
    FAULTS,
    MANIFEST,
    NEW,
    NOW_MS,
    OLD,
    PEERS,
    THRESHOLD,
    Group,
    Run,
    peer,
    seed_of,
)
from tests.unit.test_genesis import hears
from tests.unit.test_member_node import group_of
from tests.vectors import evidence_sample as sample

COORDINATOR = peer(100)
HOLDERS = (0, 3)


def policy(before: Policy | None = None, threshold: int = THRESHOLD) -> Policy:
    """Operators, of two peers each, may have two capabilities, and the three countries five."""
    organisation = {("everybody's owner", f"operator {i}"): 2 for i in range(PEERS // 2)}
    epoch = before.epoch + 1 if before else 1
    made = sample.policy(epoch, before, {(f"country {i}",): 5 for i in range(3)}, organisation)
    return replace(made, owner=OWNER_ID, threshold=threshold)


POLICY = policy()
PLAN = GenesisPlan(THRESHOLD, FAULTS, digest_of(POLICY), NOW_MS + 30_000)
NEXT, HIGH = policy(POLICY), policy(POLICY, THRESHOLD + 1)
FENCE = replace(NEXT, profile=FENCED)
ATTESTATIONS = {
    i: replace(sample.attestation(i), owner=OWNER_ID, peer=peer(i), geography=sample.domain(f"country {i % 3}"))
    for i in range(PEERS - 1)
}


def revoked(i: int) -> Envelope:
    return seal(replace(sample.revocation(i), owner=OWNER_ID, peer=peer(i)), OWNER_SEED)


def signed(of: Policy) -> Envelope:
    return seal(of, OWNER_SEED)


@dataclass
class Voters(World):
    """Peers with evidence of their own. Peer 9 is not attested."""

    plan: GenesisPlan = PLAN
    voters: dict[int, VoterAdmission] = field(default_factory=dict)

    def node(self, i: int) -> MemberNode:
        if i not in self.voters:
            known = EvidenceStore(OWNER_ID, MANIFEST, 1)
            self.voters[i] = VoterAdmission(known, COORDINATORS, self.now_ms)
        return MemberNode(seed_of(i), MANIFEST, self.stores[i], self.voters[i].admission(ELIGIBLE))

    def tell(self, record: Record, who: Iterable[int] = range(PEERS)) -> None:
        for i in who:
            assert self.voters[i].store.admit(record, OWNER_ID).word == ADMITTED

    def tell_first(self) -> None:
        for record in (signed(POLICY), *(seal(each, OWNER_SEED) for each in ATTESTATIONS.values())):
            self.tell(record)

    def begin(self) -> Distribution:
        """A manifest that is founded, and everybody knows."""
        self.tell_first()
        founding = self.found()
        self.tell(FirstRecord(Envelope(**vars(founding.first)), founding.certificate))
        return founding.of

    def at(self, now_ms: int) -> None:
        self.now_ms = now_ms
        for voter in self.voters.values():
            voter.now_ms = now_ms

    def hear(self, *placements: Placement) -> None:
        for voter in self.voters.values():
            for each in placements:
                voter.hear_placement(each, COORDINATOR)

    def careless(self, of: Distribution) -> Group:
        """The same peers as a group that asks for nothing."""
        nodes = {i: World.node(self, i) for i in range(PEERS)}
        group = group_of(self, of)
        group.nodes = {i: node.resharing for i, node in nodes.items()}
        return group


@pytest.fixture
def world() -> Voters:
    return Voters()


def placement(of: Distribution, members: Sequence[int], holders: Sequence[int] = HOLDERS) -> Placement:
    everybody = sorted({*members, *holders} & ATTESTATIONS.keys())
    return Placement(
        base=of.name,
        manifest_id=MANIFEST,
        version=PROTOCOL_VERSION,
        attestations=tuple(sorted(digest_of(ATTESTATIONS[i]) for i in everybody)),
        holders=tuple(sorted(peer(i) for i in holders)),
    )


def proposal(
    group: Group, placements: Sequence[Placement], new: Sequence[int] = NEW, made_under: Policy = POLICY, **changes: Any
) -> ResharingProposal:
    named = tuple(sorted(map(digest_of, placements)))
    return group.proposal(new, evidence=named, policy=digest_of(made_under), **changes)


def one_placement(
    world: Voters, of: Distribution, new: Sequence[int] = NEW, holders: Sequence[int] = HOLDERS, **changes: Any
) -> tuple[Group, ResharingProposal]:
    """Peers that ask for nothing, and a proposal; all have heard its placement."""
    group, placed = world.careless(of), placement(of, new, holders)
    world.hear(placed)
    return group, proposal(group, [placed], new, **changes)


def asked(
    world: Voters, of: Distribution, run: Run, ballot: BallotFields, who: int = 100, kind: str = FINAL
) -> tuple[Attempt, Envelope, PreparedCertificate | None]:
    """A ballot that all grant, and what it proposes."""
    it = Attempt(seed_of(who), About(MANIFEST, of.name, kind, ballot), of.sequence, of.committee)
    for i in OLD:
        answer = world.nodes[i].holder.receive(it.ask())
        it.hear_grant(answer.envelope, answer.shown)
    return it, *it.propose(digest_of(run.body))


def restart(world: Voters) -> None:
    for i in world.nodes:
        world.nodes[i] = world.node(i)


def nobody_takes_part(
    world: Voters,
    of: Distribution,
    arranged: tuple[Group, ResharingProposal],
    code: str,
    blamed: PeerId | None,
    record_property: Callable[[str, int], None],
) -> None:
    """No dealer deals. And if dealers that ask for nothing bring a session to its end, no old holder takes that in hand, and none echoes it."""
    group, said = arranged
    envelope = seal(said, seed_of(100))
    restart(world)
    for i in OLD:
        fresh = group.randomness(said.threshold, len(said.receivers))
        hears(world, code, blamed, partial(world.nodes[i].resharing.receive_proposal, envelope, world.now_ms, fresh))
        record_property("refused_deals", 1)
    run = group.run(said)
    restart(world)
    for i in OLD:
        hears(world, code, blamed, partial(world.nodes[i].resharing.receive_possessions, run.session, run.certificate))
        record_property("refused_certificates", 1)
    _, proposed, _ = asked(world, of, run, said.origin)
    for i in OLD:
        hears(world, "invalid-snapshot", None, partial(world.nodes[i].holder.receive, proposed))
        record_property("refused_echoes", 1)


# What goes through


def test_a_good_proposal_goes_through_and_so_does_the_next_one(world: Voters) -> None:
    of = world.begin()
    for new, made_under, told in ((NEW, POLICY, ()), ((0, 2, 4, 6, 7), NEXT, (signed(NEXT), revoked(8)))):
        for record in told:
            world.tell(record)
        placed = placement(of, new)
        world.hear(placed)
        group = group_of(world, of)
        group.rounds = of.sequence
        run = group.run(proposal(group, [placed], new, made_under))
        committed = group.commit(run)
        for node in world.nodes.values():
            node.receive_commit(committed, run.body)
            node.resharing.erase(live=True)
        world.tell(SuccessorRecord(committed, placed, run.certificate, run.envelope))
        of = Distribution(run.body, (committed.prepared.snapshot,))
        for voter in world.voters.values():
            found = voter.store.view()
            assert (found.final, found.status) == (of.name.number, OK)
            assert found.holders == {peer(i).number for i in HOLDERS}
        world.at(world.now_ms + LONGEST_SESSION_MS)


# What does not

Arrange = Callable[[Voters, Distribution], tuple[Group, ResharingProposal]]


def holder_over_a_cap(world: Voters, of: Distribution) -> tuple[Group, ResharingProposal]:
    return one_placement(world, of, holders=(0, 5))


def members_that_could_decrypt(world: Voters, of: Distribution) -> tuple[Group, ResharingProposal]:
    """Three of one country; its cap is five."""
    return one_placement(world, of, new=(0, 3, 4, 5, 6))


def revoked_receiver(world: Voters, of: Distribution) -> tuple[Group, ResharingProposal]:
    arranged = one_placement(world, of)
    world.tell(revoked(5))
    return arranged


def revoked_dealer(world: Voters, of: Distribution) -> tuple[Group, ResharingProposal]:
    arranged = one_placement(world, of)
    world.tell(revoked(1))
    return arranged


def holder_that_the_proposal_revokes(world: Voters, of: Distribution) -> tuple[Group, ResharingProposal]:
    """It deals nothing, and has no share, but would hold the manifest."""
    return one_placement(world, of, holders=(3, 8), revoked=(peer(8),))


def unattested_receiver(world: Voters, of: Distribution) -> tuple[Group, ResharingProposal]:
    return one_placement(world, of, new=(3, 4, 5, 6, 9))


def expired_policy(world: Voters, of: Distribution) -> tuple[Group, ResharingProposal]:
    world.at(POLICY.until_ms + 1)
    return one_placement(world, of)


def low_threshold(world: Voters, of: Distribution) -> tuple[Group, ResharingProposal]:
    world.tell(signed(HIGH))
    return one_placement(world, of, made_under=HIGH)


def low_threshold_beside_another(world: Voters, of: Distribution) -> tuple[Group, ResharingProposal]:
    """The tenant has signed two policies of one epoch, and the coordinator names the laxer."""
    for each in (NEXT, HIGH):
        world.tell(signed(each))
    return one_placement(world, of, made_under=NEXT)


def stale_policy(world: Voters, of: Distribution) -> tuple[Group, ResharingProposal]:
    world.tell(signed(NEXT))
    return one_placement(world, of)


def two_placements(world: Voters, of: Distribution) -> tuple[Group, ResharingProposal]:
    group, both = world.careless(of), [placement(of, NEW, holders) for holders in (HOLDERS, (1, 3))]
    world.hear(*both)
    return group, proposal(group, both)


def two_placements_of_which_each_hears_one(world: Voters, of: Distribution) -> tuple[Group, ResharingProposal]:
    group, both = world.careless(of), [placement(of, NEW, holders) for holders in (HOLDERS, (1, 3))]
    for i, voter in world.voters.items():
        voter.hear_placement(both[i % 2], COORDINATOR)
    return group, proposal(group, both)


def moved_peer(world: Voters, of: Distribution) -> tuple[Group, ResharingProposal]:
    arranged = one_placement(world, of)
    world.tell(seal(replace(ATTESTATIONS[5], number=2), OWNER_SEED))
    return arranged


@pytest.mark.parametrize(
    ("arrange", "code"),
    [
        (holder_over_a_cap, "exceeded-cap"),
        (members_that_could_decrypt, "harmful-domain"),
        (revoked_receiver, "known-revoked"),
        (revoked_dealer, "known-revoked"),
        (holder_that_the_proposal_revokes, "revoked-member"),
        (unattested_receiver, "unattested-peer"),
        (expired_policy, "expired-policy"),
        (low_threshold, "low-threshold"),
        (low_threshold_beside_another, "forbidden-by-policy"),
        (stale_policy, "stale-policy"),
        (two_placements, "ambiguous-placement"),
        (two_placements_of_which_each_hears_one, "unknown-evidence"),
        (moved_peer, "stale-attestation"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_nobody_deals_and_nobody_echoes(
    world: Voters, arrange: Arrange, code: str, record_property: Callable[[str, int], None]
) -> None:
    of = world.begin()
    blamed = COORDINATOR if CODES[code].verdict == "reject" else None
    nobody_takes_part(world, of, arrange(world, of), code, blamed, record_property)


def test_a_voter_that_knows_more_than_the_coordinator_takes_no_part_and_the_others_go_on(world: Voters) -> None:
    of = world.begin()
    placed = placement(of, NEW)
    world.hear(placed)
    group = group_of(world, of)
    said = proposal(group, [placed])
    world.tell(revoked(5), [2])
    envelope, fresh = seal(said, seed_of(100)), group.randomness()
    hears(
        world, "known-revoked", None, lambda: world.nodes[2].resharing.receive_proposal(envelope, world.now_ms, fresh)
    )
    run = group.run(said, deals=group.deals(envelope, (0, 1, 3, 4)))
    hears(
        world, "known-revoked", None, lambda: world.nodes[2].resharing.receive_possessions(run.session, run.certificate)
    )
    del group.holders[2]
    committed = group.commit(run)
    # What a quorum has committed it installs all the same.
    world.nodes[2].receive_commit(committed, run.body)
    assert world.nodes[2].resharing.shares.final == Distribution(run.body, (committed.prepared.snapshot,))


def test_what_becomes_known_before_the_echo_counts_and_what_is_prepared_is_carried_on(world: Voters) -> None:
    of = world.begin()
    placed = placement(of, NEW)
    world.hear(placed)
    group = group_of(world, of)
    said = proposal(group, [placed])
    run = group.run(said)
    for i in OLD:
        world.nodes[i].resharing.receive_possessions(run.session, run.certificate)
    it, proposed, _ = asked(world, of, run, said.origin)
    world.tell(revoked(5), [4])
    hears(world, "invalid-snapshot", None, lambda: world.nodes[4].holder.receive(proposed))
    prepared = [it.hear_echo(world.nodes[i].holder.receive(proposed).envelope) for i in (0, 1, 2, 3)][-1]
    assert prepared is not None
    world.nodes[0].holder.receive_prepared(prepared)
    world.tell(revoked(5), [0, 1, 2, 3])
    again, proposed, shown = asked(world, of, run, group.origin(101), 101)
    prepared = [again.hear_echo(world.nodes[i].holder.receive(proposed, shown).envelope) for i in OLD][-1]
    assert prepared is not None
    assert prepared.snapshot.origin == said.origin


# A genesis


def test_nobody_takes_a_share_of_a_genesis_that_its_evidence_forbids(world: Voters) -> None:
    world.tell_first()
    world.tell(signed(HIGH))
    for plan, code, blamed in (
        (world.plan, "stale-policy", None),
        (replace(world.plan, policy=digest_of(HIGH)), "low-threshold", OWNER_ID),
    ):
        world.plan = plan
        said = world.proposal()
        genesis = world.deal(said)
        for i in OLD:
            hears(world, code, blamed, partial(world.take, i, said, genesis.dealing))


# The profile


def test_nobody_has_a_part_in_what_is_provisional_once_a_policy_is_fenced(
    world: Voters, record_property: Callable[[str, int], None]
) -> None:
    of = world.begin()
    group, said = one_placement(world, of)
    run = group.run(said)
    restart(world)
    holders = {i: world.nodes[i].holder for i in OLD}
    for i in OLD:
        world.nodes[i].resharing.receive_possessions(run.session, run.certificate)
    it, proposed, shown = asked(world, of, run, said.origin, kind=PROVISIONAL)
    side, others = OLD[:THRESHOLD], OLD[THRESHOLD:]
    prepared = [it.hear_echo(holders[i].receive(proposed, shown).envelope) for i in side][-1]
    assert prepared is not None
    committed = [it.hear_vote(holders[i].receive_prepared(prepared).envelope) for i in side][-1]
    assert committed is not None
    world.tell(signed(FENCE), (i for i in range(PEERS) if i != others[-1]))
    ballot = ballot_fields(of.name, 2, COORDINATOR, world.nonce())
    asks = {
        kind: Attempt(seed_of(100), About(MANIFEST, of.name, kind, ballot), of.sequence, of.committee).ask()
        for kind in (FINAL, PROVISIONAL)
    }
    for i in others[:-1]:
        for ask in (
            partial(holders[i].receive, proposed, shown),
            partial(holders[i].receive_prepared, prepared),
            partial(holders[i].receive, asks[PROVISIONAL]),
        ):
            hears(world, "forbidden-by-policy", None, ask)
            record_property("refused_provisional", 1)
    # Whoever has not heard of it goes on, and what is final goes on everywhere.
    assert it.hear_echo(holders[others[-1]].receive(proposed, shown).envelope)
    assert holders[others[-1]].receive_prepared(prepared)
    assert all(holders[i].receive(asks[FINAL]) for i in OLD)
    # What is certified is evidence, and is followed.
    record = SuccessorRecord(committed, placement(of, NEW), run.certificate, run.envelope)
    world.tell(record)
    for i in OLD:
        assert holders[i].receive_commit(committed).snapshot.choice
        assert world.voters[i].store.view().status == PROVISIONAL_VIEW


def test_a_peer_without_evidence_has_no_part_in_what_is_provisional(world: Voters) -> None:
    of = world.begin()
    careless = World.node(world, 0)
    ballot = ballot_fields(of.name, 1, COORDINATOR, world.nonce())
    it = {
        kind: Attempt(seed_of(100), About(MANIFEST, of.name, kind, ballot), of.sequence, of.committee)
        for kind in (FINAL, PROVISIONAL)
    }
    hears(world, "forbidden-by-policy", None, partial(careless.holder.receive, it[PROVISIONAL].ask()))
    assert careless.holder.receive(it[FINAL].ask())
