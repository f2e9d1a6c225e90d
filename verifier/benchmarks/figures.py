"""The figures, one function for each group; `quick` takes the smallest sizes, to try the command and not to be quoted.

Every group yields its figures as they are found. What is compared is measured by turns in one run, and the figure is the median ratio
of the turns, so that a machine that is fast, slow or busy changes both sides.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from rebalancing import lease_system
from rebalancing.errors import ProtocolError
from rebalancing.identifiers import Digest, PeerId
from rebalancing.lease_system import model_of
from rebalancing.oracle.check import check_lines
from rebalancing.store import SqliteStore
from tests.processes import commit_group
from verifier import exit_codes
from verifier.benchmarks import evidence, prunings, receivers, traces
from verifier.graph.compare import first_difference
from verifier.graph.configuration import read_configuration
from verifier.graph.explore import explore
from verifier.process import environment
from verifier.readings import theme
from verifier.tools.dot import read_graph
from verifier.tools.tlc import find_jar, run_tlc

__all__ = ["GROUPS", "Figure", "MeasureError", "Say"]

Say = Callable[[str], None]


class MeasureError(RuntimeError):
    """What was to be measured did not do its work, so it has no figure."""


@dataclass(frozen=True)
class Figure:
    """One figure.

    Attributes:
        unit: "s", "states/s", "edges/s", "steps/s", "commits/s", or "x" for a ratio.
        goal: ">= number" or "<= number", or nothing.
    """

    id: str
    value: float
    unit: str
    goal: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None without a goal."""
        if not self.goal:
            return None
        relation, bound = self.goal.split()
        return self.value >= float(bound) if relation == ">=" else self.value <= float(bound)

    def json(self) -> dict[str, Any]:
        """Return the figure as results.json has it."""
        return asdict(self)


# ----------------------------------------------------------------------------------------------------------------------
# The whole


def verify(root: Path, quick: bool, say: Say) -> Iterator[Figure]:
    """What `make verify` takes after set-up, for the lease and for all: with no answer from the cache, then with all that can be.

    The second run of each finds what the first one left, so they are measured together.
    """
    for scope, only, cold in (("lease.", ["--only", "lease/*"], "<= 300"), ("", [], "<= 600")):
        for name, options, goal in (("cold", ["--no-cache"], cold), ("warm", [], "<= 5")):
            say(f"make verify, {scope}{name}")
            command = [sys.executable, "-m", "verifier", "run", *options]
            command += ["--only", "lease/vectors/wire"] if quick else only
            seconds, code, said = _process(command, root)
            if code != exit_codes.VERIFIED:
                last = said.strip().splitlines()[-1:] or ["it said nothing"]
                raise MeasureError(f"the {name} run of the verifier ended with exit code {code}: {last[0]}")
            yield Figure(f"verify.{scope}{name}", seconds, "s", "" if quick else goal)


# ----------------------------------------------------------------------------------------------------------------------
# The legs


def tlc(root: Path, quick: bool, say: Say) -> Iterator[Figure]:
    """States that TLC finds in a second, as the leg `models` runs it: one worker, Java's start included."""
    name = "Lease_g1_freeclocks" if quick else "Lease_n4_liar"
    say(f"TLC on {name}")
    with tempfile.TemporaryDirectory() as scratch:
        result = run_tlc(root / "spec/MCLease.tla", root / f"spec/models/{name}.cfg", Path(scratch))
    if result.outcome != "ok":
        raise MeasureError(result.explanation)
    yield Figure("tlc.distinct_states", result.distinct_states / result.seconds, "states/s")
    yield Figure("tlc.generated_states", result.generated_states / result.seconds, "states/s")


def graph(root: Path, quick: bool, say: Say) -> Iterator[Figure]:
    """Edges compared in a second: the reference's graph explored and held against TLC's; TLC's own time is not counted."""
    name = "Lease_g1_freeclocks" if quick else "Lease_n3_crash"
    config = root / f"spec/models/{name}.cfg"
    say(f"graph of {name}")
    with tempfile.TemporaryDirectory() as scratch:
        dump = Path(scratch) / "graph.dot"
        result = run_tlc(root / "spec/MCLease.tla", config, Path(scratch), dump=dump)
        if result.outcome != "ok":
            raise MeasureError(result.explanation)
        started = time.perf_counter()
        theirs = read_graph(dump)
        model = model_of(read_configuration(config).constants)
        ours = explore(
            lease_system.initial(model),
            lambda state: lease_system.choices(model, state),
            lambda action, state, arguments: lease_system.ACTIONS[action](model, state, *arguments),
            lambda text: None,
            result.distinct_states + 1,
        )
        if difference := first_difference(ours, theirs):
            raise MeasureError(f"the graphs of {name} differ: {difference.summary}")
    yield Figure("graph.edges", len(ours.edges) / (time.perf_counter() - started), "edges/s")


