"""The manifest moves alone, by whole peers with real messages: a side with t of the committee carries it, provisionally; the new holder's tokens are good until a join.

Run as `merge/stateful/moves` too, whose figures are what is recorded here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pytest

from rebalancing.capability_token import accept
from rebalancing.certificates import nested
from rebalancing.commit_certificates import About
from rebalancing.commit_coordinator import Attempt
from rebalancing.commit_messages import FINAL, PROVISIONAL, CommitCertificate, PreparedCertificate
from rebalancing.envelope import Envelope
from rebalancing.errors import Ignore, ProtocolError
from rebalancing.evidence_messages import CapabilityToken, ManifestMove, ManifestPossession, Placement
from rebalancing.evidence_records import MoveRecord, SuccessorRecord
from rebalancing.identifiers import Digest, Nonce
from rebalancing.manifest_moves import MoveSession, prove_holding
from rebalancing.member_node import MemberNode, no_snapshot
from rebalancing.messages import BallotFields, ballot_fields, digest_of, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.resharing_parameters import LONGEST_SESSION_MS
from rebalancing.resharing_sessions import Distribution
from rebalancing.view import OK
from rebalancing.view import PROVISIONAL as PROVISIONAL_VIEW
from tests.unit.genesis_sample import World
from tests.unit.resharing_sample import COORDINATORS, ELIGIBLE, MANIFEST, NEW, OLD, peer, seed_of
from tests.unit.test_genesis import hears
from tests.unit.test_member_node import group_of
from tests.unit.test_voters import COORDINATOR, POLICY, Voters, placement, proposal, revoked

CIPHERTEXT = b"\x5c" * 100
SIDE, OTHER_SIDE = (0, 1, 2), (3, 4)
# Two of an operator are members, and it may have no more than two capabilities: of the first holders the policy leaves the manifest to peer 4 alone.
FIRST_TO, NEXT_TO = (4, 6), (4, 6, 8)
Count = Callable[[str, object], None]


@pytest.fixture
def world() -> Voters:
    return Voters()


@dataclass
class Carried:
    """What was said of a move."""

    placed: Placement
    envelope: Envelope
    session: MoveSession
    answers: tuple[Envelope, ...]

    @property
    def words(self) -> Any:
        return nested(self.answers)


def moving(
    world: Voters,
    parent: Distribution,
    to: Sequence[int] = FIRST_TO,
    new: Sequence[int] = (6,),
    members: Sequence[int] = OLD,
    **changes: Any,
) -> Carried:
    """A move that everybody has heard of, and that its new holders have answered."""
    placed = placement(parent, members, to)
    world.hear(placed)
    fields: dict[str, Any] = {
        "deadline_ms": world.now_ms + 30_000,
        "manifest_version": 1,
        "nonce": world.nonce(),
        "origin": ballot_fields(parent.name, parent.sequence + 1, COORDINATOR, world.nonce()),
        "placement": digest_of(placed),
        "policy": digest_of(POLICY),
        "polynomial": parent.body.name,
        "trigger": "CapabilityProviderLoss",
    }
    envelope = seal(ManifestMove(parent.name, MANIFEST, PROTOCOL_VERSION, **{**fields, **changes}), seed_of(100))
    session = opened(world, new[0], envelope, parent)
    answers = [world.nodes[i].answer_move(session, placed, CIPHERTEXT) for i in new]
    return Carried(placed, envelope, session, tuple(answers))


def opened(world: Voters, i: int, envelope: Envelope, parent: Distribution) -> MoveSession:
    return world.nodes[i].open_move(envelope, parent, world.now_ms)


def in_hand(world: Voters, of: Carried, who: Sequence[int] = SIDE) -> None:
    """Members take the move in hand; peer 0 alone has the ciphertext."""
    for i in who:
        world.nodes[i].receive_move(of.session, of.words, CIPHERTEXT if i == 0 else None)


def asked(
    world: Voters, of: Carried, kind: str = PROVISIONAL, who: Sequence[int] = SIDE, seed: int = 100, round_: int = 1
) -> tuple[Attempt, Envelope, PreparedCertificate | None]:
    """A ballot that these grant, and what it proposes."""
    parent = of.session.parent
    ballot = of.session.move.origin if seed == 100 else ballot_fields(parent.name, round_, peer(seed), world.nonce())
    it = Attempt(seed_of(seed), About(MANIFEST, parent.name, kind, ballot), parent.sequence, parent.committee)
    for i in who:
        answer = world.nodes[i].holder.receive(it.ask())
        it.hear_grant(answer.envelope, answer.shown)
    return it, *it.propose(of.session.name)


def committed(world: Voters, of: Carried, who: Sequence[int] = SIDE) -> CommitCertificate:
    it, proposed, shown = asked(world, of, who=who)
    holders = [world.nodes[i].holder for i in who]
    prepared = [it.hear_echo(each.receive(proposed, shown).envelope) for each in holders][-1]
    assert prepared is not None
    done = [it.hear_vote(each.receive_prepared(prepared).envelope) for each in holders][-1]
    assert done is not None
    for each in holders:
        each.receive_commit(done)
    return done


def carried(world: Voters, of: Carried, who: Sequence[int] = SIDE) -> MoveRecord:
    """A move from the answers to the record, which its side knows."""
    in_hand(world, of, who)
    record = MoveRecord(committed(world, of, who), of.envelope, of.placed, of.words)
    world.tell(record, who)
    return record


CHALLENGE = Nonce(bytes(16))


def token_of(i: int, of: Distribution) -> Envelope:
    said = CapabilityToken(of.name, MANIFEST, PROTOCOL_VERSION, of.body.epoch, peer(i), 1, CHALLENGE, of.sequence)
    return seal(said, seed_of(i))


def accepts(world: Voters, i: int, token: Envelope) -> str:
    """Why a peer refuses a token; nothing if it accepts it."""
    try:
        accept(token, world.voters[i].store, CHALLENGE)
    except ProtocolError as error:
        return error.code
    return ""


def test_a_side_with_t_gives_the_manifest_to_more_until_a_join(world: Voters, record_property: Count) -> None:
    first = world.begin()
    shares = {i: world.nodes[i].resharing.shares for i in OLD}
    before = world.voters[0].store.view()
    assert before.holders == {peer(4).number}

    one = moving(world, first)
    records = [carried(world, one)]
    at = one.session.distribution
    two = moving(world, at, NEXT_TO, (8,))
    records.append(carried(world, two))
    last = two.session.distribution
    record_property("moves", 2)
    assert (last.body, last.sequence) == (first.body, 2)

    for i in SIDE:
        found = world.voters[i].store.view()
        assert (found.current, found.final, found.status) == (last.name.number, first.name.number, PROVISIONAL_VIEW)
        assert found.holders == {peer(h).number for h in NEXT_TO}
        assert [accepts(world, i, token_of(h, last)) for h in NEXT_TO] == ["", "", ""]
        assert accepts(world, i, token_of(8, at)) == "stale-base"
        assert accepts(world, i, token_of(7, last)) == "not-a-holder"
        # A member has a share, and the policy leaves the manifest to others.
        assert accepts(world, i, token_of(0, last)) == "pruned-holder"
    for i in OTHER_SIDE:
        assert accepts(world, i, token_of(6, last)) == "unknown-snapshot"
        assert world.voters[i].store.view() == before
    # Nothing was dealt, and nothing final has changed.
    assert {i: world.nodes[i].resharing.shares for i in OLD} == shares

    # The partition heals.
    for record in records:
        world.tell(record, [i for i in world.nodes if i not in SIDE])
    assert [accepts(world, i, token_of(8, last)) for i in OTHER_SIDE] == ["", ""]
    record_property("tokens_accepted", 11)

    placed = placement(first, NEW)
    world.hear(placed)
    group = group_of(world, first)
    run = group.run(proposal(group, [placed]))
    join = group.commit(run)
    for node in world.nodes.values():
        node.receive_commit(join, run.body)
    world.tell(SuccessorRecord(join, placed, run.certificate, run.envelope))
    for voter in world.voters.values():
        assert voter.store.view().status == OK
        voter.store.forget()
    for i in OLD:
        assert accepts(world, i, token_of(8, last)) == "unknown-snapshot"
        hears(world, "stale-base", None, partial(world.nodes[i].receive_move, two.session, two.words))
    record_property("tokens_refused_after_the_join", len(OLD))


def test_before_it_is_forgotten_a_superseded_move_is_another_branch(world: Voters) -> None:
    first = world.begin()
    one = moving(world, first)
    world.tell(carried(world, one), [i for i in world.nodes if i not in SIDE])
    placed = placement(first, NEW)
    world.hear(placed)
    group = group_of(world, first)
    run = group.run(proposal(group, [placed]))
    world.tell(SuccessorRecord(group.commit(run), placed, run.certificate, run.envelope))
    assert accepts(world, 0, token_of(6, one.session.distribution)) == "other-branch"


# What does not go through


def test_a_final_proposal_of_a_move_is_refused(world: Voters, record_property: Count) -> None:
    of = moving(world, world.begin())
    _, proposed, _ = asked(world, of, FINAL, OLD)
    for i in OLD:
        hears(world, "invalid-snapshot", None, partial(world.nodes[i].holder.receive, proposed))
    in_hand(world, of, OLD)
    for i in OLD:
        hears(world, "final-move", COORDINATOR, partial(world.nodes[i].holder.receive, proposed))
    record_property("refused", 2 * len(OLD))


def test_other_proposals_go_on_beside_a_move_in_hand(world: Voters) -> None:
    first = world.begin()
    in_hand(world, moving(world, first), OLD)
    placed = placement(first, NEW)
    world.hear(placed)
    group = group_of(world, first)
    assert group.commit(group.run(proposal(group, [placed])))


def test_nobody_echoes_a_move_without_all_answers(world: Voters) -> None:
    of = moving(world, world.begin(), (4, 6, 8), (6, 8))
    _, proposed, _ = asked(world, of)
    foreign = world.nodes[6].answer_move(replace(of.session, name=Digest(bytes(32))), of.placed, CIPHERTEXT)
    for i in SIDE:
        hears(world, "invalid-snapshot", None, partial(world.nodes[i].holder.receive, proposed))
        for words, code in (
            (of.answers[:1], "not-a-quorum"),
            ((of.answers[0], seal(replace(said(of, 8), holder=peer(7)), seed_of(7))), "not-a-member"),
            ((foreign, of.answers[1]), "mismatched-possession"),
        ):
            hears(world, code, None, partial(world.nodes[i].receive_move, of.session, nested(words)))
        hears(world, "invalid-snapshot", None, partial(world.nodes[i].holder.receive, proposed))


def said(of: Carried, i: int, ciphertext: bytes = CIPHERTEXT) -> ManifestPossession:
    proof = prove_holding(ciphertext, of.session.name, peer(i))
    return ManifestPossession(of.session.move.base, MANIFEST, PROTOCOL_VERSION, peer(i), proof, of.session.name)


def test_whoever_has_the_ciphertext_finds_out_who_has_not(world: Voters) -> None:
    of = moving(world, world.begin())
    false = nested([seal(said(of, 6, b"something else"), seed_of(6))])
    hears(world, "bad-proof", None, lambda: world.nodes[0].receive_move(of.session, false, CIPHERTEXT))
    world.nodes[1].receive_move(of.session, false)
    _, proposed, _ = asked(world, of)
    hears(world, "invalid-snapshot", None, lambda: world.nodes[0].holder.receive(proposed))
    assert world.nodes[1].holder.receive(proposed)


def test_what_becomes_known_before_the_echo_counts_and_what_is_prepared_is_carried_on(world: Voters) -> None:
    of = moving(world, world.begin())
    in_hand(world, of, OLD)
    it, proposed, _ = asked(world, of, who=OLD)
    world.tell(revoked(6), [4])
    hears(world, "invalid-snapshot", None, lambda: world.nodes[4].holder.receive(proposed))
    prepared = [it.hear_echo(world.nodes[i].holder.receive(proposed).envelope) for i in SIDE][-1]
    assert prepared is not None
    world.nodes[0].holder.receive_prepared(prepared)
    world.tell(revoked(6), SIDE)
    again, proposed, shown = asked(world, of, seed=101, round_=2)
    prepared = [again.hear_echo(world.nodes[i].holder.receive(proposed, shown).envelope) for i in SIDE][-1]
    assert prepared is not None
    assert prepared.snapshot == of.session.fields


def test_a_peer_takes_up_a_move_on_what_it_stands_on(world: Voters) -> None:
    first = world.begin()
    one = moving(world, first)
    world.tell(carried(world, one), [i for i in world.nodes if i not in SIDE])
    two = moving(world, one.session.distribution, NEXT_TO, (8,))
    # It knows of the first move, and has not installed it.
    hears(world, "stale-base", None, lambda: world.nodes[3].receive_move(two.session, two.words))
    in_hand(world, two)
    hears(world, "stale-base", None, lambda: opened(world, 0, one.envelope, one.session.distribution))


# Members of a provisional committee, and who of them is in the one before
OTHER, BOTH = (1, 2, 3, 5, 6), (1, 2, 3)


def dealt_provisionally(world: Voters, first: Distribution) -> Distribution:
    """A side goes on with new shares: what those who are in both committees know."""
    placed = placement(first, OTHER, (0,))
    world.hear(placed)
    group = group_of(world, first)
    run = group.run(proposal(group, [placed], OTHER))
    it = Attempt(
        seed_of(100), About(MANIFEST, first.name, PROVISIONAL, run.session.proposal.origin), 0, first.committee
    )
    holders = [world.nodes[i].holder for i in BOTH]
    for i, holder in zip(BOTH, holders, strict=True):
        world.nodes[i].resharing.receive_possessions(run.session, run.certificate)
        it.hear_grant(holder.receive(it.ask()).envelope, None)
    proposed, _ = it.propose(digest_of(run.body))
    prepared = [it.hear_echo(each.receive(proposed).envelope) for each in holders][-1]
    assert prepared is not None
    done = [it.hear_vote(each.receive_prepared(prepared).envelope) for each in holders][-1]
    assert done is not None
    record = SuccessorRecord(done, placed, run.certificate, run.envelope)
    world.tell(record)
    for node in world.nodes.values():
        node.holder.receive_commit(done)
    return Distribution(run.body, (done.prepared.snapshot,))


def ballot(world: Voters, of: Distribution, round_: int) -> BallotFields:
    """A ballot above all that was promised: ranks are another on each parent."""
    return ballot_fields(of.name, round_, COORDINATOR, world.nonce())


def test_a_move_follows_new_shares_and_another_move_that(world: Voters, record_property: Count) -> None:
    """The committee that votes is the provisional one, which a peer's store need not have: a peer knows it by its evidence, before and after a restart."""
    first = world.begin()
    at = dealt_provisionally(world, first)
    one = moving(world, at, (0, 7), (7,), OTHER, origin=ballot(world, at, 2))
    # Peer 5 is in this committee for the first time, and silent until a final snapshot.
    it = Attempt(seed_of(100), About(MANIFEST, at.name, PROVISIONAL, one.session.move.origin), 1, at.committee)
    with pytest.raises(Ignore, match="lost-record"):
        world.nodes[5].holder.receive(it.ask())
    carried(world, one, BOTH)
    then = one.session.distribution
    two = moving(world, then, (0, 7, 8), (8,), OTHER, origin=ballot(world, then, 3))
    for i in world.nodes:
        world.nodes[i] = world.node(i)
    carried(world, two, BOTH)
    for i in BOTH:
        found = world.voters[i].store.view()
        assert (found.final, found.current) == (first.name.number, two.session.distribution.name.number)
        assert {peer(7).number, peer(8).number} <= found.holders
    record_property("deep_moves", 2)


