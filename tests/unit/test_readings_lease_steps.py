"""The steps that the proofs are about are those that the system takes."""

import random
from dataclasses import replace

import pytest

from invariants.proofs import lease as theme
from rebalancing import lease_system
from rebalancing.lease_system import LeaseModel, LeaseSystem, Refused
from verifier.readings import core
from verifier.readings.shapes import Chance

# Action of the system -> the guard and effect that the proofs read.
STEPS = {
    "collect": (theme.collects, theme.collect),
    "extend": (theme.extends, theme.extend),
    "hear_release": (theme.hears_release, theme.hear_release),
    "obey": (theme.obeys, theme.obey),
    "learn": (theme.learns, theme.learn),
}


@pytest.mark.parametrize("name", STEPS)
def test_step_with_a_message(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whatever was sent or certified: the proofs allow any message.
    for check, answer in (("certified", True), ("is_certified", True)):
        monkeypatch.setattr(lease_system, check, lambda *_, answer=answer: answer)
    guard, effect = STEPS[name]
    action = getattr(lease_system, name)
    message_type = {
        "collect": "Request",
        "extend": "Request",
        "hear_release": "Claim",
        "obey": "Claim",
        "learn": "base",
    }[name]
    taken = 0
    for seed in range(20_000):
        chance = Chance(core.UNIVERSE, random.Random(seed), core.RANGES)
        model = replace(chance.draw(LeaseModel, "model"), liars=frozenset(), twisted=frozenset())
        s = chance.draw(LeaseSystem, "s")
        m = (
            chance.draw(int, "base")
            if message_type == "base"
            else chance.draw(getattr(lease_system, message_type), "m")
        )
        s = replace(s, requests=frozenset({m}), releases=frozenset({m}), acts=frozenset({m}))
        try:
            after = action(model, s, 0, m)
        except Refused:
            allowed = False
        except KeyError:
            continue
        else:
            allowed = True
        try:
            assert guard(model, s, 0, m) is allowed
        except KeyError:
            continue
        if allowed:
            taken += 1
            read = effect(model, s, 0, m)
            assert (after.granter, after.past) == (read.granter, read.past)
        if taken == 5:
            return
    pytest.fail(f"{name} was taken {taken} times only")


def test_steps_without_a_message() -> None:
    granted = dropped = 0
    for seed in range(4_000):
        chance = Chance(core.UNIVERSE, random.Random(seed), core.RANGES)
        model = replace(chance.draw(LeaseModel, "model"), liars=frozenset(), crashing=frozenset({0}), free_clocks=True)
        s = chance.draw(LeaseSystem, "s")
        s = replace(s, granter={**s.granter, 0: replace(s.granter[0], window=0)})
        restarted = lease_system.restart_granter(model, s, 0)
        assert restarted.granter == theme.restart(model, s, 0).granter
        slipped, moved = lease_system.slip_granter(model, s, 0), theme.time_passes(model, s, frozenset({0}), 1)
        assert (slipped.granter, slipped.past) == (moved.granter, moved.past)
        try:
            after = lease_system.close_window(model, s, 0)
            may = theme.grants(model, s, 0)
        except (Refused, KeyError):
            continue
        read = theme.grant(model, s, 0) if may else theme.drop(model, s, 0)
        assert (after.granter, after.past) == (read.granter, read.past)
        granted, dropped = granted + may, dropped + (not may)
        if granted >= 5 and dropped >= 5:
            return
    pytest.fail(f"granted {granted} times, dropped {dropped} times only")
