"""Attacks on the resharing's messages: each succeeds where its guard is missing, and the real peers refuse it and name who did it, if anybody can know.

Numbers are those of `attacks.py`. Attacks on the arithmetic are in `test_sharing_attacks.py`.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b, sha512
from typing import Any

import pytest
from nacl.bindings import (
    crypto_box,
    crypto_box_seed_keypair,
    crypto_scalarmult_base,
)

from rebalancing import (
    canonical,
    envelope,
    messages,
    redistribution,
    resharing,
    resharing_deals,
    resharing_node,
    resharing_sessions,
    sharing,
)
from rebalancing.certificates import nested
from rebalancing.delivery import ScalarBytes, SealedTransfer, Transfer
from rebalancing.envelope import Envelope, sign
from rebalancing.errors import Ignore, Reject
from rebalancing.group import Point, Scalar, add, base, times
from rebalancing.identifiers import Digest, ManifestId, Nonce, Signature
from rebalancing.messages import open_message, seal
from rebalancing.possession_proof import (
    check_proof_of_possession,
    prove_possession,
)
from rebalancing.redistribution import Terms
from rebalancing.resharing_deals import SentDeal, check_two_deals, judge_complaint, open_deal
from rebalancing.resharing_messages import PossessionCertificate, ResharingProposal, ResharingResponse
from rebalancing.resharing_record import MAXIMUM_PENDING, Shares, from_bytes
from rebalancing.resharing_sessions import Distribution, Session, open_possessions, open_response
from tests.unit.attacks import (
    ABOUT,
    OTHER,
    added_up,
    asked_again,
    boxes_for,
    gathered,
    only_final,
    opened,
    received,
    rewritten,
    scalar_in,
    secret_key,
    started,
    unsigned_commit,
    without,
)
from tests.unit.resharing_sample import (
    COORDINATORS,
    NEW,
    NOW_MS,
    NUMBER,
    OLD,
    Group,
    Run,
    again,
    bad_deal,
    peer,
    read,
    seed_of,
    value,
)


@pytest.fixture
def world() -> Group:
    return Group()


# A6 receivers combine different dealer sets


def test_a6_receivers_that_combine_different_dealers_share_nothing(world: Group) -> None:
    session, proposal = started(world)
    deals = world.deals(proposal)
    sets = {3: (0, 1, 2), 4: (0, 1, 2), 5: (0, 1, 2), 6: (1, 2, 3), 7: (1, 2, 3)}
    # Without the guard: each receiver adds up good deals that it was told to, and no check of a part or sum fails.
    shares = {
        i + 1: added_up(world, session, i, boxes_for(world, i, {d: deals[d] for d in dealers}))
        for i, dealers in sets.items()
    }
    assert value({i: shares[i] for i in (4, 5, 6)}) == world.secret != value({i: shares[i] for i in (4, 5, 7)})
    # With it: a possession is of one body, which names the deals. There is no certificate, and no receiver is to blame.
    gathering = gathered(session, deals.values())
    for i in NEW:
        gathering.hear_response(world.answer(session, i, deals.values())[0])
    answers = tuple(world.answer(session, i, deals.values())[0] for i in NEW)
    said, bodies = {}, {}
    for i, dealers in sets.items():
        said[i], bodies[i] = world.nodes[i].receive_qualified(
            session, world.sent(session, i, [deals[d] for d in dealers]), answers, world.scalar()
        )
    assert bodies[3] != bodies[6]
    assert [gathering.hear_possession(said[i], bodies[3]) for i in (3, 4, 5)] == [None] * 3
    with pytest.raises(Reject, match="mismatched-possession") as refused:
        gathering.hear_possession(said[6], bodies[3])
    assert refused.value.blamed is None
    # A receiver that combined one set has no key for the other.
    with pytest.raises(Ignore, match="spent-key"):
        world.nodes[6].receive_qualified(
            session, world.sent(session, 6, [deals[d] for d in sets[3]]), answers, world.scalar()
        )


# A7b a stale quorum of un-erased shares


def test_a7b_old_shares_that_nobody_erases_open_the_secret(world: Group) -> None:
    first = world.final
    run = world.run(world.proposal())
    committed = world.commit(run)
    # Q - f correct voters install; the others are late, or lie.
    world.install(committed, run.body, (0, 1, 2))
    stale = world.shares_of(first.name)
    assert value({i: stale[i] for i in (1, 3, 5)}) == world.secret  # a thief with years to collect them
    for i in (0, 1, 2):
        world.nodes[i].erase(live=True)
    assert len(world.shares_of(first.name)) == run.session.parent.body.threshold - 1


# A15 forget-and-forgive


def test_a15_shares_that_go_before_the_commit_are_missed(world: Group) -> None:
    """A coordinator lets a refresh come as far as possession at some members, and no further."""
    first = world.final
    session, proposal = started(world, new=OLD)
    deals = world.deals(proposal)
    answers = [world.answer(session, i, deals.values())[0] for i in OLD]
    for i in (0, 1, 2):
        world.nodes[i].receive_qualified(session, world.sent(session, i, deals.values()), answers, world.scalar())
    old = world.shares_of(first.name)
    (name,) = {each.of.name for i in (0, 1, 2) for each in world.nodes[i].shares.shares} - {first.name}
    new = world.shares_of(name)
    # Without the guard possession erases what came before. One of the three lies: two shares are left of either polynomial.
    left_old = {i: share for i, share in old.items() if i not in new}
    left_new = {i: share for i, share in new.items() if i != 1}
    assert (len(left_old), len(left_new)) == (2, 2)
    assert value({**left_old, **left_new}) != world.secret
    # With it both are on disk, and clean-up leaves both: the pending one was dealt under what is still in force.
    for i in OLD:
        world.nodes[i].erase(live=True)
    assert world.shares_of(first.name) == old
    assert world.shares_of(name) == new
    assert value({i: old[i] for i in (1, 4, 5)}) == world.secret


# A16 split view of the final acknowledgement


def test_a16_whoever_has_the_certificate_can_show_it_to_everybody(world: Group) -> None:
    first = world.final
    run = world.run(world.proposal(new=OLD))
    counted = unsigned_commit(run.session, run.body)
    # Without the guard a holder counts what came to it. To all came three words, and that of peer 1, a liar, to three: they move and erase, the others give up.
    careless = Group()
    careless.run(careless.proposal(new=OLD))
    came = {i: 4 if i in (0, 1, 2) else 3 for i in OLD}
    with without((resharing_node, "open_commit"), (resharing, "keeps", only_final)):
        for i, words in came.items():
            if words >= run.session.enough:
                careless.nodes[i].receive_commit(counted, run.body)
            careless.nodes[i].erase(live=True)
    left_old, left_new = careless.shares_of(first.name), careless.shares_of(run.session.distribution(run.body).name)
    assert (sorted(left_old), sorted(left_new)) == ([4, 5], [1, 2, 3])
    del left_new[2]
    # Honest members have two of either where three are needed, and the secret is lost.
    assert value({**left_old, **left_new}) != careless.secret
    # With it nothing moves before a certificate that stands for itself: whoever got it moves, and moves the others.
    with pytest.raises(Reject, match="no-certificate"):
        world.nodes[0].receive_commit(counted, run.body)
    committed = world.commit(run)
    world.install(committed, run.body, (0,))
    for i in OLD:
        world.nodes[i].erase(live=True)
    assert len(world.shares_of(first.name)) == len(OLD) - 1
    for i in OLD[1:]:
        world.nodes[i].receive_commit(committed, run.body)
        world.nodes[i].erase(live=True)
    assert value(world.shares_of(world.final.name)) == world.secret
    with pytest.raises(Reject, match="not-a-quorum"):
        open_possessions(run.session, replace(run.certificate, possessions=run.certificate.possessions[:3]))


# A17 equivocating deals


def test_a17_two_deals_in_one_session_prove_a_lie(world: Group) -> None:
    session, proposal = started(world)
    honest = world.deals(proposal, OLD[1:])
    one, two = bad_deal(world, session, 0, {}), bad_deal(world, session, 0, {})
    sent = {i: one if i in (3, 4, 5) else two for i in NEW}
    # Without the guard a response names dealers alone: everybody is content with dealer 1, and what they add up differs.
    answers = {i: world.answer(session, i, [sent[i], *honest.values()])[0] for i in NEW}
    assert all([each.dealer for each in read(answer).held] == [1, 2, 3, 4, 5] for answer in answers.values())
    shares = {
        i + 1: added_up(world, session, i, boxes_for(world, i, {0: sent[i], 1: honest[1], 2: honest[2]})) for i in NEW
    }
    assert value({i: shares[i] for i in (4, 5, 6)}) == world.secret != value({i: shares[i] for i in (4, 5, 7)})
    # With it a response names deals: not enough are content with either, and both together convict.
    gathering = gathered(session, [one, *honest.values(), two])
    for answer in answers.values():
        gathering.hear_response(answer)
    verdict = gathering.verdicts[peer(0)]
    assert (verdict.code, verdict.strength, len(gathering.verdicts)) == ("two-deals", "signed", 1)
    qualified = gathering.qualify()
    assert qualified is not None
    assert [each.dealer for each in qualified[2].qualified] == [2, 3, 4, 5]
    unaware = gathered(session, [one, *honest.values()])
    for answer in answers.values():
        unaware.hear_response(answer)
    found = unaware.qualify()
    assert found is not None
    assert 1 not in [each.dealer for each in found[2].qualified]


# A18 replay


def careless_challenge(commitment: Point, public: Point) -> Scalar:
    """Of a proof that says nothing of what it is about."""
    return Scalar.from_uniform_bytes(sha512(commitment.encoding + public.encoding).digest())


ELSEWHERE: dict[str, Any] = {
    "manifest_id": ManifestId(bytes(32)),
    "manifest_version": 2,
    "epoch": 12,
    "session": OTHER,
    "polynomial": OTHER,
    "index": 4,
    "peer": peer(3),
    "nonce": Nonce(b"\x01" * 16),
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a18_a_proof_is_worth_nothing_elsewhere(name: str) -> None:
    share, k = Scalar(1234567), Scalar(7654321)
    public, commitment = base(share), base(k)
    assert isinstance(public, Point)
    assert isinstance(commitment, Point)
    # Without the guard it holds of the same share wherever it is shown.
    c = careless_challenge(commitment, public)
    assert base(Scalar.reduced(k.value + c.value * share.value)) == add(commitment, times(c, public))
    # With it
    proof = prove_possession(share, ABOUT, k)
    check_proof_of_possession(public, ABOUT, proof)
    with pytest.raises(Reject, match="bad-proof"):
        check_proof_of_possession(public, replace(ABOUT, **{name: ELSEWHERE[name]}), proof)


def test_a18_a_part_of_another_session_is_missing(world: Group) -> None:
    """Dealers are asked twice; a liar puts a box of the first deal in the place of one of the second, whose receivers gave the same keys."""
    one, first = started(world)
    recorded = world.box(world.deals(first, [0])[0], 0)
    proposal = asked_again(world, one)
    two, deals = world.open(proposal), world.deals(proposal)
    # Without the guard it opens, and is taken for a part of the second session: receiver 4 has a share that spoils every secret it has a part in.
    sent = {i: boxes_for(world, i, {d: deals[d] for d in (0, 1, 2)}) for i in (3, 4, 5)}
    good = {i + 1: added_up(world, two, i, boxes) for i, boxes in sent.items()}
    wrong = added_up(world, two, 3, {**sent[3], 1: recorded})
    assert value(good) == world.secret != value({**good, 4: wrong})
    # With it: neither for another session, nor for another sender, nor for another receiver, nor with another key.
    secret, (other, _) = secret_key(world, one, 3), started(world)
    assert received(recorded, secret, one.name, 1, 4).scalar.value == scalar_in(opened(recorded, secret)).encoding
    for session, sender, receiver, key in (
        (two, 1, 4, secret),
        (one, 2, 4, secret),
        (one, 1, 5, secret),
        (one, 1, 4, secret_key(world, other, 3)),
    ):
        with pytest.raises(Ignore, match="missing-part"):
            received(recorded, key, session.name, sender, receiver)
    # The receiver is content with the others, and the honest dealer is not named.
    answer, verdicts = world.nodes[3].receive_deals(
        two, [SentDeal(deals[0], recorded), *world.sent(two, 3, [deals[1], deals[2]])]
    )
    assert ([each.dealer for each in read(answer).held], read(answer).complaints, verdicts) == ([2, 3], (), ())


def test_a18_messages_of_another_session_are_passed_over(world: Group) -> None:
    """A session is given up when two of its receivers' stores were read. A coordinator gives its deals to the next one, and a third store is read."""
    one, first = started(world)
    deals = world.deals(first)
    answer = world.answer(one, 3, [deals[0]])[0]
    second = asked_again(world, one)
    two = world.open(second)
    seen = {i + 1: added_up(world, one, i, boxes_for(world, i, deals)) for i in (3, 4)}
    # Without the guard signatures and signers are good in either session, whose polynomials are then one: of each fewer than three were read.
    with without(
        (resharing_deals, "open_in_session", lambda envelope, kind, _, trusted: open_message(envelope, kind, trusted)),
        (resharing_deals, "receive", lambda box, _key, secret, *of: taken(box, secret, *of)),
    ):
        run = world.run(read(second), deals=deals)
    third = world.shares_of(run.session.distribution(run.body).name)[6]
    assert value({**seen, 6: third}) == world.secret
    # With it
    for opens, message in ((open_deal, deals[0]), (open_response, answer)):
        opens(message, one)  # type: ignore[operator]
        with pytest.raises(Ignore, match="unknown-session"):
            opens(message, two)  # type: ignore[operator]


