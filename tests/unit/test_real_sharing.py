"""Shares as scalars: what is refused and why, what opens, what is shown; the ideal sharing is the reference's own."""

from dataclasses import replace
from pathlib import Path

import pytest

from rebalancing import redistribution, resharing_system
from rebalancing.errors import Reject
from rebalancing.group import Scalar
from rebalancing.reconstruction import reconstruct
from rebalancing.refusal import Refused
from rebalancing.resharing import Committee, Dealt, Proposal, combined
from rebalancing.resharing_system import first
from verifier.graph.configuration import read_configuration
from verifier.graph.explore import explore
from verifier.mutants.bad_rule import BadRule, applied
from verifier.protocols import reshare, reshare_real, sharing_system
from verifier.protocols.protocol import Protocol
from verifier.protocols.real_sharing import RealSharing, scalar
from verifier.protocols.sharing_system import IdealSharing, shared_by
from verifier.tools.values import ModelValue

MODELS = Path(__file__).resolve().parents[2] / "spec/models"
NOBODY = frozenset()


def h(*numbers):
    return frozenset(ModelValue(f"h{n}") for n in numbers)


def one(n):
    return ModelValue(f"h{n}")


def constants(name):
    return read_configuration(MODELS / f"{name}.cfg").constants


def graph(protocol, name, *rules, **changes):
    configuration = read_configuration(MODELS / f"{name}.cfg")
    with applied([*(protocol.bad_rules[each] for each in configuration.replaced.values()), *rules]):
        model = protocol.model_of({**configuration.constants, **changes})

        def step(action, state, arguments):
            return protocol.system.ACTIONS[action](model, state, *arguments)

        initial = protocol.system.initial(model)
        found = explore(initial, lambda s: protocol.system.choices(model, s), step, lambda _: None, 5_000)
        return found, model


@pytest.fixture
def liar():
    """Five holders, of whom h5 lies, and a session for all of them."""
    model = resharing_system.model_of(constants("Resharing_n5_liar_needed"))
    genesis = first(model)
    m = Proposal(session=1, parent=genesis, committee=Committee(members=model.peers, threshold=3), revoked=NOBODY)
    return RealSharing(model), frozenset({m}), m


# Behind the interface


@pytest.mark.parametrize("name", ["Resharing_n3_repaired", "Resharing_n5_liar_needed"])
def test_ideal_sharing_is_that_of_the_reference(name):
    ideal = Protocol(
        sharing_system, sharing_system.INVARIANTS, shared_by(lambda _: IdealSharing()), reshare.PROTOCOL.bad_rules
    )
    ours, model = graph(ideal, name)
    theirs, _ = graph(reshare.PROTOCOL, name)
    assert (ours.index, ours.edges, ours.refusals) == (theirs.index, theirs.edges, theirs.refusals)
    predicates = reshare.PROTOCOL.invariants
    assert all(ideal.invariants[n](model, s) == predicates[n](model, s) for n in predicates for s in ours.states[::7])


@pytest.mark.parametrize(
    "changes", [{"Begun": False}, {"MaxVersion": 2}], ids=["before-the-owner-deals", "the-owner-deals-again"]
)
def test_models_in_which_the_owner_deals_are_refused(changes):
    with pytest.raises(ValueError, match="the owner deals once"):
        reshare_real.PROTOCOL.model_of({**constants("Resharing_n3_repaired"), **changes})


# Deals


def test_what_good_deals_make_is_shown_as_what_it_is(liar):
    sharing, sessions, m = liar
    dealt = combined(m, h(1, 2, 5), NOBODY, NOBODY)
    x = sharing.possessed(sessions, m, one(1), dealt)
    assert (x.dealt, x.polynomial.digest, x.index) == (dealt, dealt, one(1))


@pytest.mark.parametrize(
    ("shifted", "long", "code"),
    [(h(5), NOBODY, "wrong-constant"), (NOBODY, h(5), "wrong-degree"), (h(5), h(5), "wrong-degree")],
)
def test_a_lie_is_found_by_arithmetic(liar, shifted, long, code):
    sharing, sessions, m = liar
    with pytest.raises(Refused) as refused:
        sharing.possessed(sessions, m, one(1), combined(m, h(1, 2, 5), shifted, long))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("modules", "code"),
    [(["resharing_deals"], "wrong-constant"), (["resharing_deals", "redistribution"], "bad-share")],
    ids=["when-it-came", "at-all"],
)
def test_a_lie_that_is_not_found_in_the_deal_is_no_refusal(liar, modules, code):
    sharing, sessions, m = liar
    unchecked = [BadRule(f"rebalancing.{module}", "check_deal", lambda *_: None) for module in modules]
    with applied(unchecked), pytest.raises(Reject, match=code):
        sharing.possessed(sessions, m, one(1), combined(m, h(1, 2, 5), h(5), NOBODY))