@dataclass(frozen=True)
class Log:
    """Traces to validate.

    Attributes:
        kind: in ids.
        steps, rounds: of each trace.
        traces: how many there are, each of its own seed. Of several the oracle takes all in one call.
        turns: how often each side has its turn.
        goal: of the ratio of a process for each log.
    """

    kind: str
    steps: int
    rounds: int
    traces: int
    turns: int
    goal: str


LOGS = (
    Log("short", 100, 4, 100, 5, ">= 100"),
    Log("short_quiet", 100, 1, 100, 5, ">= 100"),
    Log("long", 10_000, 400, 1, 3, ">= 10"),
    Log("long_quiet", 10_000, 20, 1, 3, ">= 10"),
)
QUICK_LOGS = (Log("short", 20, 2, 3, 1, ""),)
EACH_TURN = 4  # traces at most that are validated one by one in a turn, the next ones in the next turn


def oracle(root: Path, quick: bool, say: Say) -> Iterator[Figure]:
    """Steps that the oracle checks in a second, beside TLC on the same traces."""
    find_jar()  # so that no turn pays for the search
    for log in QUICK_LOGS if quick else LOGS:
        say(f"oracle and TLC on {log.kind}: {log.traces} of {log.steps} steps")
        with tempfile.TemporaryDirectory() as scratch:
            yield from _beside(root, log, Path(scratch))


def _beside(root: Path, log: Log, scratch: Path) -> Iterator[Figure]:
    runs = [traces.walk(log.steps, log.rounds, traces.SEED + i) for i in range(log.traces)]
    paths = [scratch / f"{i}.ndjson" for i in range(log.traces)]
    for logged, path in zip(runs, paths, strict=True):
        path.write_text("".join(logged.lines()), encoding="utf-8")
    sides: dict[str, Callable[[list[int]], float]] = {
        "library": lambda chosen: sum(_by_library(paths[i]) for i in chosen) / len(chosen),
        "process": lambda chosen: sum(_by_process(root, scratch, [paths[i]]) for i in chosen) / len(chosen),
        "call": lambda _: _by_process(root, scratch, paths) / log.traces,
        "tlc": lambda chosen: sum(_by_tlc(root, scratch, runs[i]) for i in chosen) / len(chosen),
    }
    if log.traces == 1:
        del sides["call"]
    _by_process(root, scratch, paths)  # compiles to bytecode, as any first call does
    seconds: dict[str, list[float]] = {side: [] for side in sides}
    for turn in range(log.turns):
        chosen = [i % log.traces for i in range(turn * EACH_TURN, (turn + 1) * EACH_TURN)][: log.traces]
        for side, taken in sides.items():
            seconds[side].append(taken(chosen))
    for side, each in seconds.items():
        yield Figure(f"oracle.{log.kind}.{side}", log.steps / median(each), "steps/s")
    for side in sides:
        if side != "tlc":
            ratio = _ratio(seconds["tlc"], seconds[side])
            yield Figure(f"oracle.{log.kind}.tlc_by_{side}", ratio, "x", log.goal if side == "process" else "")


def _by_library(path: Path) -> float:
    started = time.perf_counter()
    with path.open("rb") as lines:
        report = check_lines(lines)
    seconds = time.perf_counter() - started
    assert report.accepted
    return seconds


def _by_process(root: Path, scratch: Path, paths: list[Path]) -> float:
    """Check traces in one call of the command, as it was installed; the modules are those of the root."""
    command = Path(sys.executable).with_name("rebalancing")
    if not command.exists():
        raise MeasureError(f"the command {command} is missing; run `make setup`")
    bytecode = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(scratch / "bytecode")}
    seconds, code, said = _process([str(command), "check", *map(str, paths)], root, bytecode)
    if code != 0 or said.count("accepted: ") != len(paths):
        raise MeasureError(f"the oracle does not accept all traces: {said.strip()}")
    return seconds


def _by_tlc(root: Path, scratch: Path, logged: traces.Logged) -> float:
    with tempfile.TemporaryDirectory(dir=scratch) as within:
        result = traces.validate(logged, root / "spec", Path(within))
    if not traces.accepted(logged, result):
        raise MeasureError(f"TLC does not accept the trace: {result.explanation}")
    return result.seconds