def taken(box: SealedTransfer, secret: bytes, session: Digest, sender: int, receiver: int) -> Transfer:
    """Whatever is in a box, as if it were of this session."""
    plaintext = opened(box, secret)
    return Transfer(session, sender, receiver, ScalarBytes(plaintext[34:66]), Signature(plaintext[66:]))


# A20 re-sealed anonymous deals


def test_a20_a_copied_box_makes_nobody_show_a_good_part(world: Group) -> None:
    """A liar fills its deal with the boxes of an honest dealer, sealed to the same receivers. They do not lie on what it committed to."""
    session, proposal = started(world)
    honest = world.deals(proposal, [0])[0]
    copied = again(bad_deal(world, session, 1, {}), parts=read(honest).parts)
    # Without the guard a receiver that finds a bad part shows what was in the box: with t' of them the liar has the dealer's share.
    shown = {i + 1: scalar_in(opened(world.box(copied, i - 3), secret_key(world, session, i))) for i in NEW[:3]}
    assert value(shown) == world.shares_of(world.final.name)[1]
    # With it the box is not the liar's: it sent nothing, and nothing is shown.
    for i in NEW:
        answer, _ = world.answer(session, i, [honest, copied])
        assert [each.dealer for each in read(answer).held] == [1]
        assert read(answer).complaints == ()


