"""Attacks on repair: each succeeds where its guard is missing, and the guard refuses it and names who did it.

Numbers are those of `attacks.py`.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from rebalancing import repair_node
from rebalancing.errors import Ignore, Reject
from rebalancing.group import ORDER, Point, Scalar, base
from rebalancing.identifiers import PeerId
from rebalancing.reconstruction import reconstruct
from rebalancing.repair import RepairTerms, add_up, repaired, split
from rebalancing.repair_node import RepairSession, ask_repair
from rebalancing.resharing_messages import RepairRequest
from rebalancing.resharing_record import SHARES_FOR_SESSIONS, Shares
from rebalancing.sharing import Culprits, Polynomial, public_shares
from tests.unit.attacks import rewritten, without
from tests.unit.resharing_sample import OLD, Group, peer
from tests.unit.sharing_sample import Committee, named, some, value

COMMITTEE = Committee()
SECRET = COMMITTEE.secret


def plus(scalar: Scalar, number: int) -> Scalar:
    return Scalar.reduced(scalar.value + number)


def repair_terms() -> RepairTerms:
    return RepairTerms(COMMITTEE.commitments, 5, public_shares(COMMITTEE.commitments, [1, 2, 3]))


def repair(terms: RepairTerms) -> tuple[dict[int, Mapping[int, Point]], dict[int, dict[int, Scalar]]]:
    """Good commitments by helper, and the deltas by receiver."""
    splits = {i: split(terms, i, COMMITTEE.polynomial.at(i), COMMITTEE.fresh(2)) for i in terms.helpers}
    deltas = {j: {i: each.deltas[j] for i, each in splits.items()} for j in splits}
    return {i: each.commitments for i, each in splits.items()}, deltas


def sigmas_of(deltas: Mapping[int, Mapping[int, Scalar]]) -> dict[int, Scalar]:
    return {
        helper: Scalar.reduced(sum(delta.value for delta in received.values())) for helper, received in deltas.items()
    }


def test_a10_weighted_shares_leak_the_shares() -> None:
    terms = repair_terms()
    sent = {i: Scalar.reduced(weight.value * COMMITTEE.polynomial.at(i).value) for i, weight in terms.weights.items()}
    assert Scalar.reduced(sum(each.value for each in sent.values())) == COMMITTEE.polynomial.at(5)

    def divided(messages: Mapping[int, Scalar]) -> dict[int, Scalar]:
        return {i: Scalar.reduced(each.value * pow(terms.weights[i].value, -1, ORDER)) for i, each in messages.items()}

    # Everybody knows the weights: the holder divides, has three shares, and with them the secret.
    stolen = divided(sent)
    assert stolen == some(COMMITTEE.shares, 1, 2, 3)
    assert reconstruct(COMMITTEE.commitments, stolen) == SECRET
    # Sigmas divided by anything give no share.
    _, deltas = repair(terms)
    sigmas = sigmas_of(deltas)
    assert not set(divided(sigmas).values()) & set(COMMITTEE.shares.values())
    assert value(divided(sigmas)) != SECRET


def test_a10_sigmas_fit_any_secret() -> None:
    # Another polynomial through the repaired share, and other deltas: the holder gets the very same sigmas.
    terms = repair_terms()
    _, deltas = repair(terms)
    sigmas = sigmas_of(deltas)
    share, slope = COMMITTEE.polynomial.at(5), COMMITTEE.fresh(2)
    at_zero = share.value - sum(each.value * 5 ** (k + 1) for k, each in enumerate(slope))
    other = Polynomial((Scalar.reduced(at_zero), *slope))
    assert other.at(5) == share
    assert other.coefficients[0] != SECRET
    # Each helper keeps the deltas that it sent to others, and puts the difference of its weighted shares into one to itself ...
    moved = {i: terms.weights[i].value * (other.at(i).value - COMMITTEE.polynomial.at(i).value) for i in terms.helpers}
    changed = {j: {**received, j: plus(received[j], moved[j])} for j, received in deltas.items()}
    # ... which changes the sigmas, but not their sum; one more shift, between two helpers, puts them back.
    assert sum(moved.values()) % ORDER == 0
    for j, k in ((1, 3), (2, 3)):
        changed[j][k] = plus(changed[j][k], -moved[j])
        changed[k][k] = plus(changed[k][k], moved[j])
    assert sigmas_of(changed) == sigmas
    for i in terms.helpers:
        total = Scalar.reduced(sum(received[i].value for received in changed.values()))
        assert total == Scalar.reduced(terms.weights[i].value * other.at(i).value)


def test_a11_a_wrong_sigma_gives_a_wrong_share() -> None:
    terms = repair_terms()
    commitments, deltas = repair(terms)
    sigmas = sigmas_of(deltas)
    bad = {**sigmas, 3: plus(sigmas[3], 1)}
    # Without the guard the holder has a share, and no way to tell that it is none.
    wrong = Scalar.reduced(sum(each.value for each in bad.values()))
    assert value({**some(COMMITTEE.shares, 1, 2), 5: wrong}) != SECRET
    assert named(repaired(terms, commitments, bad)) == {3: "bad-part"}
    assert repaired(terms, commitments, sigmas) == COMMITTEE.polynomial.at(5)


def test_a11_a_wrong_delta_names_who_sent_it() -> None:
    terms = repair_terms()
    commitments, deltas = repair(terms)
    deltas[2][1] = plus(deltas[2][1], 1)
    # Added up unseen, it makes the sum wrong, and blame falls on the honest helper 2.
    assert named(repaired(terms, commitments, sigmas_of(deltas))) == {2: "bad-part"}
    # Helper 2 looks first, and names helper 1.
    assert named(add_up(terms, commitments, 2, deltas[2])) == {1: "bad-part"}


def test_a11_a_split_of_something_else_names_its_author() -> None:
    terms = repair_terms()
    commitments, deltas = repair(terms)
    lie = plus(deltas[2][1], 1)
    point = base(lie)
    assert isinstance(point, Point)
    deltas[2][1], commitments[1] = lie, {**commitments[1], 2: point}
    # Each delta is the one committed to, and each sigma is right: only the sum of the commitments shows it.
    sigmas = sigmas_of(deltas)
    assert Scalar.reduced(sum(each.value for each in sigmas.values())) != COMMITTEE.polynomial.at(5)
    assert named(add_up(terms, commitments, 2, deltas[2])) == {1: "wrong-constant"}
    assert named(repaired(terms, commitments, sigmas)) == {1: "wrong-constant"}


# A12 repair of a live node's index


@pytest.fixture
def world() -> Group:
    return Group()


def test_a12_a_member_that_asks_for_another_index_gets_its_own(world: Group) -> None:
    shares = world.shares_of(world.final.name)
    helpers = (2, 3, 4)  # the indices of peers 1 to 3
    # Without the guard the request names the index, and peer 0, a member, asks for that of peer 4, who is alive.
    commitments = world.final.commitments
    terms = RepairTerms(commitments, 5, public_shares(commitments, helpers))
    splits = {i: split(terms, i, shares[i], world.scalars(2)) for i in helpers}
    sigmas = {}
    for i in helpers:
        sigma = add_up(
            terms, {j: s.commitments for j, s in splits.items()}, i, {j: s.deltas[i] for j, s in splits.items()}
        )
        assert not isinstance(sigma, Culprits)
        sigmas[i] = sigma
    assert repaired(terms, {j: s.commitments for j, s in splits.items()}, sigmas) == shares[5]
    # With it the index is that of whoever signs: a member's own is all that it gets, and asking for another's is signed evidence.
    world.lose(0)
    request = world.request(0, (1, 2, 3))
    assert world.nodes[1].open_repair(request, frozenset()).lost == 1
    asked = rewritten(request, lambda fields: fields.update(member=peer(4).hex))
    with pytest.raises(Reject, match="foreign-name") as refused:
        world.nodes[1].receive_request(asked, frozenset(), world.now_ms, world.split_randomness(3))
    assert (refused.value.blamed, refused.value.strength) == (peer(0), "signed")


def ask_anyway(me: Shares, *request: Any) -> tuple[Shares, RepairRequest]:
    """Ask as a member does that has lost its share."""
    after, said = ask_repair(replace(me, shares=()), *request)
    return replace(after, shares=me.shares), said


def be_repaired_anyway(me: Shares, _: PeerId, session: RepairSession) -> bytes | None:
    """The member's key, whatever it has."""
    return me.secret_of(session.request.key)


