"""`python -m verifier simulate`: all protocols together on real nodes in virtual time, under faults that a seed draws or a script lists.

With --faults it runs scripts drawn from the seed until so many faults have happened. If an invariant breaks, the script is made smaller and written to a file, with which
--script repeats the failure. Exit codes are those of verifier.exit_codes: 0 if all held, 1 if an invariant broke, 2 for a script that is none.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from verifier import exit_codes
from verifier.mutants.bad_rule import applied
from verifier.progress import PLAIN_INTERVAL_SECONDS, TERMINAL_INTERVAL_SECONDS, clock
from verifier.simulation.bugs import BUGS
from verifier.simulation.campaign import campaign, faults_in
from verifier.simulation.script import KINDS, Script, ScriptError, read, write
from verifier.simulation.shrink import shrunk
from verifier.simulation.world import Run, run

__all__ = ["main"]

SHOWN_STEPS = 12


def main(arguments: Sequence[str]) -> int:
    """Run and tell; return the exit code."""
    given = _parser().parse_args(arguments)
    try:
        with ExitStack() as stack:
            if given.bug:
                stack.enter_context(applied([BUGS[given.bug].rule]))
            return _replay(read(given.script), given.script) if given.script else _search(given)
    except ScriptError as error:
        print(f"malformed: {error}", file=sys.stderr)
        return exit_codes.MALFORMED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m verifier simulate", description=__doc__.partition("\n")[0] if __doc__ else ""
    )
    parser.add_argument("--seed", type=_natural, default=0, metavar="N", help="what all chance comes from (default 0)")
    parser.add_argument(
        "--faults", type=_natural, default=1_000, metavar="N", help="how many are to happen (default 1000)"
    )
    parser.add_argument(
        "--processes", type=_natural, default=1, metavar="N", help="how many scripts run at a time (default 1)"
    )
    parser.add_argument("--script", type=Path, metavar="FILE", help="run this script instead")
    parser.add_argument(
        "--write",
        type=Path,
        default=Path("build/simulation.json"),
        metavar="FILE",
        help="where a script that fails is written (default build/simulation.json)",
    )
    parser.add_argument("--bug", choices=sorted(BUGS), help="with a rule of the reference replaced by a bad one")
    return parser


def _natural(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is no whole number")
    return int(text)


class _Progress:
    """Says how far a run is: on a terminal in one line, elsewhere a line now and then."""

    def __init__(self) -> None:
        self._terminal = sys.stdout.isatty()
        self._began = time.monotonic()
        self._next = self._began + (0.0 if self._terminal else PLAIN_INTERVAL_SECONDS)

    def __call__(self, text: str) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + (TERMINAL_INTERVAL_SECONDS if self._terminal else PLAIN_INTERVAL_SECONDS)
        line = f"[{clock(now - self._began)}] {text}"
        print(f"\r\x1b[K{line}" if self._terminal else line, end="" if self._terminal else "\n", flush=True)

    def finish(self) -> None:
        """Take the line away."""
        if self._terminal:
            print("\r\x1b[K", end="", flush=True)


def _search(given: argparse.Namespace) -> int:
    progress = _Progress()
    # A rule that is replaced is so in this process alone.
    found = campaign(given.seed, given.faults, progress, 1 if given.bug else max(1, given.processes))
    if found.script is None or found.failed is None:
        progress.finish()
        _tell(found.counts)
        return exit_codes.VERIFIED
    script, failed = shrunk(found.script, found.failed, progress)
    progress.finish()
    given.write.parent.mkdir(parents=True, exist_ok=True)
    write(given.write, script)
    _show(script, failed)
    bug = f" --bug {given.bug}" if given.bug else ""
    print(f"repeat with: python -m verifier simulate --script {given.write}{bug}")
    return exit_codes.VIOLATED


def _replay(script: Script, path: Path) -> int:
    done = run(script)
    if done.broken:
        _show(script, done)
        return exit_codes.VIOLATED
    print(f"{path}: every invariant held")
    _tell(done.counts)
    return exit_codes.VERIFIED


def _tell(counts: Counter[str]) -> None:
    print(
        f"{faults_in(counts)} faults in {counts['steps']} steps, {counts['evaluated']} invariants evaluated; {counts['final']} final "
        f"and {counts['provisional']} provisional commits, {counts['secret_assembled']} times the secret assembled"
    )


def _show(script: Script, failed: Run) -> None:
    print(f"{failed.detail.strip()} after {failed.step} steps, with {len(script.faults)} faults:")
    for fault in script.faults:
        print(
            f"  step {fault.step}: {fault.kind} node {fault.node} value {fault.value} ms {fault.ms}: {KINDS[fault.kind].text}"
        )
    print("last steps:")
    for line in failed.trace[-SHOWN_STEPS:]:
        print(f"  {line}")
    print(f"trace {failed.digest[:16]}")