def test_a20_what_a_receiver_passes_on_is_not_from_the_dealer(world: Group) -> None:
    """A receiver seals its own part to another one, as if it were that one's."""
    session, proposal = started(world)
    honest = world.deals(proposal, [0])[0]
    mine = opened(world.box(honest, 0), secret_key(world, session, 3))
    sealed = resealed(mine, session.receivers[5].key.value, world.octets())
    theirs = secret_key(world, session, 4)
    # Without the guard the box says nothing of who sealed it.
    assert opened(sealed, theirs) == mine
    with pytest.raises(Ignore, match="missing-part"):
        received(sealed, theirs, session.name, 1, 5)


def resealed(plaintext: bytes, to: bytes, seed: bytes) -> SealedTransfer:
    public, secret = crypto_box_seed_keypair(seed)
    return SealedTransfer(public + crypto_box(plaintext, blake2b(public + to, digest_size=24).digest(), to, secret))


# A26 an evicted dealer kept as holder


def counted_in_both(session: Session, certificate: PossessionCertificate) -> Distribution:
    """Enough have signed, of either committee."""
    known = session.receiving_peers | session.dealing_peers
    assert len({each.signer for each in certificate.possessions} & known) == session.enough
    return session.distribution(certificate.body)


def test_a26_the_word_of_an_evicted_dealer_does_not_count(world: Group) -> None:
    run = world.run(world.proposal())
    evicted = seal(replace(read(run.possessions[3]), receiver=peer(0)), seed_of(0))
    counting = replace(run.certificate, possessions=nested([evicted, *(run.possessions[i] for i in (3, 4, 5))]))
    # Without the guard the words of either committee count: peers 6 and 7 have no share, peer 5 lies, and the four that are needed have signed.
    careless = Group()
    first, ran = careless.final, careless.run(careless.proposal())
    for i in (6, 7):
        careless.lose(i)
    with without((resharing_node, "open_possessions", counted_in_both)):
        committed = careless.commit(replace(ran, certificate=counting))
    careless.install(committed, ran.body)
    mine = careless.shares_of(first.name)[1]
    for node in careless.nodes.values():
        node.erase(live=True)
    left = careless.shares_of(careless.final.name)
    assert (sorted(left), careless.shares_of(first.name)) == ([4, 5, 6], {})
    # Two honest members have a share where three are needed, nobody has an old one, and what the evicted one had is of no use with them.
    assert value({1: mine, 4: left[4], 5: left[5]}) != careless.secret == value(left)
    # With it
    with pytest.raises(Reject, match="not-a-member"):
        world.nodes[0].receive_possessions(run.session, counting)
    with pytest.raises(Ignore, match="unknown-signer"):
        run.gathering.hear_possession(evicted, run.body)
    # It has no share of what is committed, and its old one goes.
    world.install(world.commit(run), run.body)
    world.nodes[0].erase(live=True)
    assert world.nodes[0].shares.shares == ()