def proofs(root: Path, quick: bool, say: Say) -> Iterator[Figure]:
    """What the inductive steps of the lease take as the committee grows: vacuity, siblings and the second solver included."""
    for size in (3,) if quick else (3, 5, 7, 9):
        say(f"proofs at {size} granters")
        obligations = theme.obligations("lease", (size,))
        proved = list(theme.prove_all(obligations[:1] if quick else obligations))
        yield Figure(f"proofs.lease.n{size}", sum(proof.seconds for proof in proved), "s")


SIZES = (5, 9, 21, 67)  # holders
COMMITS_EACH_TURN = 5  # of the smallest group; one of each other


def commit(root: Path, quick: bool, say: Say) -> Iterator[Figure]:
    """Commits by a group of holders in one process, with real signatures, each holder's record in a file of its own.

    A commit is everything from the ask to the install by all holders. Beside the files, the same group with records in memory.
    """
    (root / "build").mkdir(
        exist_ok=True
    )  # on a disk, where a durable write costs what it costs; a temporary folder may be in memory
    with tempfile.TemporaryDirectory(dir=root / "build") as scratch, ExitStack() as open_files:

        def store_for(name: PeerId) -> SqliteStore:
            path = Path(scratch) / f"{next(numbers)}.store"
            return open_files.enter_context(SqliteStore(path, name, commit_group.MANIFEST))

        numbers = count()
        sizes = SIZES[:2] if quick else SIZES
        groups = {f"n{size}": commit_group.Group.of(size, store_for) for size in sizes}
        groups["memory"] = commit_group.Group.of(sizes[0])
        seconds: dict[str, list[float]] = {kind: [] for kind in groups}
        for turn in range(1 if quick else 3):
            for kind, group in groups.items():
                say(f"commits of {group.size} holders{' in memory' if kind == 'memory' else ''}, turn {turn + 1}")
                each = COMMITS_EACH_TURN if group.size == sizes[0] else 1
                seconds[kind].append(_commits(group, each) / each)
    first = f"n{sizes[0]}"
    yield Figure(f"commit.{first}.rate", 1 / median(seconds[first]), "commits/s")
    yield Figure("commit.memory.rate", 1 / median(seconds["memory"]), "commits/s")
    yield Figure(f"commit.{first}.by_memory", _ratio(seconds[first], seconds["memory"]), "x")
    for kind in list(groups)[1:-1]:
        yield Figure(f"commit.{kind}.by_{first}", _ratio(seconds[kind], seconds[first]), "x")


def _commits(group: commit_group.Group, number: int) -> float:
    started = time.perf_counter()
    for _ in range(number):
        try:
            group.commit(group.sequence + 1, Digest(group.sequence.to_bytes(32, "big")))
        except (ProtocolError, AssertionError) as refused:
            raise MeasureError(f"a group of {group.size} does not commit: {refused}") from refused
    return time.perf_counter() - started


RESHARINGS = ((3, 5), (5, 9), (11, 21), (34, 67), (67, 133))  # threshold and holders, before and after
RESHARING_GOALS = {
    f"{size}.{scaling}{part}": f"<= {most}"
    for part in ("", "_arithmetic")
    for scaling, goals in {
        "unscaled": {"n9": 1.3, "n21": 1.3, "n67": 1.3, "n133": 1.3},
        "pre_scaled": {"n9": 0.85, "n67": 0.35},
    }.items()
    for size, most in goals.items()
}
MULTIPLICATIONS_EACH_TURN = 2_000