def test_a_share_of_another_polynomial_is_neither_proved_nor_shown(liar):
    sharing, sessions, m = liar
    dealt = combined(m, h(1, 2, 5), NOBODY, NOBODY)
    made = sharing.made(sessions, m, one(1), dealt)
    sharing.made = lambda *_: replace(made, share=Scalar.reduced(made.share.value + 1))
    with pytest.raises(Refused, match="bad-proof"):
        sharing.possessed(sessions, m, one(1), dealt)
    unproved = BadRule("verifier.protocols.real_sharing", "check_possession", lambda *_: None)
    with applied([unproved]), pytest.raises(Refused, match="bad-share"):
        sharing.possessed(sessions, m, one(1), dealt)


def test_a_certificate_of_too_few_does_not_convince(liar):
    sharing, sessions, m = liar
    x = sharing.possessed(sessions, m, one(1), combined(m, h(1, 2, 5), NOBODY, NOBODY))
    sharing.certify(sessions, x.polynomial, h(1, 2, 3, 5))
    with pytest.raises(Refused, match="not-a-quorum"):
        sharing.certify(sessions, x.polynomial, h(1, 2, 3))


# What opens


def test_as_many_shares_as_the_threshold_are_the_secret_and_fewer_are_not(liar):
    sharing, sessions, m = liar
    x = sharing.possessed(sessions, m, one(1), combined(m, h(1, 2, 5), NOBODY, NOBODY))
    for opens in (
        lambda holders: sharing.opens(sessions, m.parent, holders),
        lambda holders: sharing.opens(sessions, x.polynomial, holders),
        lambda holders: sharing.opens_session(sessions, m, holders),
    ):
        assert [opens(h(*range(1, n + 1))) for n in range(6)] == [False, False, False, True, True, True]


def test_what_receivers_combined_is_the_secret_of_the_owner(liar):
    sharing, sessions, m = liar
    dealt = combined(m, h(1, 3, 4), NOBODY, NOBODY)
    made = [sharing.made(sessions, m, one(n), dealt) for n in (2, 4, 5)]
    assert reconstruct(made[0].commitments, {n: each.share for n, each in zip((2, 4, 5), made, strict=True)}) == scalar(
        "secret"
    )


def test_a_polynomial_that_is_shifted_or_too_long_does_not_open_with_as_many_shares(liar):
    sharing, _, m = liar
    everybody = h(1, 2, 3, 4, 5)
    for lie, openers in (((h(5), NOBODY), []), ((NOBODY, h(5)), [4, 5])):
        polynomial = sharing.sum_of(frozenset({m}), m, combined(m, h(1, 2, 5), *lie))
        opened = [n for n in range(1, 6) if sharing.makes_secret(polynomial, frozenset(sorted(everybody)[:n]))]
        assert opened == openers


def test_where_the_model_says_that_the_adversary_has_enough_it_has_the_secret():
    anybody = BadRule("rebalancing.resharing", "may_release", lambda _: True)
    found, model = graph(reshare_real.PROTOCOL, "Resharing_n3_repaired", anybody, Losing=NOBODY)
    counted, assembled = reshare.PROTOCOL.invariants["S1"], reshare_real.PROTOCOL.invariants["S1"]
    assert {(counted(model, s), assembled(model, s)) for s in found.states} == {(True, True), (False, False)}


# What a wrong reference would do


def test_what_is_combined_wrongly_is_not_possessed():
    def unweighted(terms, new, dealt, receiver, parts):
        return Scalar.reduced(sum(part.value for part in parts.values()))

    found, _ = graph(
        reshare_real.PROTOCOL,
        "Resharing_n3_repaired",
        BadRule("rebalancing.resharing_deals", "combine", unweighted),
    )
    assert not any(action == "Possess" for _, action, _ in found.edges)
    assert any(action == "Respond" for _, action, _ in found.edges)


def test_parts_that_are_off_have_no_successor():
    deal = redistribution.deal

    def off_by_one(terms, dealer, share, fresh):
        made = deal(terms, dealer, share, fresh)
        return replace(made, parts={i: Scalar.reduced(part.value + 1) for i, part in made.parts.items()})

    found, _ = graph(
        reshare_real.PROTOCOL, "Resharing_n3_repaired", BadRule("rebalancing.redistribution", "deal", off_by_one)
    )
    assert not any(action == "Commit" for _, action, _ in found.edges)
    assert Dealt(session=0) in {p.digest for s in found.states for p in s.committed}