# A29 justification withheld


def test_a29_nothing_good_is_ever_opened(world: Group) -> None:
    """A coordinator keeps the deals from t' receivers, who then say that they have none."""
    session, proposal = started(world)
    deals = world.deals(proposal)
    # Without the guard their complaints make an honest dealer publish their parts: enough of them for its share.
    published = {i + 1: scalar_in(opened(world.box(deals[0], i - 3), secret_key(world, session, i))) for i in NEW[:3]}
    assert value(published) == world.shares_of(world.final.name)[1]
    # With it there is nothing to complain about, and nobody is named.
    gathering = gathered(session, deals.values())
    for i in NEW[:3]:
        answer, _ = world.answer(session, i, [])
        assert (read(answer).held, read(answer).complaints) == ((), ())
        gathering.hear_response(answer)
    assert gathering.verdicts == {}
    assert gathering.qualify() is None
    # A liar among the receivers can show its own good part, and is named for it.
    box = opened(world.box(deals[0], 0), secret_key(world, session, 3))
    lie = {
        "part": box[34:66].hex(),
        "signature": box[66:].hex(),
        "deal": open_deal(deals[0], session).name.hex,
        "dealer": 1,
    }
    complaints = ResharingResponse.from_dict({**read(answer).to_dict(), "complaints": [lie]}).complaints
    with pytest.raises(Reject, match="false-complaint") as refused:
        judge_complaint(session, open_deal(deals[0], session), peer(3), complaints[0])
    assert refused.value.blamed == peer(3)