def test_whoever_does_not_know_the_committee_that_it_stands_under_waits(world: Voters) -> None:
    at = dealt_provisionally(world, world.begin())
    one = moving(world, at, (0, 7), (7,), OTHER, origin=ballot(world, at, 2))
    in_hand(world, one, BOTH)
    _, proposed, _ = asked(world, one, who=BOTH)
    knowing = world.voters[1].admission(ELIGIBLE)
    careless = MemberNode(seed_of(1), MANIFEST, world.stores[1], replace(knowing, snapshot=no_snapshot))
    hears(world, "unknown-snapshot", None, lambda: careless.holder.receive(proposed))
    assert world.nodes[1].holder.receive(proposed)


@pytest.mark.parametrize(
    ("changes", "code", "blamed"),
    [
        ({"deadline_ms": 0}, "past-deadline", None),
        ({"deadline_ms": 2**52}, "far-deadline", None),
        ({"manifest_version": 2}, "mismatched-version", COORDINATOR),
        ({"polynomial": Digest(bytes(32))}, "mismatched-polynomial", COORDINATOR),
    ],
)
def test_a_peer_opens_a_move_that_is_well_made_and_in_time(
    world: Voters, changes: dict[str, Any], code: str, blamed: Any
) -> None:
    first = world.begin()
    good = moving(world, first).session.move
    envelope = seal(replace(good, **changes), seed_of(100))
    for i in (0, 6):
        hears(world, code, blamed, partial(opened, world, i, envelope, first))


