"""The small machines that the proofs count with are the systems': each edge of an explored graph is one of their steps, or two, or none."""

from contextlib import nullcontext, suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from invariants.proofs import counted, recovery, shares
from invariants.proofs.counted import Seat
from invariants.proofs.forgetting import (
    agrees,
    agrees_when_exchanged,
    brings_no_ends,
    final_ones_give_alike,
    has_all_that_is_gone_through,
    has_the_same_final_one,
    has_the_same_members_left,
    keeps_the_ends,
    knows_the_others_parents,
)
from invariants.proofs.obligation import apply
from invariants.proofs.recovery import Standing
from rebalancing import resharing, resharing_system, view
from rebalancing.merge_system import NOTHING
from rebalancing.resharing import Polynomial
from rebalancing.resharing_system import ResharingModel, ResharingSystem
from rebalancing.view import Evidence, Share, Snapshot
from verifier.graph.configuration import read_configuration
from verifier.graph.explore import explore
from verifier.mutants.bad_rule import applied
from verifier.protocols.protocol import load

MODELS = Path(__file__).parents[2] / "spec" / "models"

WHOLE = 10_000
"""A model that is explored whole has fewer states."""

Edge = tuple[Any, str, tuple[Any, ...], Any]
"""A state, an action, its arguments and the state after it."""


def explored(protocol: str, name: str, most: int = 0) -> tuple[Any, list[Edge]]:
    """The model of a configuration, and all that happens in it, or in the first so many states of it, from the step by which it begins."""
    reference, configuration = load(f"verifier.protocols.{protocol}"), read_configuration(MODELS / f"{name}.cfg")
    system, model = reference.system, reference.model_of(configuration.constants)
    edges: list[Edge] = [(None, "", (), each) for each in system.initial(model)]

    def step(action: str, state: Any, arguments: tuple[Any, ...]) -> Any:
        after = system.ACTIONS[action](model, state, *arguments)
        edges.append((state, action, arguments, after))
        return after

    with (
        applied(reference.bad_rules[each] for each in configuration.replaced.values()),
        suppress(OverflowError) if most else nullcontext(),
    ):
        explore(system.initial(model), lambda s: system.choices(model, s), step, lambda _: None, most or WHOLE)
    return model, edges


# A snapshot in force ----------------------------------------------------------------------------------------------------------------


def standing(model: ResharingModel, s: ResharingSystem, p: Polynomial) -> Standing:
    """How a snapshot stands; of liars it is taken that they have whatever they say they have."""
    members = p.committee.members
    return Standing(
        acknowledged=resharing_system.acknowledged(model, s, p),
        holding=frozenset(h for h in members if h in model.liars or resharing.holds(s.peer[h], p)),
        lost=frozenset(x.peer for x in s.losses if x.polynomial == p),
        revoked=s.revoked & members,
    )


def steps_between(p: Polynomial, liars: frozenset[int], before: Standing, after: Standing) -> list[str]:
    """The steps of the proof that lead from one standing to the next, a repair before the acknowledgement that it brings."""
    changes: dict[str, frozenset[int]] = {
        "revoke": after.revoked - before.revoked,
        "lose": after.lost - before.lost,
        "repair": before.lost - after.lost,
        "clean_up": before.holding - after.holding - (after.lost - before.lost),
        "acknowledge": after.acknowledged - before.acknowledged,
    }
    # What it had not lost, or whose loss was not of this share, is given back too.
    changes["repair"] |= after.holding - before.holding - changes["acknowledge"]
    taken = []
    for action in recovery.MACHINE.actions:
        some = changes[action.name]
        if some:
            assert apply(action.guard, {"c": p.committee, "some": some})
            before = apply(action.effect, {"s": before, "some": some, "liars": liars})
            taken.append(action.name)
    assert before == after
    return taken


def standings(name: str, most: int = 0) -> set[str]:
    """Follow each snapshot in force through all that happens; the steps that were met."""
    model, edges = explored("reshare", name, most)
    taken = set()
    for before, _, _, after in edges:
        for p in resharing_system.in_force(after):
            now = standing(model, after, p)
            if before is None or p not in resharing_system.in_force(before):
                assert recovery.comes_into_force(p.committee, model.faults, model.liars, now)
            else:
                taken |= {*steps_between(p, model.liars, standing(model, before, p), now)}
    return taken


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Resharing_n3_lost", {"lose", "repair"}),
        ("Resharing_n5_liar_revoked", {"revoke"}),
        ("Resharing_n5_liar_late", {"acknowledge"}),
    ],
)
def test_a_snapshot_in_force_stands_as_the_counting_says(name: str, expected: set[str]) -> None:
    assert expected <= standings(name)


def test_a_peer_that_erases_what_is_in_force_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resharing, "keeps", lambda me, x: False)
    with pytest.raises(AssertionError):
        standings("Resharing_n5_liar_late", 500)


# A peer's seat ----------------------------------------------------------------------------------------------------------------------


def beyond(after: Evidence, before: Evidence) -> Evidence:
    """What evidence has more."""
    return Evidence(**{each.name: getattr(after, each.name) - getattr(before, each.name) for each in fields(Evidence)})


def dealt(x: Snapshot) -> Share:
    """What a member gets that acknowledges a snapshot's share."""
    return Share(polynomial=x.polynomial, line=x.line - {x.digest})