# A25 a retry that reuses a polynomial


def test_a25_a_dealer_that_is_asked_again_deals_once(world: Group) -> None:
    """Its answer was lost, or somebody says so; its process has ended since."""
    _, proposal = started(world)
    fresh = world.randomness()
    first = world.nodes[0].receive_proposal(proposal, NOW_MS, fresh)
    world.nodes[0] = world.node(0)
    # Without the guard it deals anew, to the same receivers: with other coefficients two deals convict an honest dealer.
    session = world.open(proposal)
    forgetful = replace(world.nodes[0].shares, dealt=())
    _, said, _ = resharing_node.deal(forgetful, peer(0), session, seed_of(0), world.randomness(), lambda _: True)
    with pytest.raises(Reject, match="two-deals"):
        check_two_deals(first.envelope, seal(said, seed_of(0)), frozenset({peer(0)}))
    # With it the session is on disk before the deal leaves.
    for again_ in (fresh, world.randomness()):
        with pytest.raises(Ignore, match="second-deal"):
            world.nodes[0].receive_proposal(proposal, NOW_MS, again_)


# A30 a coordinator that never commits


def by(world: Group, who: int) -> Run:
    """A session of a coordinator that goes on to possession."""
    return world.run(world.proposal(OLD, who), who)


def room_at_all(me: Shares, *_: object) -> None:
    """Refuse what the disk has no room for, whoever filled it."""
    if len(me.shares) >= MAXIMUM_PENDING:
        raise Ignore("too-many-shares")


