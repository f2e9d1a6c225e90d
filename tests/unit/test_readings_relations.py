"""The relational reading, and how the obligations about the final chain rest on one another."""

from dataclasses import replace

import pytest

from invariants.proofs import counted, final_chain, forgetting, merge, shares
from invariants.proofs.obligation import After, Obligation
from rebalancing.view import Evidence, final_of
from verifier.readings.prover import Disproved, prove


def obligation(name: str) -> Obligation:
    return next(each for each in (*merge.OBLIGATIONS, *final_chain.OBLIGATIONS) if each.id.partition(".")[2] == name)


def final_is_final(e: Evidence) -> bool:
    return final_of(e).final


def final_is_above_all(e: Evidence) -> bool:
    return all(s.digest == final_of(e).digest for s in e.snapshots)


def test_the_least_of_a_set_is_one_of_them() -> None:
    told = replace(obligation("forgetting_brings_nothing"), goal=final_is_final, siblings=())
    assert prove(told, second_opinion=False).replays == 2


def test_that_there_is_a_least_must_follow() -> None:
    told = replace(obligation("forgetting_brings_nothing"), goal=final_is_final, siblings=(), hypotheses=())
    with pytest.raises(Disproved, match="looks up a key"):
        prove(told, second_opinion=False)


def test_what_is_false_is_shown_running() -> None:
    told = replace(obligation("forgetting_brings_nothing"), goal=final_is_above_all, siblings=())
    with pytest.raises(Disproved, match="final_is_above_all: FAILS"):
        prove(told, second_opinion=False)


def test_a_proved_sibling_is_noticed() -> None:
    (told, sibling) = (obligation("merging_grows"), obligation("merging_grows").siblings[0])
    with pytest.raises(Disproved, match="a false sibling was proved"):
        prove(replace(told, siblings=(replace(sibling, goal=told.goal),)), second_opinion=False)


def test_every_step_of_every_invariant_is_proved() -> None:
    ids = {each.id.removeprefix("final_chain.") for each in final_chain.OBLIGATIONS}
    for each in final_chain.INVARIANTS:
        for step in ("initial", "learn", "forget"):
            parts = {f"{each.__name__}.{step}_known", f"{each.__name__}.{step}_new"}
            assert f"{each.__name__}.{step}" in ids or parts <= ids


def test_every_step_rests_on_invariants_and_on_what_is_shown() -> None:
    given = {
        final_chain.is_the_owners,
        final_chain.arrives,
        final_chain.is_any,
        final_chain.is_known,
        final_chain.enters,
    }
    shown = {each.goal for each in final_chain.OBLIGATIONS}
    for each in final_chain.OBLIGATIONS:
        if isinstance(each.goal, After) or each.goal in final_chain.INVARIANTS:
            assert set(each.hypotheses) <= given | set(final_chain.INVARIANTS) | shown


def test_what_is_proved_of_shares_rests_on_what_is_shown_and_what_is_signed() -> None:
    """Of all that is signed, what the theme final_chain shows of any evidence that grows without a conflict."""
    given = {
        shares.was_signed,
        shares.is_of_no_snapshot,
        shares.brings_its_own_or_its_parents,
        final_chain.is_the_owners,
        final_chain.is_named_apart,
        final_chain.is_made_on_its_parents,
        shares.is_had_again,
        # What a goal is about, and what a peer is
        shares.would_be_kept,
        shares.is_of_the_last_final_one,
        shares.is_of_what_descends_from_it,
        shares.has_the_share,
        shares.known_has_an_end,
        shares.other_is_part,
        shares.knows_a_part,
    }
    shown = {each.goal for each in (*final_chain.OBLIGATIONS, *shares.OBLIGATIONS)}
    inductive = {shares.is_part, shares.was_dealt_on_one, shares.is_unbroken, *final_chain.INVARIANTS}
    for each in shares.OBLIGATIONS:
        assert set(each.hypotheses) <= given | inductive | shown


def test_what_is_proved_of_what_was_forgotten_rests_on_what_is_shown_and_what_was_heard() -> None:
    """Of all that was heard, by one peer or by two, what the theme final_chain shows of any evidence that grows without a conflict."""
    given = {
        final_chain.is_the_owners,
        final_chain.arrives,
        final_chain.is_named_apart,
        final_chain.is_made_on_its_parents,
        final_chain.ends_when_merged,
        final_chain.final_stays_or_follows,
        forgetting.ends_or_is_in_conflict,
        forgetting.knows_the_others_parents,
        forgetting.makes_an_end,
        forgetting.makes_no_conflict,
        forgetting.makes_names_of_their_own,
        forgetting.makes_all_right,
        forgetting.makes_one_chain,
        forgetting.makes_nested_lines,
        forgetting.makes_lines_that_do_not_part,
        forgetting.makes_finals_follow_finals,
        # The same of the other peer
        forgetting.others_agree,
        forgetting.others_agree_and_have_all_of_it,
        forgetting.other_has_an_end,
        forgetting.others_rest_on_finals,
    }
    shown = {each.goal for each in (*final_chain.OBLIGATIONS, *forgetting.OBLIGATIONS)}
    inductive = {
        forgetting.agrees,
        forgetting.first_ones_are_final,
        forgetting.copies_give_alike,
        *final_chain.INVARIANTS,
    }
    for each in forgetting.OBLIGATIONS:
        assert set(each.hypotheses) <= given | inductive | shown


def test_every_step_of_a_peer_keeps_that_who_holds_is_counted() -> None:
    ids = {each.id.removeprefix("counted.") for each in counted.OBLIGATIONS}
    for each in counted.INVARIANTS:
        for step in ("initial", *counted.STEPS):
            assert f"{each.__name__}.{step}" in ids
    for each in counted.OBLIGATIONS:
        if isinstance(each.goal, After):
            step = counted.STEPS[each.id.rpartition(".")[2]]
            known = {counted.none_is_zero, counted.is_in_order, *counted.INVARIANTS}
            assert set(each.hypotheses) <= known | {*step.guards}
            assert each.goal.effect is step.effect
