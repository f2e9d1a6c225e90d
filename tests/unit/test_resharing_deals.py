"""Deals as receivers get them: one message for all with a box beside it, read once, and judged by their sum where every dealer is needed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from rebalancing import resharing_deals, resharing_node, resharing_sessions
from rebalancing.envelope import Envelope, sign
from rebalancing.errors import Ignore, Reject
from rebalancing.messages import seal
from rebalancing.resharing_coordinator import Gathering
from rebalancing.resharing_deals import SentDeal, check_two_deals, combine_deals, read_deal, receive_deal
from rebalancing.resharing_messages import HeldDeal, PointBytes
from rebalancing.resharing_sessions import Session, name_of, open_responses
from tests.unit.resharing_sample import NEW, OLD, THRESHOLD, Group, again, bad_deal, peer, read, seed_of, value


@pytest.fixture
def group() -> Group:
    return Group()


def started(group: Group, scaling: str = "unscaled", dealers: int = len(OLD)) -> tuple[Session, Envelope]:
    """A session in which the first of the committee deal: as many as the threshold, and each is needed."""
    proposal = group.proposal(scaling=scaling)
    envelope = seal(replace(proposal, dealers=proposal.dealers[:dealers]), seed_of(100))
    return group.open(envelope), envelope


ALL_NEEDED = [("pre-scaled", 5), ("pre-scaled", 3), ("unscaled", 3)]
needed = pytest.mark.parametrize(("scaling", "dealers"), ALL_NEEDED)


def held_by(answer: Envelope) -> list[int]:
    return [each.dealer for each in read(answer).held]


def gathered(session: Session, group: Group, deals: Iterable[Envelope]) -> Gathering:
    """Everybody has answered these deals."""
    gathering, deals = Gathering(session), list(deals)
    for each in deals:
        gathering.hear_deal(each)
    for i in NEW:
        gathering.hear_response(group.answer(session, i, deals)[0])
    return gathering


@needed
def test_where_all_are_needed_the_sum_is_judged_and_no_deal_by_itself(
    group: Group, monkeypatch: pytest.MonkeyPatch, scaling: str, dealers: int
) -> None:
    session, proposal = started(group, scaling, dealers)
    deals = group.deals(proposal, range(dealers))
    looked_at: list[Any] = []
    monkeypatch.setattr(resharing_node, "check_public", lambda *args: looked_at.append(args))
    answer, verdicts = group.answer(session, 3, deals.values())
    assert (held_by(answer), verdicts, looked_at) == (list(range(1, dealers + 1)), (), [])
    # One that is missing leaves the others to be judged by themselves.
    answer, _ = group.answer(session, 3, list(deals.values())[1:])
    assert (held_by(answer), len(looked_at)) == (list(range(2, dealers + 1)), dealers - 1)


@needed
def test_a_bad_part_is_found_though_only_the_sum_was_to_be_judged(group: Group, scaling: str, dealers: int) -> None:
    session, proposal = started(group, scaling, dealers)
    deals = {**group.deals(proposal, range(1, dealers)), 0: bad_deal(group, session, 0, {4: 1})}
    answer, verdicts = group.answer(session, 3, deals.values())
    assert (held_by(answer), verdicts) == (list(range(2, dealers + 1)), ())
    assert [each.dealer for each in read(answer).complaints] == [1]
    assert {who: each.code for who, each in gathered(session, group, deals.values()).verdicts.items()} == {
        peer(0): "bad-part"
    }


@needed
def test_a_bad_public_half_names_its_dealer_to_each_receiver(group: Group, scaling: str, dealers: int) -> None:
    session, proposal = started(group, scaling, dealers)
    deals = {**group.deals(proposal, range(1, dealers)), 0: bad_deal(group, session, 0, {}, shift=1)}
    answer, verdicts = group.answer(session, 3, deals.values())
    assert held_by(answer) == list(range(2, dealers + 1))
    assert [(each.code, each.blamed, each.strength) for each in verdicts] == [("wrong-constant", peer(0), "signed")]


def test_two_bad_parts_that_cancel_make_a_good_share(group: Group) -> None:
    """Pre-scaled, so all that is done with parts is to add them up. Where others could be chosen each is found."""
    session, proposal = started(group, "pre-scaled")
    lies = {0: bad_deal(group, session, 0, {4: 1}), 1: bad_deal(group, session, 1, {4: -1})}
    deals = [*lies.values(), *group.deals(proposal, OLD[2:]).values()]
    assert held_by(group.answer(session, 3, deals)[0]) == [1, 2, 3, 4, 5]
    found = gathered(session, group, deals).qualify()
    assert found is not None
    for i in NEW:
        group.nodes[i].receive_qualified(session, group.sent(session, i, found[0]), found[1], group.scalar())
    shares = group.shares_of(session.distribution(found[2]).name)
    assert value({i: shares[i] for i in (4, 5, 6)}) == value({i: shares[i] for i in (6, 7, 8)}) == group.secret
    session, _ = started(group)
    lies = {0: bad_deal(group, session, 0, {4: 1}), 1: bad_deal(group, session, 1, {4: -1})}
    assert held_by(group.answer(session, 3, lies.values())[0]) == []


def test_a_complaint_about_another_deal_than_is_here_is_not_judged(group: Group) -> None:
    """Else whoever sends two deals would have its receivers blamed for what they say of the other one."""
    session, _ = started(group)
    bad = [bad_deal(group, session, 0, {4: 1}) for _ in range(8)]
    names = [name_of(each) for each in bad]
    here = bad_deal(group, session, 0, {})
    assert min(names) < name_of(here) < max(names)
    gathering = Gathering(session)
    gathering.hear_deal(here)
    for each in bad:
        answer, _ = group.answer(session, 3, [each])
        assert [said.dealer for said in read(answer).complaints] == [1]
        gathering.hear_response(answer)
    assert gathering.verdicts == {}


def test_whoever_was_caught_is_left_out_though_its_deal_was_good_to_enough(group: Group) -> None:
    session, proposal = started(group)
    deals = [bad_deal(group, session, 0, {4: 1}), *group.deals(proposal, OLD[1:]).values()]
    gathering = Gathering(session)
    for each in deals:
        gathering.hear_deal(each)
    gathering.hear_response(group.answer(session, 3, deals)[0])
    # To the others the first deal is good, and receiver 3 holds fewer of the rest.
    for i in NEW[1:]:
        gathering.hear_response(group.answer(session, i, deals)[0])
    gathering.hear_response(group.answer(session, 3, deals[:3])[0])
    found = gathering.qualify()
    assert found is not None
    assert [each.dealer for each in found[2].qualified] == [2, 3, 4, 5]
    assert {each.signer for each in found[1]} == {peer(i) for i in NEW[1:]}


def test_a_receiver_that_has_answered_needs_no_part_and_opens_nothing_again(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, proposal = started(group)
    found = gathered(session, group, group.deals(proposal).values()).qualify()
    assert found is not None
    deals, responses, _ = found
    named = [SentDeal(each, None) for each in deals]
    # Whoever stopped in between has forgotten, and asks for its parts again.
    restarted = group.node(4)
    with pytest.raises(Ignore, match="missing-part"):
        restarted.receive_qualified(session, named, responses, group.scalar())
    restarted.receive_qualified(session, group.sent(session, 4, deals), responses, group.scalar())

    def opened(*_: Any) -> None:
        raise AssertionError("it was read before")

    monkeypatch.setattr(resharing_node, "receive_deal", opened)
    group.nodes[3].receive_qualified(session, named, responses, group.scalar())
    assert group.nodes[3].shares.secret_of(session.receivers[4].key) is None


def test_answering_another_session_in_between_costs_work_and_nothing_else(group: Group) -> None:
    one, first = started(group)
    two, second = started(group)
    found = gathered(one, group, group.deals(first).values()).qualify()
    assert found is not None
    group.answer(two, 3, group.deals(second).values())
    sent = group.sent(one, 3, found[0])
    with pytest.raises(Ignore, match="missing-part"):
        group.nodes[3].receive_qualified(one, [replace(each, part=None) for each in sent], found[1], group.scalar())
    assert group.nodes[3].receive_qualified(one, sent, found[1], group.scalar())[1] == found[2]


@needed
def test_answering_two_deals_of_one_dealer_costs_work_and_nothing_else(
    group: Group, scaling: str, dealers: int
) -> None:
    """What was combined of the other deal is not what is named."""
    session, proposal = started(group, scaling, dealers)
    deals = group.deals(proposal, range(dealers))
    found = gathered(session, group, deals.values()).qualify()
    assert found is not None
    answer, _ = group.answer(session, 3, [bad_deal(group, session, 0, {}), *list(deals.values())[1:]])
    assert held_by(answer) == list(range(1, dealers + 1))
    _, body = group.nodes[3].receive_qualified(session, group.sent(session, 3, found[0]), found[1], group.scalar())
    assert body == found[2]


def test_a_box_that_the_deal_does_not_name_is_missing_and_the_right_one_may_still_come(group: Group) -> None:
    session, proposal = started(group)
    deal = group.deals(proposal, [0])[0]
    (sent,) = group.sent(session, 3, [deal])
    other = replace(sent, part=group.box(bad_deal(group, session, 0, {}), 0))
    nothing = replace(sent, part=None)
    for each in (other, nothing):
        answer, verdicts = group.nodes[3].receive_deals(session, [each])
        assert (held_by(answer), read(answer).complaints, verdicts) == ([], (), ())
    assert held_by(group.nodes[3].receive_deals(session, [other, nothing, sent])[0]) == [1]
    # The first that came with a part counts, and not what comes later.
    later = bad_deal(group, session, 0, {4: 1})
    assert read(group.answer(session, 3, [deal, later])[0]).held == (HeldDeal.of(name_of(deal), 1),)


def test_counts_are_checked_before_any_point_is_looked_at(group: Group) -> None:
    session, proposal = started(group)
    deal = group.deals(proposal, [0])[0]
    no_point = PointBytes(bytes(32))
    cases: list[tuple[dict[str, Any], str]] = [
        ({"commitments": (no_point,) * (THRESHOLD + 1)}, "wrong-degree"),
        ({"commitments": (no_point,) * (THRESHOLD - 1)}, "wrong-degree"),
        ({"commitments": (no_point,) * THRESHOLD, "parts": read(deal).parts[1:]}, "bad-length"),
    ]
    for changes, code in cases:
        with pytest.raises(Reject, match=code) as refused:
            read_deal(again(deal, **changes), session)
        assert refused.value.blamed == peer(0)


def test_a_bad_public_half_is_a_verdict_though_no_part_came(group: Group) -> None:
    session, _ = started(group)
    bad = bad_deal(group, session, 0, {}, shift=1)
    _, verdicts = group.nodes[3].receive_deals(session, [SentDeal(bad, None)])
    assert [(each.code, each.blamed) for each in verdicts] == [("wrong-constant", peer(0))]


def test_other_boxes_under_the_same_commitments_are_another_deal(group: Group) -> None:
    """A17: what differs from receiver to receiver is named in the message that is the same for all."""
    _, proposal = started(group)
    deal = group.deals(proposal, [0])[0]
    other = again(deal, parts=read(deal).parts[::-1])
    assert read(deal).commitments == read(other).commitments
    with pytest.raises(Reject, match="two-deals") as refused:
        check_two_deals(deal, other, frozenset({peer(0)}))
    assert refused.value.blamed == peer(0)


def test_a_sum_is_of_these_deals_and_of_no_others(group: Group) -> None:
    session, proposal = started(group)
    secret = group.nodes[3].shares.secret_of(session.receivers[4].key)
    assert secret is not None
    deals = group.sent(session, 3, group.deals(proposal).values())
    received = {i: receive_deal(session, 4, secret, each) for i, each in enumerate(deals, 1)}
    sums = [combine_deals(session, 4, {i: received[i] for i in chosen}) for chosen in ((1, 2, 3), (2, 3, 4))]
    assert len({each.share for each in sums}) == 2
    assert [[held.dealer for held in each.body.qualified] for each in sums] == [[1, 2, 3], [2, 3, 4]]
    assert "share" not in repr(sums[0])
    with pytest.raises(Reject, match="too-few-dealers"):
        combine_deals(session, 4, {i: received[i] for i in range(1, THRESHOLD)})
    assert resharing_deals.combine_all(session, 4, received) is None  # fewer would do


def test_responses_that_differ_in_the_receiver_alone_are_verified_and_not_parsed(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, proposal = started(group)
    deals = list(group.deals(proposal).values())
    same = [group.answer(session, i, deals)[0] for i in NEW]
    fewer = again(same[2], held=read(same[2]).held[1:])
    foreign = seal_as(same[4], 6)
    unsigned = replace(same[4], signature=same[3].signature)
    stranger = seal_as(same[4], 0)
    expected = [read(each) for each in (*same[:2], fewer, *same[3:])]
    parsed: list[bytes] = []
    sound = resharing_sessions.open_response
    monkeypatch.setattr(
        resharing_sessions, "open_response", lambda envelope, of: parsed.append(envelope.body) or sound(envelope, of)
    )
    assert open_responses([*same[:2], fewer, *same[3:]], session) == expected
    assert parsed == [same[0].body, fewer.body, same[3].body]
    for bad, code, error in (
        (foreign, "foreign-name", Reject),
        (unsigned, "bad-signature", Reject),
        (stranger, "unknown-signer", Ignore),
    ):
        with pytest.raises(error, match=code):
            open_responses([*same[:2], bad], session)
        with pytest.raises(error, match=code):
            sound(bad, session)


def test_a_response_that_is_not_parsed_says_what_the_one_before_it_says(group: Group) -> None:
    session, proposal = started(group)
    deals = list(group.deals(proposal).values())
    answers = [group.answer(session, i, deals)[0] for i in NEW]
    fewer = [again(each, held=read(each).held[1:]) for each in answers]
    said = [fewer[0], answers[1], answers[2], fewer[3], fewer[4]]
    assert open_responses(said, session) == [read(each) for each in said]


def seal_as(envelope: Envelope, i: int) -> Envelope:
    """The same body under another peer's signature."""
    return sign(envelope.payload_type, envelope.body, seed_of(i))