def test_a_move_is_open_for_as_long_as_a_session(world: Voters) -> None:
    first = world.begin()
    latest = world.now_ms + LONGEST_SESSION_MS
    envelope = moving(world, first, deadline_ms=latest).envelope
    world.at(latest)
    assert opened(world, 0, envelope, first)
    world.at(latest + 1)
    hears(world, "past-deadline", None, lambda: opened(world, 0, envelope, first))


def test_who_answers_is_named_and_sees_who_else_is(world: Voters) -> None:
    of = moving(world, world.begin())
    hears(world, "not-chosen", None, lambda: world.nodes[7].answer_move(of.session, of.placed, CIPHERTEXT))
    for other in (replace(of.placed, holders=()), replace(of.placed, base=Digest(bytes(32)))):
        hears(
            world,
            "mismatched-placement",
            COORDINATOR,
            partial(world.nodes[6].answer_move, of.session, other, CIPHERTEXT),
        )


def test_an_answer_is_no_other_peers_and_no_other_moves() -> None:
    proofs = {
        prove_holding(ciphertext, session, peer(i))
        for ciphertext in (CIPHERTEXT, CIPHERTEXT + b"\0", b"")
        for session in (Digest(bytes(32)), Digest(b"\1" * 32))
        for i in (6, 7)
    }
    assert len(proofs) == 12


def test_a_peer_without_evidence_takes_no_move_in_hand(world: Voters) -> None:
    of = moving(world, world.begin())
    careless = World.node(world, 0)
    with pytest.raises(Ignore, match="unknown-snapshot"):
        careless.receive_move(of.session, of.words)
    assert careless.open_move(of.envelope, of.session.parent, world.now_ms) == of.session
    assert peer(6) in ELIGIBLE
    assert COORDINATOR in COORDINATORS
