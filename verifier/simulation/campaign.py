"""Many scripts, one after another, until so many faults have happened: the sum of what was done, or the first script that fails."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, islice
from multiprocessing import get_context

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


def campaign(seed: int, faults: int, progress: Callable[[str], None] = lambda _: None, processes: int = 1) -> Campaign:
    """Run scripts until `faults` faults have happened, or an invariant is broken. In several processes the scripts that count are the same, and in the same order."""
    counts = Counter[str]()
    scripts = (drawn(SCRIPTS_OF_A_SEED * seed + number, FAULTS_OF_A_SCRIPT) for number in count())
    with _runs(scripts, processes) as runs:
        for script, done in runs:
            counts.update(done.counts)
            counts["examples"] += 1
            counts["faults"] = faults_in(counts)
            if done.broken:
                return Campaign(counts, script, done)
            if counts["faults"] >= faults:
                break
            progress(f"{counts['faults']} of {faults} faults, {counts['steps']} steps, {counts['final']} commits")
    return Campaign(counts)


@contextmanager
def _runs(scripts: Iterator[Script], processes: int) -> Iterator[Iterator[tuple[Script, Run]]]:
    """Run scripts in their order; what runs ahead of the last one that is wanted is dropped."""
    if processes == 1:
        yield ((script, run(script)) for script in scripts)
        return
    # New processes, since a child of the runner has threads.
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:

        def ahead() -> Iterator[tuple[Script, Run]]:
            waiting = deque((script, pool.submit(run, script)) for script in islice(scripts, 2 * processes))
            while True:
                script, running = waiting.popleft()
                yield script, running.result()
                following = next(scripts)
                waiting.append((following, pool.submit(run, following)))

        try:
            yield ahead()
        finally:
            pool.shutdown(cancel_futures=True)
