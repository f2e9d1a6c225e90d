"""Many scripts, one after another, until so many faults have happened: the sum of what was done, or the first script that fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from verifier.simulation.script import Script, drawn
from verifier.simulation.world import Run, run

__all__ = ["FAULTS_OF_A_SCRIPT", "Campaign", "campaign", "faults_in"]

FAULTS_OF_A_SCRIPT = 200
# Scripts of neighbouring seeds of a campaign are not each other's.
SCRIPTS_OF_A_SEED = 10**6


@dataclass(frozen=True)
class Campaign:
    """What came of it.

    Attributes:
        counts: how much happened, over all scripts; `faults` are those that took effect.
        script, failed: the script that breaks an invariant, and its run; None if all held.
    """

    counts: Counter[str]
    script: Script | None = None
    failed: Run | None = None


def faults_in(counts: Counter[str]) -> int:
    """How many faults took effect."""
    return sum(count for name, count in counts.items() if name.startswith("fault_"))


def campaign(seed: int, faults: int, progress: Callable[[str], None] = lambda _: None) -> Campaign:
    """Run scripts until `faults` faults have happened, or an invariant is broken."""
    counts = Counter[str]()
    while counts["faults"] < faults:
        script = drawn(SCRIPTS_OF_A_SEED * seed + counts["examples"], FAULTS_OF_A_SCRIPT)
        done = run(script)
        counts.update(done.counts)
        counts["examples"] += 1
        counts["faults"] = faults_in(counts)
        if done.broken:
            return Campaign(counts, script, done)
        progress(f"{counts['faults']} of {faults} faults, {counts['steps']} steps, {counts['final']} commits")
    return Campaign(counts)
