"""The steps of the theme `agreement` are those of the whole system, and what it says of all states holds in those that are reached."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from invariants.proofs import agreement
from invariants.proofs.agreement import History, Link
from invariants.proofs.obligation import apply
from rebalancing import commit_system
from rebalancing.commit import Claim, highest_reports, make_claim, reports
from rebalancing.commit_system import ACTIONS, CommitModel, CommitSystem, choices, prepared
from rebalancing.refusal import Refused
from verifier.graph.configuration import read_configuration

ROOT = Path(__file__).resolve().parents[2]
MODELS = {
    "Commit_n4_liar": 400,
    "Commit_n3_lost": 600,
    "Commit_n2_lost_behind": 600,
    "Commit_n2_chain": 175,
    "Commit_n2_available": 250,
    "Commit_n4_two_rounds": 500,
}
"""Name of a configuration -> how many states of it are visited."""


def reached(model: CommitModel, most: int) -> Iterator[tuple[CommitSystem, str, tuple[Any, ...], CommitSystem]]:
    """Every step from the first so many states, last come first served, so that long histories are among them."""
    seen = set(map(repr, commit_system.initial(model)))
    waiting = list(commit_system.initial(model))
    for _ in range(most):
        if not waiting:
            return
        s = waiting.pop(len(waiting) // 2 if len(seen) % 3 else -1)
        for action, arguments in choices(model, s):
            try:
                after = ACTIONS[action](model, s, *arguments)
            except Refused:
                continue
            yield s, action, arguments, after
            if repr(after) not in seen:
                seen.add(repr(after))
                waiting.append(after)


def history(model: CommitModel, s: CommitSystem) -> History:
    """A state as the theme knows it: final messages only, echoes without their justification, and all that has a certificate."""
    claims = {make_claim(e.ballot, e.snapshot) for e in s.echoes if not e.provisional}
    return History(
        system=replace(
            s,
            grants=frozenset(m for m in s.grants if not m.provisional),
            echoes=frozenset(replace(e, justification=frozenset()) for e in s.echoes if not e.provisional),
            votes=frozenset(v for v in s.votes if not v.provisional),
        ),
        certified=frozenset(x for x in claims if prepared(model, s, False, x)),
    )


def told(s: History) -> tuple[Any, ...]:
    """What a step of the theme may change."""
    return s.system.holder, s.system.grants, s.system.echoes, s.system.votes


def digests(s: CommitSystem) -> frozenset[Link]:
    """The order in which a state's digests follow one another; in a finite model a snapshot's is greater than its parent's."""
    known = {0} | {e.snapshot.digest for e in s.echoes} | {m.snapshot.digest for m in s.proposals}
    known |= {r.base for h in s.holder.values() for r in (h.final, h.provisional)}
    return frozenset(Link(earlier=a, later=b) for a, b in combinations(sorted(known), 2))


def own_step(
    model: CommitModel,
    before: CommitSystem,
    action: str,
    arguments: tuple[Any, ...],
    order: frozenset[Link],
    claims: frozenset[Claim],
) -> History | None:
    """The step of the theme that answers to one of the system, after its guard was seen to hold; None for those that it leaves out."""
    s = history(model, before)
    match action, arguments:
        case "Grant", (h, False, at, ballot):
            assert agreement.grants(model, s, h, at.base, ballot)
            return agreement.grant(s, h, at.base, ballot)
        case "Echo", (h, _, m) if not m.provisional:
            x, given = make_claim(m.ballot, m.snapshot), m.justification
            granters = frozenset(g.holder for g in given)
            top = min(highest_reports(given), key=repr) if reports(given) else commit_system.NO_CLAIM
            assert agreement.may_echo(model, s, h, x, given)
            assert agreement.is_shown(model, s, x, given)
            assert agreement.are_its_granters(model, given, granters)
            assert agreement.is_top(given, top)
            assert agreement.echoes(model, s, order, claims, h, x, granters, top)
            return agreement.echo(s, h, x)
        case "Vote", (h, False, x):
            assert agreement.votes(model, s, h, x)
            return agreement.vote(s, h, x)
        case "Install", (h, False, x):
            assert agreement.installs(model, s, order, h, x)
            return agreement.install(s, h, x)
        case "Install", (h, True, x):
            return agreement.install_provisionally(s, h, x)
        case "Restart", (h,):
            return agreement.restart(s, h)
        case "LoseStore", (h, x):
            return agreement.lose(s, h, x.snapshot.digest, x.snapshot.sequence)
    return None


@pytest.mark.parametrize(("name", "most"), MODELS.items(), ids=MODELS)
def test_steps_are_those_of_the_system(name: str, most: int) -> None:
    model = commit_system.model_of(read_configuration(ROOT / f"spec/models/{name}.cfg").constants)
    taken = set()
    for before, action, arguments, after in reached(model, most):
        order = digests(before) | digests(after)
        claims = frozenset(make_claim(e.ballot, e.snapshot) for e in after.echoes)
        own = own_step(model, before, action, arguments, order, claims)
        if own is not None:
            assert told(own) == told(history(model, after)), (action, arguments)
            taken.add(action)
        s = history(model, after)
        for holds in agreement.INVARIANTS:
            for g, h in combinations(sorted(model.rules.holders - model.liars), 2):
                for y in claims or {commit_system.NO_CLAIM}:
                    known = {"model": model, "s": s, "order": order, "claims": claims, "g": g, "h": h, "y": y}
                    assert apply(holds, known), (holds.__name__, s)
    assert {"Grant", "Echo", "Vote"} <= taken


def test_quorums_of_the_models_meet() -> None:
    for name in MODELS:
        model = commit_system.model_of(read_configuration(ROOT / f"spec/models/{name}.cfg").constants)
        assert agreement.quorums_meet(model), name
