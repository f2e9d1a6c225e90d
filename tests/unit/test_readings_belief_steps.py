"""The machine of theme belief takes every step that the system takes, and its invariants hold wherever the system gets."""

import random
import tomllib
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from invariants.proofs import belief
from invariants.proofs import lease as steps
from invariants.proofs.obligation import apply
from rebalancing import lease_system
from rebalancing.lease_system import ACTIONS, LeaseModel, LeaseSystem, Refused, model_of

ACTION = {each.name: each for each in belief.MACHINE.actions}
MODELS = tomllib.loads((Path(__file__).parents[2] / "spec/models.toml").read_text())["lease"]
CONSTANTS = MODELS["constants"] | {
    "Granters": ["g1"],
    "Crashing": ["g1"],
    "Candidates": [1, 2],
    "Mortal": [1],
    "Revocable": [2],
    "ShownRounds": True,
    "Releasing": [1, 2],
    "Threshold": 1,
    "TTL": 4,
    "HolderTTL": 2,
    "HardStop": 8,
    "HolderStop": 6,
    "AmnesiaGuard": 8,
    "RenewEvery": 1,
    "RoundJump": 4,
    "Drift": 1,
    "MaxRound": 4,
    "MaxNumber": 3,
    "MaxNonce": 3,
    "MaxBase": 1,
}

FAULTS = {
    "HearRevocation",
    "HearRound",
    "RestartGranter",
    "CrashHolder",
    "Release",
    "Learn",
    "Commit",
    "HintMoves",
    "SlipGranter",
    "SlipHolder",
}


def step_of(
    s: LeaseSystem, name: str, chosen: tuple[Any, ...], after: LeaseSystem
) -> tuple[str, dict[str, Any]] | None:
    """The machine's action and its parameters for an action of the system, None where neither granter nor candidate moves."""
    node = chosen[0] if chosen else None
    match name:
        case "Start":
            me = after.holder[node]
            return "start", {"c": node, "base": me.base, "ballot": me.ballot}
        case "Retry":
            return "retry", {"c": node, "ballot": after.holder[node].ballot}
        case "Renew":
            return "renew", {"c": node}
        case "HearGrant":
            return "hear", {"c": node, "g": chosen[2], "k": chosen[1].number}
        case "HearRound":
            return "hear_round", {"c": node, "at_round": chosen[1], "signers": chosen[2]}
        case "Release":
            return "give_up", {"c": node}
        case "CrashHolder":
            return "crash", {"c": node}
        case "RestartHolder":
            return "come_back", {"c": node, "nonce": chosen[1]}
        case "Collect":
            return "collect", {"g": node, "m": chosen[1]}
        case "CloseWindow":
            return ("grant" if after.grants != s.grants or after.past != s.past else "drop"), {"g": node}
        case "Extend":
            return "extend", {"g": node, "m": chosen[1]}
        case "AnswerAgain":
            return "answer_again", {"g": node, "m": chosen[1]}
        case "HearRelease":
            return "hear_release", {"g": node, "a": chosen[1]}
        case "Learn":
            return "learn", {"g": node, "base": chosen[1]}
        case "HearRevocation":
            return "hear_revocation", {"g": node, "c": chosen[1]}
        case "RestartGranter":
            return "restart", {"g": node}
        case "Tick":
            return "time", {"gs": frozenset(chosen[0]), "cs": frozenset(chosen[1]), "d": 1}
        case "SlipGranter":
            return "granter_slips", {"g": node, "d": 1}
        case "SlipHolder":
            return "holder_slips", {"c": node, "d": 1}
    return None


def chance_step(model: LeaseModel, s: LeaseSystem, chance: random.Random) -> tuple[str, tuple[Any, ...], LeaseSystem]:
    """A step that the system takes: some action, then some way to take it."""
    by_name: dict[str, list[tuple[tuple[Any, ...], LeaseSystem]]] = {}
    for name, chosen in lease_system.choices(model, s):
        with suppress(Refused):
            after = ACTIONS[name](model, s, *chosen)
            by_name.setdefault(name, []).append((chosen, after))
    names = sorted(by_name)
    (name,) = chance.choices(names, [1 if each in FAULTS else 12 for each in names])
    return name, *chance.choice(by_name[name])


def holds_everywhere(model: LeaseModel, s: LeaseSystem) -> bool:
    return all(apply(each, {"model": model, "s": s}) for each in belief.INVARIANTS)


@pytest.fixture(scope="module")
def taken() -> Counter[str]:
    """How often each action of the machine was taken in random walks of the system, every step of which is compared."""
    model = model_of(
        {name: frozenset(value) if isinstance(value, list) else value for name, value in CONSTANTS.items()}
    )
    assert all(apply(each, {"model": model, "g": min(model.rules.granters)}) for each in belief.MACHINE.typed)
    taken: Counter[str] = Counter()
    for seed in range(200):
        chance = random.Random(seed)
        s = chance.choice(list(lease_system.initial(model)))
        assert holds_everywhere(model, s)
        for _ in range(60):
            name, chosen, after = chance_step(model, s, chance)
            if found := step_of(s, name, chosen, after):
                action, parameters = found
                values = {"model": model, "s": s, **parameters}
                assert apply(ACTION[action].guard, values), f"{action} is not allowed where {name} is"
                read = apply(ACTION[action].effect, values)
                for part in ("granter", "past", "holder", "granter_skew", "holder_skew", "grants"):
                    assert getattr(read, part) == getattr(after, part), f"{action} and {name} differ in {part}"
                taken[action] += 1
            s = after
            assert holds_everywhere(model, s)
    return taken


@pytest.mark.parametrize("action", sorted(set(ACTION) - {"obey"}))
def test_every_step_was_taken(taken: Counter[str], action: str) -> None:
    assert taken[action] > 0


def test_obey_is_that_of_the_granter() -> None:
    assert ACTION["obey"].guard is steps.obeys
    assert ACTION["obey"].effect is steps.obey