def test_a12_a_member_that_has_its_share_asks_for_none(world: Group) -> None:
    """Its own request, made when it had lost the share, is shown again when it is back; or it is made to ask again."""
    # Without the guard what it has is written once more with each repair, until its disk has room for no share of the next session.
    careless = Group()
    with without((repair_node, "ask_repair", ask_anyway), (repair_node, "check_member", be_repaired_anyway)):
        while len(careless.nodes[0].shares.shares) < SHARES_FOR_SESSIONS:
            careless.repair(0, (1, 2, 3))
    assert {held.scalar for held in careless.nodes[0].shares.shares} == {careless.shares_of(careless.final.name)[1]}
    with pytest.raises(Ignore, match="too-many-shares"):
        careless.run(careless.proposal(new=OLD))
    # With it
    world.lose(0)
    request = world.request(0, (1, 2, 3))
    session = world.nodes[0].open_repair(request, frozenset())
    splits = world.splits(request, (1, 2, 3))
    sums = world.sums(session, splits)
    world.nodes[0].receive_sums(session, splits.values(), sums.values(), world.scalar())
    before = world.stores[0].load()
    with pytest.raises(Ignore, match="held-share"):
        world.nodes[0].receive_sums(session, splits.values(), sums.values(), world.scalar())
    with pytest.raises(Ignore, match="held-share"):
        world.request(0, (1, 2, 3))
    assert world.stores[0].load() == before