def test_a30_a_coordinator_that_never_commits_leaves_room_for_the_others(world: Group) -> None:
    part = MAXIMUM_PENDING // len(COORDINATORS)
    # Without the guard whoever comes first has all the room. What is pending may yet be committed, so clean-up takes none of it, and nobody can ever commit what would.
    careless = Group()
    with without((resharing_node, "check_room", room_at_all)):
        while len(careless.nodes[0].shares.shares) < MAXIMUM_PENDING:
            by(careless, 100)
        for node in careless.nodes.values():
            node.erase(live=True)
        with pytest.raises(Ignore, match="too-many-shares"):
            by(careless, 101)
    # With it that coordinator has its part, and is told so.
    for _ in range(part):
        by(world, 100)
    before = {i: store.load() for i, store in world.stores.items()}
    with pytest.raises(Ignore, match="too-many-shares"):
        by(world, 100)
    # It had dealers deal, and receivers give keys. On disk is no share more.
    assert {i: from_bytes(record).shares for i, record in before.items() if record} == {
        i: node.shares.shares for i, node in world.nodes.items()
    }
    # Another one commits, and its snapshot makes room, as soon as it is installed and again when all have cleaned up.
    run = by(world, 101)
    world.install(world.commit(run, 101), run.body)
    for _ in range(part):
        by(world, 100)
    run = by(world, 101)
    world.install(world.commit(run, 101), run.body)
    for node in world.nodes.values():
        node.erase(live=True)
    assert {len(world.nodes[i].shares.shares) for i in OLD} == {1}
    by(world, 100)


# A3, A4, A5, A9 and A19, as messages: who is named by a signature


def refused_proposal(world: Group, proposal: Envelope) -> Reject:
    """The verdict of a peer that has just begun: it keeps no terms of a session that was opened without the guard."""
    with pytest.raises(Reject) as refused:
        world.node(0).open_session(proposal, NOW_MS)
    assert refused.value.strength == "signed"
    return refused.value


INDICES = tuple((module, "check_indices") for module in (redistribution, resharing_node, resharing_sessions, sharing))


def test_a3_a_seat_of_index_zero_names_the_coordinator(world: Group) -> None:
    # Without the guard on indices, in messages and in the arithmetic, whoever has that seat has the secret on its disk, and no other check fails.
    careless = Group()
    asked = careless.proposal()
    with without(*INDICES, (messages, "check")):
        run = careless.run(replace(asked, receivers=(replace(asked.receivers[0], index=0), *asked.receivers[1:])))
    held = careless.nodes[3].shares.share_of(run.session.distribution(run.body).name)
    assert held is not None
    assert held.scalar == careless.secret
    # With it
    proposal = seal(world.proposal(), seed_of(100))
    for index in (0, 256):
        verdict = refused_proposal(
            world, rewritten(proposal, lambda fields, index=index: fields["receivers"][0].update(index=index))
        )
        assert (verdict.code, verdict.blamed) == ("bad-range", peer(100))


def test_a4_one_peer_with_two_seats_counts_once(world: Group) -> None:
    proposal = world.proposal()
    twice = (*proposal.receivers[:4], replace(proposal.receivers[0], index=9))
    ordered = tuple(sorted(twice, key=lambda each: each.index))
    envelope = seal(replace(proposal, receivers=ordered), seed_of(100))
    # Without the guard, and without the core, which counts peers, it opens two boxes of each deal, and with one other peer it has the secret, where three are needed.
    with without((ResharingProposal, "check_sense"), (resharing, "is_acceptable")):
        session, deals = world.open(envelope), world.deals(envelope)
        shares = {
            seat.index: added_up(world, session, i, {d + 1: world.box(deal, at) for d, deal in deals.items()})
            for at, seat in enumerate(ordered)
            if (i := NUMBER[seat.key.signer]) in NEW[:2]
        }
    assert len(shares) == session.terms.threshold == 3
    assert value(shares) == world.secret
    # With it
    verdict = refused_proposal(world, envelope)
    assert (verdict.code, verdict.blamed) == ("duplicate-signer", peer(100))