def resharing(root: Path, quick: bool, say: Say) -> Iterator[Figure]:
    """What one node does in a resharing, divided by what (t + 1)(t' - 1) multiplications take; processor time, because all of it is computing."""
    for threshold, size in RESHARINGS[:2] if quick else RESHARINGS:
        work = receivers.works(threshold, size)
        count = (threshold + 1) * (threshold - 1)
        repetitions = 1 if quick else max(1, MULTIPLICATIONS_EACH_TURN // count)
        seconds: dict[str, list[float]] = {kind: [] for kind in work}
        for turn in range(1 if quick else 7):
            say(f"a resharing of {threshold} of {size}, turn {turn + 1}")
            for kind, each in work.items():
                ready = [each.prepare() for _ in range(repetitions)]
                started = time.process_time()
                for made in ready:
                    each.do(made)
                seconds[kind].append((time.process_time() - started) / repetitions)
        floor = seconds.pop("floor")
        yield Figure(f"resharing.n{size}.floor", median(floor), "s")
        for kind, times in seconds.items():
            goal = "" if quick else RESHARING_GOALS.get(f"n{size}.{kind}", "")
            yield Figure(f"resharing.n{size}.{kind}", _ratio(times, floor), "x", goal)


EVIDENCE = (1_000, 10_000, 100_000)  # records
MERGED_IN_S = {10_000: "<= 1"}
PLAIN_EVIDENCE = (50, 100, 200)  # records of which the plain definition makes a view each time anew


def merge(root: Path, quick: bool, say: Say) -> Iterator[Figure]:
    """What it takes to merge checked evidence and to view it, by the number of records; how much longer the plain definition takes; and what checking costs."""
    sizes = EVIDENCE[:2] if quick else EVIDENCE
    turns = 1 if quick else 3
    told = {size: evidence.records(size) for size in sizes}
    seconds: dict[int, list[float]] = {size: [] for size in sizes}
    for turn in range(turns):
        say(f"merging of evidence, turn {turn + 1}")
        for size in sizes:
            seconds[size].append(evidence.merged(told[size])[1] / size)
    for size in sizes:
        yield Figure(f"merge.r{size}", size * median(seconds[size]), "s", "" if quick else MERGED_IN_S.get(size, ""))
    for size in sizes[1:]:
        yield Figure(f"merge.r{size}.by_r{sizes[0]}", _ratio(seconds[size], seconds[sizes[0]]), "x")
    for size in PLAIN_EVIDENCE[:1] if quick else PLAIN_EVIDENCE:
        say(f"the plain view of {size} records")
        *before, (add, record) = evidence.records(size)
        plain, incremental = [], []
        for _ in range(turns):
            known, _ = evidence.merged(before)
            started = time.perf_counter()
            add(known, record)
            known.view()
            incremental.append(time.perf_counter() - started)
            plain.append(evidence.plain_seconds(known))
        yield Figure(f"merge.r{size}.plain_by_incremental", _ratio(plain, incremental), "x")
    say("admission of signed records")
    signed = evidence.signed()
    beginning = signed.pop("beginning")
    for kind, these in signed.items():
        taken = [evidence.admitted(beginning, these) for _ in range(turns)]
        yield Figure(f"merge.admit.{kind}", median(taken), "s")
        yield Figure(f"merge.admit.{kind}.by_merged", _ratio(taken, seconds[10_000]), "x")


PRUNINGS = (200, 1000)  # candidates
PRUNING_GOALS = {"n200.prune": "<= 5", "n1000.prune": "<= 5"}
PRUNED_EACH_TURN = 1_000


def pruning(root: Path, quick: bool, say: Say) -> Iterator[Figure]:
    """What the pruning takes, and the check of its cut, divided by what one maximum flow of the same network takes; processor time."""
    for size in PRUNINGS[:1] if quick else PRUNINGS:
        work = prunings.works(size)
        repetitions = 1 if quick else PRUNED_EACH_TURN // size
        seconds: dict[str, list[float]] = {kind: [] for kind in work}
        for turn in range(1 if quick else 7):
            say(f"a pruning of {size} candidates, turn {turn + 1}")
            for kind, do in work.items():
                started = time.process_time()
                for _ in range(repetitions):
                    do()
                seconds[kind].append((time.process_time() - started) / repetitions)
        flow = seconds.pop("flow")
        yield Figure(f"pruning.n{size}.flow", median(flow), "s")
        for kind, times in seconds.items():
            goal = "" if quick else PRUNING_GOALS.get(f"n{size}.{kind}", "")
            yield Figure(f"pruning.n{size}.{kind}", _ratio(times, flow), "x", goal)


GROUPS: Mapping[str, Callable[[Path, bool, Say], Iterator[Figure]]] = {
    "oracle": oracle,
    "tlc": tlc,
    "graph": graph,
    "proofs": proofs,
    "commit": commit,
    "resharing": resharing,
    "pruning": pruning,
    "merge": merge,
    "verify": verify,
}
"""In the order in which they are measured: the longest last."""


def _ratio(above: list[float], below: list[float]) -> float:
    return median(a / b for a, b in zip(above, below, strict=True))


def _process(command: list[str], root: Path, more: Mapping[str, str] | None = None) -> tuple[float, int, str]:
    """Run a command in the root, with `more` in its environment; its wall time in seconds, exit code and output."""
    started = time.perf_counter()
    seen = {**environment(root), **(more or {})}
    done = subprocess.run(command, cwd=root, env=seen, capture_output=True, text=True, check=False)
    return time.perf_counter() - started, done.returncode, done.stdout + done.stderr