class Walk:
    """Goes the steps of the proof from one seat to the next; each guard, and what is known, must hold."""

    def __init__(self, h: int, s: Seat) -> None:
        self.h, self.s, self.taken = h, s, list[str]()

    def take(self, name: str, **values: Any) -> None:
        step = counted.STEPS[name]
        values = {"h": self.h, "none": 0, "s": self.s, **values}
        for z in {*self.s.signed.snapshots, *({values["x"]} if "x" in values else ())}:
            for claim in (counted.is_in_order, *counted.INVARIANTS, *step.guards):
                assert apply(claim, {**values, "z": z}), f"{claim.__name__} before {name}"
        self.s = apply(step.effect, values)
        self.taken.append(name)

    def follow(self, action: str, mine: bool, after: Seat) -> None:
        """Find the steps by what changed; whatever else a peer does, it may learn by it."""
        more = beyond(after.signed, self.s.signed)
        (share,) = [*(after.me.shares - self.s.me.shares)] or [None]
        for x in more.snapshots:
            if any(y.digest == x.digest for y in self.s.signed.snapshots):
                self.take("confirm", x=x, share=share or dealt(x))
            elif x.polynomial == x.digest:
                self.take("sign_and_deal", x=x, share=share or dealt(x))
            else:
                self.take("sign", x=x, p=next(p for p in self.s.signed.snapshots if p.digest == x.parent))
        if action == "Lose" and mine:
            self.take("lose", number=next(iter(more.losses)).number)
        elif action == "Repair" and mine:
            assert share is not None
            known = self.s.me.known
            found = (view.final_of(known), view.current_of(known))
            x = next(x for x in found if x.polynomial == share.polynomial)
            self.take("repair", x=x, share=share)
        elif more != NOTHING and not more.snapshots:
            self.take("tell_others", new=more)
        if action == "Erase" and mine:
            self.take("erase")
        if action == "Forget" and mine:
            self.take("forget")
        if (news := beyond(after.me.known, self.s.me.known)) != NOTHING:
            self.take("learn", new=news)
        assert self.s == after, action


def seats(name: str, most: int = 0) -> set[str]:
    """Follow each honest peer through all that happens; the steps that were met."""
    model, edges = explored("merge", name, most)
    taken = set()
    for before, action, arguments, after in edges:
        for h in model.honest:
            now = Seat(after.signed, after.member[h])
            if before is None:
                assert counted.begins_with_its_share(now, h)
            elif (old := Seat(before.signed, before.member[h])) != now:
                walk = Walk(h, old)
                walk.follow(action, h == arguments[0], now)
                taken |= {*walk.taken}
            assert counted.is_in_order(now)
            assert all(
                apply(each, {"s": now, "h": h, "none": 0, "z": z})
                for each in counted.INVARIANTS
                for z in now.signed.snapshots
            )
            for x in now.me.shares:
                assert shares.was_dealt_on_one(now.signed, x, 0)
                assert shares.is_unbroken(now.signed, x)
    return taken


@pytest.mark.parametrize(
    ("name", "most", "expected"),
    [
        ("Merge_n3_lost_again", 0, {"lose", "repair", "tell_others", "learn"}),
        ("Merge_n5_liar", 0, {"sign_and_deal", "learn"}),
        ("Merge_n3_copied", 600, {"sign", "sign_and_deal", "learn"}),
        ("Merge_n3_repaired", 600, {"sign_and_deal", "lose", "repair", "erase", "learn"}),
        ("Merge_n3_two", 600, {"sign_and_deal", "forget"}),
        ("Merge_n3_confirmed_both", 1_500, {"sign_and_deal", "confirm", "erase"}),
        ("Merge_n3_confirmed", 1_500, {"sign_and_deal", "confirm", "learn"}),
    ],
)
def test_a_peer_does_what_the_proof_says(name: str, most: int, expected: set[str]) -> None:
    taken = seats(name, most)
    assert expected <= taken, taken


def test_a_peer_that_erases_too_much_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "keeps", lambda e, x: False)
    with pytest.raises(AssertionError, match="before"):
        seats("Merge_n3_repaired", 600)


# What was forgotten -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "most"), [("Merge_n3_fork", 0), ("Merge_n3_two", 1_000)])
def test_what_a_peer_keeps_agrees_with_what_it_heard(name: str, most: int) -> None:
    """In every state of models in which peers forget, alone and after any two have learned what the other kept."""
    model, edges = explored("merge", name, most)
    pairs = {
        ((s.heard[g], s.member[g].known), (s.heard[h], s.member[h].known))
        for _, _, _, s in edges
        for g in model.honest
        for h in model.honest
    }
    less = exchanged = 0
    for (e, f), (other, kept) in pairs:
        assert agrees(e, f)
        less += e != f
        if not knows_the_others_parents(e, other):
            continue
        exchanged += e != f and other != kept
        assert agrees_when_exchanged(e, f, other, kept)
        both, left = view.merge(e, other), view.merge(f, kept)
        assert view.view_of(both) == view.view_of(left)
        if not view.conflicts(both):
            for shown in (
                has_the_same_final_one,
                has_the_same_members_left,
                has_all_that_is_gone_through,
                keeps_the_ends,
                brings_no_ends,
                final_ones_give_alike,
            ):
                assert shown(both, left)
            assert view.may_hold_manifest(both) == view.may_hold_manifest(left)
    assert less
    assert exchanged
