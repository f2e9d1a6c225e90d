"""The first-order reading: what it makes of a text, what it refuses, when its sentences are decidable, and that its proofs can fail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
import z3

from invariants.proofs import agreement
from invariants.proofs.obligation import After, Obligation, Signature
from rebalancing.ballot import NO_BALLOT, Ballot, below
from verifier.readings import difftest_first_order, first_order, stratified
from verifier.readings.difftest import Differs
from verifier.readings.first_order import FirstOrder, Vocabulary, closed
from verifier.readings.prover import Disproved, prove
from verifier.readings.subset import Refused, hints


@dataclass(frozen=True)
class Signed:
    who: int
    at: Ballot


@dataclass(frozen=True)
class Party:
    promised: Ballot
    age: int


@dataclass(frozen=True)
class Rules:
    all: frozenset[int]
    quorum: int
    liars: frozenset[int]


def they_meet(rules: Rules) -> bool:
    return 2 * rules.quorum - len(rules.all) > len(rules.liars)


SIGNATURE = Signature(
    sorts={
        "Rules.all": "holder",
        "Rules.liars": "holder",
        "Signed.who": "holder",
        "party": "holder",
        "group": "holder",
        "other": "holder",
        "h": "holder",
    },
    opaque={Ballot: "ballot"},
    order=below,
    ordered=Ballot,
    nth=lambda n: Ballot(round=n, rank=0, coordinator=0, nonce=0),
    constants={"no_ballot": NO_BALLOT},
    cuts=frozenset({"Party.promised"}),
    everything=frozenset({"Rules.all"}),
    quorum="Rules.quorum",
    quorum_meaning=they_meet,
    excepted="Rules.liars",
)
UNREAD = replace(SIGNATURE, sorts={**SIGNATURE.sorts, "Party.age": "years"})


def read(function: Callable[..., Any], signature: Signature = UNREAD) -> Any:
    vocabulary = Vocabulary(signature)
    values = {name: vocabulary.fresh(name, hint) for name, hint in hints(function).items()}
    return FirstOrder(vocabulary=vocabulary).call(function, **values)


# What is read -----------------------------------------------------------------------------------------------------------------------


def is_signed(signed: frozenset[Signed], h: int) -> bool:
    return h in frozenset(m.who for m in signed)


def all_are_low(signed: frozenset[Signed], party: Mapping[int, Party]) -> bool:
    return all(not below(party[m.who].promised, m.at) for m in signed)


def after_a_promise(party: Mapping[int, Party], h: int, b: Ballot, c: Ballot) -> bool:
    return below(c, {**party, h: replace(party[h], promised=b)}[h].promised)


def both_meet(rules: Rules, group: frozenset[int], other: frozenset[int]) -> bool:
    return any(h not in rules.liars for h in group & other)


def is_a_quorum(rules: Rules, group: frozenset[int]) -> bool:
    return len(group) >= rules.quorum


def is_a_quorum_too(rules: Rules, other: frozenset[int]) -> bool:
    return len(other) >= rules.quorum


def is_no_quorum(rules: Rules, group: frozenset[int]) -> bool:
    return len(group) < rules.quorum


def test_a_member_is_found_by_what_it_is_equal_to() -> None:
    found = read(is_signed)
    assert z3.is_quantifier(found)
    assert not found.is_forall()
    assert found.num_vars() == 1, "the holder is h, so only the ballot is left open"


def test_closed_keeps_what_it_cannot_resolve() -> None:
    sort = z3.DeclareSort("holder")
    x, y, p = z3.Const("x", sort), z3.Const("y", sort), z3.Function("p", sort, z3.BoolSort())
    assert closed(z3.Exists, [x], z3.And(x == y, p(x))).eq(p(y))
    assert closed(z3.ForAll, [x], z3.Not(z3.And(x == y, z3.Not(p(x))))).eq(p(y))
    assert z3.is_quantifier(closed(z3.Exists, [x], z3.And(x != y, p(x))))


@pytest.mark.parametrize(
    "claim", [is_signed, all_are_low, after_a_promise, both_meet, is_a_quorum, is_no_quorum, they_meet]
)
def test_reading_agrees_with_running(claim: Callable[..., Any]) -> None:
    tally = difftest_first_order.compare(claim, UNREAD, 40)
    assert tally.examples >= 40
    assert not tally.one_sided


PLAIN = [each for each in difftest_first_order.claims(agreement.OBLIGATIONS) if not isinstance(each[0], After)]


@pytest.mark.parametrize(("claim", "signature"), PLAIN, ids=[claim.__name__ for claim, _ in PLAIN])
def test_what_agreement_says_is_read_as_it_runs(claim: Callable[..., Any], signature: Signature) -> None:
    assert not difftest_first_order.compare(claim, signature, 5, seed=3).one_sided


def test_a_difference_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FirstOrder, "_ordered", lambda self, low, high: not isinstance(low, first_order.Cut))
    with pytest.raises(Differs, match="all_are_low"):
        difftest_first_order.compare(all_are_low, UNREAD, 200)


# What is refused --------------------------------------------------------------------------------------------------------------------


def counts(group: frozenset[int]) -> bool:
    return len(group) >= 2


def compares_sizes(group: frozenset[int], other: frozenset[int]) -> bool:
    return len(group) >= len(other)


def exceeds_a_quorum(rules: Rules, group: frozenset[int]) -> bool:
    return len(group) > rules.quorum


def adds_holders(h: int) -> bool:
    return h + 1 == h


def orders_holders(h: int, group: frozenset[int]) -> bool:
    return all(h < i for i in group)


def looks_inside(b: Ballot) -> bool:
    return b.round == 1


def makes_a_ballot(b: Ballot) -> bool:
    return b == Ballot(round=1, rank=0, coordinator=0, nonce=0)


def compares_cuts(party: Mapping[int, Party], h: int) -> bool:
    return party[h].promised == party[h].promised and below(party[h].promised, party[h].promised)


def shows_a_cut(party: Mapping[int, Party], h: int, signed: frozenset[Signed]) -> bool:
    return Signed(who=h, at=party[h].promised) in signed


def reads_the_unread(n: int) -> bool:
    return n == n + 1


def ranges_over_the_unread(numbers: frozenset[int]) -> bool:
    return all(True for n in numbers)


def builds_a_mapping(group: frozenset[int], h: int) -> bool:
    return {i: i for i in group}[h] == h


def compares_sorts(h: int, b: Ballot, signed: frozenset[Signed]) -> bool:
    return any(m.at == m.who for m in signed)


@pytest.mark.parametrize(
    "function",
    [
        counts, compares_sizes, exceeds_a_quorum, adds_holders, orders_holders, looks_inside, makes_a_ballot, compares_cuts,
        shows_a_cut, reads_the_unread, ranges_over_the_unread, builds_a_mapping, compares_sorts,
    ],
)  # fmt: skip
def test_is_refused(function: Callable[..., Any]) -> None:
    with pytest.raises(Refused, match=function.__name__):
        read(function)


# What is decidable ------------------------------------------------------------------------------------------------------------------


HOLDER, BALLOT = z3.DeclareSort("holder"), z3.DeclareSort("ballot")
H, B, C = z3.Const("H", HOLDER), z3.Const("B", BALLOT), z3.Const("C", BALLOT)
KNOWS, LOW = z3.Function("knows", HOLDER, BALLOT, z3.BoolSort()), z3.Function("low", BALLOT, BALLOT, z3.BoolSort())
PROMISED = z3.Function("promised", HOLDER, BALLOT)
BEARS = z3.ForAll([B], z3.Exists([H], KNOWS(H, B)))
SEES = z3.ForAll([H], z3.Exists([B], KNOWS(H, B)))


@pytest.mark.parametrize(
    ("sentences", "path"),
    [
        ([BEARS], []),
        ([SEES], []),
        ([BEARS, SEES], ["ballot", "holder", "ballot"]),
        ([z3.Not(BEARS)], []),
        ([z3.Not(z3.Exists([B], z3.ForAll([C], z3.Not(LOW(B, C)))))], ["ballot", "ballot"]),
        ([BEARS, z3.ForAll([H], KNOWS(H, PROMISED(H)))], ["ballot", "holder", "ballot"]),
        ([BEARS, KNOWS(H, PROMISED(H))], []),
        ([z3.ForAll([B], z3.Implies(z3.ForAll([H], KNOWS(H, B)), LOW(B, B)))], []),
        ([z3.ForAll([B], LOW(B, B) == z3.Exists([C], LOW(B, C)))], ["ballot", "ballot"]),
        ([z3.ForAll([B], z3.If(z3.Exists([C], LOW(B, C)), LOW(B, B), z3.BoolVal(True)))], ["ballot", "ballot"]),
    ],
)
def test_circles(sentences: list[z3.BoolRef], path: list[str]) -> None:
    assert stratified.circle(stratified.edges(sentences)) == path


def someone_is_above(signed: frozenset[Signed]) -> bool:
    return all(any(below(m.at, n.at) for n in signed) for m in signed)


def nobody_signed(signed: frozenset[Signed]) -> bool:
    return all(False for m in signed)


def test_a_circle_is_not_passed_over_in_silence() -> None:
    endless = Obligation("x.endless", "…", (someone_is_above,), nobody_signed, reading="first_order", signature=UNREAD)
    with pytest.raises(Disproved, match="sorts make a circle"):
        prove(endless)
    with pytest.raises(Disproved, match="no sorts make a circle"):
        prove(replace(endless, hypotheses=(nobody_signed,), decidable=False))


def test_only_one_obligation_of_agreement_is_outside() -> None:
    assert [each.id for each in agreement.OBLIGATIONS if not each.decidable] == ["agreement.echo_carries_on"]


# What is proved ---------------------------------------------------------------------------------------------------------------------


def test_two_quorums_meet_by_the_axiom_only() -> None:
    meets = Obligation(
        "x.meets", "…", (they_meet, is_a_quorum, is_a_quorum_too), both_meet, reading="first_order", signature=UNREAD
    )
    proof = prove(meets)
    assert set(proof.core) == {"they_meet", "is_a_quorum", "is_a_quorum_too"}
    assert proof.replays == 2
    assert "(declare-sort holder 0)" in proof.text
    with pytest.raises(Disproved, match="both_meet: FAILS"):
        prove(replace(meets, hypotheses=(they_meet, is_a_quorum)))


def obligation(name: str) -> Obligation:
    return next(each for each in agreement.OBLIGATIONS if each.id == f"agreement.{name}")


def test_successors_that_are_not_safe_are_shown_running() -> None:
    told = obligation("one_successor")
    unsafe = replace(told, hypotheses=tuple(each for each in told.hypotheses if each is not agreement.safe))
    with pytest.raises(Disproved, match="no_second_successor: FAILS"):
        prove(unsafe)


def test_contradictory_hypotheses_say_nothing() -> None:
    told = Obligation("x.void", "…", (is_a_quorum, is_no_quorum), both_meet, reading="first_order", signature=UNREAD)
    with pytest.raises(Disproved, match="contradict each other"):
        prove(replace(told, goal=is_a_quorum))


def test_the_text_is_the_same_whatever_was_read_before() -> None:
    one = obligation("one_successor")
    alone = prove(replace(one, signature=replace(agreement.SIGNATURE)), second_opinion=False).text
    prove(obligation("voted_was_certified.vote.any_n"), second_opinion=False)
    assert prove(one, second_opinion=False).text == alone


# How the parts fit ------------------------------------------------------------------------------------------------------------------


def test_every_step_rests_on_what_is_shown_of_it() -> None:
    """The guard of an echo in the induction follows from the holder's rules; what that takes is an invariant, given, or shown in its turn."""
    given = {agreement.may_echo, agreement.is_shown, agreement.are_its_granters, agreement.is_top}
    shown = obligation("echo_is_justified")
    carried = obligation("echo_carries_on")
    guards = {each.name: each.guard for each in agreement.MACHINE.actions}
    assert shown.goal is guards["echo"]
    assert set(carried.hypotheses) <= given
    assert set(shown.hypotheses) <= given | {carried.goal} | set(agreement.INVARIANTS)


def test_every_conclusion_rests_on_invariants() -> None:
    given = {agreement.quorums_meet, agreement.votes_are_claims, agreement.is_about}
    for name in ("one_successor", "prepared_once", "one_echo_and_vote", "voted_was_prepared"):
        assert set(obligation(name).hypotheses) <= given | set(agreement.INVARIANTS)


def test_the_axiom_rests_on_the_formula() -> None:
    assert obligation("quorums_meet").hypotheses[0] is obligation("liars_are_outnumbered").goal