def test_a5_a_selective_bad_part_and_a_false_accusation_name_the_right_one(world: Group) -> None:
    session, proposal = started(world)
    bad = bad_deal(world, session, 0, {4: 1})
    good = world.deals(proposal, [1])[1]
    answer, _ = world.answer(session, 3, [bad, good])
    (said,) = read(answer).complaints
    lied = replace(said, dealer=2, deal=open_deal(good, session).name)
    # Without the guard an accusation is a word: the same sentence about dealer 2, who did nothing wrong, names that one.
    believing = gathered(session, [bad, good])
    with without((resharing_deals, "check_signature")):
        believing.hear_response(again(answer, complaints=(lied,), held=()))
    assert {who: each.code for who, each in believing.verdicts.items()} == {peer(1): "bad-part"}
    # With it
    gathering = gathered(session, [bad, good])
    gathering.hear_response(answer)
    assert {who: each.code for who, each in gathering.verdicts.items()} == {peer(0): "bad-part"}
    gathering.hear_response(again(answer, complaints=(lied,), held=()))
    assert {who: each.code for who, each in gathering.verdicts.items()} == {
        peer(0): "bad-part",
        peer(3): "false-complaint",
    }


def test_a9_a_lower_threshold_names_the_coordinator(world: Group) -> None:
    # Without the guard, in the terms and wherever a result is looked at, two shares of a committee of five are the secret.
    careless = Group()
    terms = ((Terms, "__post_init__"), (resharing_sessions, "check_faults"))
    with without(*terms, (resharing, "keeps_threshold"), (resharing_deals, "check_successor")):
        run = careless.run(careless.proposal(threshold=2, faults=0))
    new = careless.shares_of(run.session.distribution(run.body).name)
    assert len(new) == 5
    assert value({i: new[i] for i in (4, 8)}) == careless.secret
    # With it
    verdict = refused_proposal(world, seal(replace(world.proposal(), threshold=2, faults=0), seed_of(100)))
    assert (verdict.code, verdict.blamed) == ("lowered-threshold", peer(100))


def test_a19_too_few_dealers_name_the_coordinator(world: Group) -> None:
    proposal = world.proposal()
    two = seal(replace(proposal, dealers=proposal.dealers[:2]), seed_of(100))
    # Without the guard both deal, each receiver is content with both, and what they add up to is another secret.
    with without((Terms, "check_enough")):
        session, deals = world.open(two), world.deals(two)
        answers = [read(world.answer(session, i, deals.values())[0]) for i in NEW]
        shares = {i + 1: added_up(world, session, i, boxes_for(world, i, deals)) for i in NEW}
    assert [([each.dealer for each in answer.held], answer.complaints) for answer in answers] == [([1, 2], ())] * 5
    assert value({i: shares[i] for i in (4, 5, 6)}) == value(shares) != world.secret
    # With it
    verdict = refused_proposal(world, two)
    assert (verdict.code, verdict.blamed) == ("too-few-dealers", peer(100))


def test_a_coordinator_cannot_put_its_own_key_in_a_seat(world: Group) -> None:
    """It would read every part: the keys are signed by those who gave them."""
    proposal = world.proposal()
    seat = proposal.receivers[0]
    stolen = {**canonical.parse(seat.key.body, 1024), "key": crypto_scalarmult_base(world.octets()).hex()}  # type: ignore[dict-item]
    forged = sign(seat.key.payload_type, canonical.encode(stolen), seed_of(100))
    copy = envelope.NestedEnvelope(forged.body, forged.payload_type, forged.signature, seat.key.signer)
    receivers = (replace(seat, key=copy), *proposal.receivers[1:])
    verdict = refused_proposal(world, seal(replace(proposal, receivers=receivers), seed_of(100)))
    assert (verdict.code, verdict.blamed) == ("bad-signature", peer(100))
