"""Of each naive rule of merging the smallest counterexample is published: sound it goes as it says, and under the naive rule it does not."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from invariants import merge as merge_invariants
from invariants.merge import INVARIANTS
from rebalancing import view
from rebalancing.merge_system import NOTHING, MergeSystem, pieces
from rebalancing.oracle.merge_replay import MergeReplay
from rebalancing.oracle.trace import Steps, read_header
from rebalancing.refusal import Refused
from rebalancing.view import Evidence, Member, Share, Snapshot, View
from tests.vectors import generate_merge_steps as steps
from tests.vectors import merge_naive_cases as cases
from tests.vectors.merge_view_cases import ViewCase
from verifier import manifest
from verifier.engines import vectors
from verifier.mutants.bad_rule import BadRule, applied
from verifier.mutants.bad_rules_merge import BAD_RULES, kept_under_final
from verifier.mutants.killers import CasesKiller, replays

ROOT = Path(__file__).resolve().parents[2]


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
    "MayErase_never": BadRule("rebalancing.view", "may_erase", lambda e: False),
    "AfterLearn_erases": BadRule("rebalancing.view", "after_learn", after_learn_erases),
    "AfterForget_last_alone": BadRule("rebalancing.view", "after_forget", after_forget_last_alone),
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
    texts = [
        (ROOT / each.options["config"]).read_text(encoding="utf-8")
        for each in manifest.load(ROOT, match_inputs=False)
        if each.name.startswith("Merge_bug_") and each.options["module"] != "spec/MergeInductive.tla"
    ]
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


def shortest(number: str) -> int:
    """After how many steps of its list a naive rule shows; what is left tells a view."""
    return len(LISTS[number]["steps"]) - (number == "n13")


def tells(case: dict[str, Any], model: Any, naive: list[Any]) -> bool:
    """Whether whoever answers by who responds, keeping the same evidence and the same shares, says another view than the published one."""
    last = case["steps"][-1]
    return sorted(merge_invariants.view_at(model, naive[-1], last["peer"]).holders) != last["expect"]["view"]["holders"]


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
            shown = shortest(number)
            assert [INVARIANTS[broken](model, s) for s in naive] == [True] * shown + [False] * (len(naive) - shown)
        assert tells(case, model, naive) if number == "n13" else steps.replay_case(case)


def test_no_list_is_longer_than_the_shortest_counterexample() -> None:
    """The model checker goes breadth first, and its depth is pinned; of the twelfth, which is about what never happens, there is no shortest."""
    depths = {
        each.name.split("_")[2]: each.exact["depth"]
        for each in manifest.load(ROOT, match_inputs=False)
        if each.name.startswith("Merge_bug_n") and not each.options.get("liveness")
    }
    assert depths == {number: shortest(number) + 1 for number in LISTS if number != "n12"}


@dataclass(frozen=True)
class Told:
    """A list as it goes under the naive rule."""

    case: dict[str, Any]
    states: list[MergeSystem]
    sound: MergeSystem
    """Where it ends under the sound rule."""

    @property
    def steps(self) -> list[dict[str, Any]]:
        return self.case["steps"]

    @property
    def last(self) -> MergeSystem:
        return self.states[-1]

    @property
    def peer(self) -> int:
        """Whoever takes the last step."""
        step = self.steps[-1]
        return step.get("peer") or step["coordinator"]

    @property
    def known(self) -> Evidence:
        """What it knows in the end."""
        return self.last.member[self.peer].known

    @property
    def branches(self) -> list[Snapshot]:
        """The provisional snapshots that it has heard of."""
        return sorted((s for s in self.last.heard[self.peer].snapshots if not s.final), key=view.digest_of)

    @property
    def committed(self) -> Snapshot:
        """The last final snapshot that it has heard of, by the sound rule."""
        return max((s for s in self.last.heard[self.peer].snapshots if s.final), key=lambda s: len(s.line))

    @property
    def pairs(self) -> list[tuple[Snapshot, Snapshot]]:
        """Each two snapshots that it has heard of, neither of which descends from the other."""
        return [
            (x, y)
            for x, y in permutations(self.last.heard[self.peer].snapshots, 2)
            if not view.descends(x, y) and not view.descends(y, x)
        ]

    def holders(self, state: MergeSystem | None = None) -> frozenset[int]:
        """Who holds the manifest, as it sees it."""
        return view.holders_of((state or self.last).member[self.peer].known)


def own_left(e: Evidence, s: Snapshot) -> int:
    """Of how many members of a snapshot its own shares are left."""
    return len([h for h in s.acknowledged if not view.counts_as_lost(e, h, s.polynomial)])


def learned_in_reverse(told: Told) -> View:
    """What the last peer sees if its last two steps change places."""
    *first, one, other = told.steps
    _, found = states({**told.case, "steps": [*first, other, one]})
    return view.view_of(found[-1].member[told.peer].known)


def erases_under_branch(told: Told) -> bool:
    erased = [
        view.current_of(before.member[step["peer"]].known).final
        for step, before in zip(told.steps, told.states, strict=False)
        if step["action"] == "Erase"
    ]
    return bool(erased) and not any(erased)


# What each rule's name and text speak of; it is asked where the naive rule is in place.
SPEAKS_OF: dict[str, Callable[[Told], bool]] = {
    # A revocation, and an older snapshot beside it, of a higher ballot, whose members it concerns
    "n01": lambda told: any(
        s.digest < r.digest and s.ballot > r.ballot and r.revokes & s.members for s, r in told.pairs if r.final
    ),
    # Two branches, each of which keeps the caps
    "n02": lambda told: (
        len(told.branches) == 2
        and all(view.keeps_caps(s.members, s.holders, view.caps_in_force(told.known)) for s in told.branches)
    ),
    # Two branches, and what is used is one of too few shares of its own
    "n03": lambda told: (
        len(told.branches) == 2
        and (used := view.current_of(told.known)) in told.branches
        and own_left(told.known, used) < used.threshold
    ),
    # Two branches of two sides of one size
    "n04": lambda told: any(
        len(x.acknowledged) == len(y.acknowledged) and not x.acknowledged & y.acknowledged
        for x, y in permutations(told.branches, 2)
    ),
    # A branch in use that is longer than the final chain beside it
    "n05": lambda told: (
        len(view.current_of(told.known).line) > len(told.committed.line)
        and not view.descends(view.current_of(told.known), told.committed)
    ),
    # One holder, where two others would be possible
    "n06": lambda told: (
        len(told.holders()) == 1
        and len(others := view.may_hold_manifest(told.known) - told.holders()) == 2
        and view.keeps_caps(view.current_of(told.known).members, others, view.caps_in_force(told.known))
    ),
    # Two branches, which seen the other way round tell another story
    "n07": lambda told: (
        [step["action"] for step in told.steps[-2:]] == ["Learn", "Learn"]
        and len(told.branches) == 2
        and learned_in_reverse(told) != view.view_of(told.known)
    ),
    # Two branches that give the manifest to one each, and one of these is revoked in the end
    "n08": lambda told: (
        told.steps[-1]["action"] == "Revoke"
        and {s.holders for s in told.branches} == {frozenset({1}), frozenset({2})}
        and told.holders() == frozenset()
    ),
    # A revocation, and a later snapshot that has not heard of it
    "n09": lambda told: any(s.digest > r.digest and r.revokes & s.members for s, r in told.pairs if r.final),
    # An old snapshot that was dropped is heard again, and is the last one now
    "n10": lambda told: (
        told.steps[-1]["action"] == "Learn"
        and view.final_of(told.known).digest == told.steps[-1]["evidence"]["snapshot"]
        and view.final_of(told.known) not in told.states[-2].member[told.peer].known.snapshots
        and len(view.final_of(told.known).line) < len(told.committed.line)
    ),
    # Whoever erases has a provisional snapshot in use
    "n11": erases_under_branch,
    # As many as have the secret keep shares of the branch that has lost
    "n12": lambda told: any(
        sum(x.polynomial == s.polynomial for me in told.last.member.values() for x in me.shares) >= s.threshold
        and sum(x.polynomial == s.polynomial for me in told.sound.member.values() for x in me.shares) < s.threshold
        for s in told.last.signed.snapshots
        if not s.final and not view.descends(s, view.final_of(told.last.signed))
    ),
    # Two observers of the same evidence
    "n13": lambda told: len({me.known for me in told.last.member.values()}) == 1,
    # Of two branches the one that has nothing before the other but its digest
    "n14": lambda told: any(
        x == view.current_of(told.known) and x.policy < y.policy and x.ballot < y.ballot and x.digest > y.digest
        for x, y in told.pairs
    ),
    # The final chain is dropped, and nothing else
    "n15": lambda told: (
        told.steps[-1]["action"] == "Forget"
        and view.final_of(told.known) != told.committed
        and replace(told.known, snapshots=told.last.heard[told.peer].snapshots) == told.last.heard[told.peer]
    ),
    # Two branches of different length, and the shorter one is final
    "n16": lambda told: any(
        s.final and len(s.line) < len(x.line) and s not in told.known.snapshots and not x.final for s, x in told.pairs
    ),
    # A branch that has lost revokes a member of what has won
    "n17": lambda told: any(
        not loser.final and winner == view.current_of(told.known) and loser.revokes & winner.members
        for loser, winner in told.pairs
    ),
    # The last final snapshot is left, one of whose voters is revoked
    "n18": lambda told: bool(
        view.final_of(told.known) != told.committed and told.committed.voters & told.known.revoked
    ),
    # Two branches of one polynomial
    "n19": lambda told: any(x.polynomial == y.polynomial for x, y in permutations(told.branches, 2)),
    # What is used is dead by a signed loss
    "n20": lambda told: any(
        x.polynomial == used.polynomial and len(used.acknowledged - {x.peer}) < used.threshold
        for used in [view.current_of(told.known)]
        for x in told.known.losses
    ),
    # Whoever held the manifest before the last final snapshot, and not after it, does so again
    "n21": lambda told: bool(
        (told.holders() - told.committed.holders) & told.holders(told.states[1])
        and all(s.digest < told.committed.digest for s in told.branches)
    ),
    # Somebody who is behind can be shown nothing
    "n22": lambda told: any(
        view.merge(me.known, told.known) == me.known and view.final_of(me.known) != told.committed
        for me in told.last.member.values()
    ),
}


@pytest.mark.parametrize("number", NAIVE)
def test_a_list_shows_what_its_rule_speaks_of(number: str) -> None:
    case = LISTS[number]
    _, sound = states(case)
    with applied([RULES[NAIVE[number][0]]]):
        _, naive = states(case)
        assert SPEAKS_OF[number](Told(case, naive, sound[-1]))


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
