"""Of each naive rule of merging the smallest counterexample is published: sound it goes as it says, and under the naive rule it does not."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from invariants.merge import INVARIANTS
from rebalancing import view
from rebalancing.merge_system import NOTHING, pieces
from rebalancing.oracle.merge_replay import MergeReplay
from rebalancing.oracle.trace import Steps, read_header
from rebalancing.refusal import Refused
from rebalancing.view import Evidence, Member, Share, View
from tests.vectors import generate_merge_steps as steps
from tests.vectors import merge_naive_cases as cases
from tests.vectors.merge_view_cases import ViewCase
from verifier.engines import vectors
from verifier.mutants.bad_rule import BadRule, applied
from verifier.mutants.bad_rules_merge import BAD_RULES, kept_under_final
from verifier.mutants.killers import CasesKiller, replays

ROOT = Path(__file__).resolve().parents[2]


def is_forgettable_superseded(_: Evidence, s: view.Snapshot) -> bool:
    """What the owner signed is all that is kept; no floor remembers what has followed."""
    return s.digest != 1


def keeps_of_losers(e: Evidence, x: Share) -> bool:
    """The losers never erase: what no final snapshot brought is kept."""
    return kept_under_final(e, x) or all(s.polynomial != x.polynomial for s in e.snapshots if s.final)


def may_erase_dead(e: Evidence) -> bool:
    """A dead snapshot erases as well."""
    return not view.conflicts(e)


def after_learn_erases(me: Member, new: Evidence) -> Member:
    """What is out of use is gone as soon as that is known."""
    e = view.merge(me.known, new)
    return Member(e, frozenset(x for x in me.shares if view.keeps(e, x)))


def after_forget_last_alone(e: Evidence) -> Evidence:
    """The last final snapshot is all that is kept, and two of them are one too many."""
    return replace(e, snapshots=frozenset({view.final_of(e)}))


# What breaks no invariant of a state, but what whole behaviours promise, has no counterpart among those that are replayed.
RULES = {
    **BAD_RULES,
    "MayErase_dead": BadRule("rebalancing.view", "may_erase", may_erase_dead),
    "AfterLearn_erases": BadRule("rebalancing.view", "after_learn", after_learn_erases),
    "AfterForget_last_alone": BadRule("rebalancing.view", "after_forget", after_forget_last_alone),
    "IsForgettable_superseded": BadRule("rebalancing.view", "is_forgettable", is_forgettable_superseded),
    "Keeps_of_losers": BadRule("rebalancing.view", "keeps", keeps_of_losers),
}


def models() -> Iterator[tuple[str, str, str]]:
    """The number of each naive rule, its name in the specification, and what it breaks there."""
    for path in sorted((ROOT / "spec/models").glob("Merge_bug_n*.cfg")):
        text = path.read_text(encoding="utf-8")
        number = path.name.split("_")[2]
        yield number, *(re.search(each, text)[1] for each in (r"<- (\w+)", r"(?:INVARIANTS|PROPERTIES) (\w+)"))


NAIVE = {number: (rule, broken) for number, rule, broken in models()}
LISTS = {
    case["name"].split("-")[0]: case
    for _, case in vectors.cases_of(ROOT / steps.VECTORS)
    if case["name"] in cases.LISTS
}
VIEWS = {name.split("-")[0]: case for name, case in cases.VIEWS.items()}


def test_each_naive_rule_has_a_list() -> None:
    assert [*NAIVE] == [f"n{number:02}" for number in range(1, 23)]
    assert {*LISTS} == {*NAIVE}
    assert {*VIEWS} >= {"n02", "n06", "n07", "n08", "n21"}
    assert {case["name"] for case in LISTS.values()} == {
        path.stem.removeprefix("Merge_bug_").replace("_", "-")
        for path in (ROOT / "spec/models").glob("Merge_bug_n*.cfg")
    }


def test_the_rules_are_those_of_the_bug_models() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "spec/models").glob("Merge_bug_*.cfg")]
    assert {*RULES} == {name for text in texts for name in re.findall(r"<- (\w+)", text)}


def states(case: dict[str, Any]) -> tuple[Any, list[Any]]:
    """The model of a list and the states along it, as far as its steps are taken."""
    header = read_header(case["header"])
    replay, reader = MergeReplay(header), Steps(header)
    found = [replay.whole()]
    for row in case["steps"]:
        step = reader.read(row)
        try:
            replay.step(step.action, step.arguments)
        except Refused:
            break
        found.append(replay.whole())
    return header.model, found


@pytest.mark.parametrize("number", NAIVE)
def test_a_list_tells_the_naive_rule_from_the_sound_one(number: str) -> None:
    case, (rule, broken) = LISTS[number], NAIVE[number]
    model, sound = states(case)
    assert len(sound) == len(case["steps"]) + 1
    assert steps.replay_case(case) == ""
    assert all(predicate(model, s) for s in sound for predicate in INVARIANTS.values())
    with applied([RULES[rule]]):
        model, naive = states(case)
        assert len(naive) == len(sound)
        if broken in INVARIANTS:
            # As in the model checker's counterexample: at the end, and not before.
            assert [INVARIANTS[broken](model, s) for s in naive] == [True] * len(case["steps"]) + [False]
        # Whoever answers by who responds keeps the same evidence and the same shares.
        assert bool(steps.replay_case(case)) == (number != "n13")


def answers(case: ViewCase) -> set[View]:
    """What is seen of evidence that arrives piece by piece, in all orders."""
    first = replace(
        NOTHING,
        snapshots=frozenset(s for s in case.evidence.snapshots if s.parent == 0),
        policies=frozenset(p for p in case.evidence.policies if p.epoch == 0),
    )
    rest = [piece for piece in pieces(case.evidence) if view.merge(first, piece) != first]
    found = set()
    for order in permutations(rest):
        me = Member(first, frozenset())
        for piece in order:
            me = view.after_learn(me, piece)
        found.add(view.view_of(me.known))
    return found


@pytest.mark.parametrize("number", VIEWS)
def test_a_view_tells_the_naive_rule_from_the_sound_one(number: str) -> None:
    case = VIEWS[number]
    assert answers(case) == {case.view}
    with applied([RULES[NAIVE[number][0]]]):
        assert answers(case) - {case.view}


@pytest.fixture(scope="module")
def published() -> CasesKiller:
    return CasesKiller(replays("merge_steps", ROOT, ""))


@pytest.mark.parametrize("rule", sorted({*RULES} - {"ViewAt_responsive"}))
def test_the_published_lists_notice_every_bad_rule(published: CasesKiller, rule: str) -> None:
    with applied([RULES[rule]]):
        assert published.noticed()
