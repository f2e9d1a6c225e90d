"""Check a trace: accepted, or the first line that the reference does not allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rebalancing.refusal import Refused

from . import values
from .replay import Replay, replay_of
from .trace import Header, Step, Steps, read_header, step_json
from .values import WrongError

__all__ = ["LONGEST_LINE", "Finding", "MalformedError", "Report", "check", "check_lines", "judge", "read_lines"]

LONGEST_LINE = 65_536  # bytes; the longest step shows 63 members
MOST_LINES, MOST_BYTES = 4_096, 1_024  # lines that are kept at a time with what they say, and the longest of them


class MalformedError(Exception):
    """A trace that cannot be read.

    Attributes:
        line: its number, from 1.
        problem, remedy: half a sentence each.
    """

    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(f"line {line}: {problem}; {remedy}")
        self.line = line
        self.problem = problem
        self.remedy = remedy


@dataclass(frozen=True)
class Finding:
    """Why a step is not allowed.

    Attributes:
        code, sentence: of the guard that failed.
        expected: what the log says and what the reference has, one sentence for each difference.
        alternatives: steps that the node may take instead.
        nearest: the smallest changes that make the step an allowed one, as sentences.
    """

    code: str
    sentence: str
    expected: tuple[str, ...]
    alternatives: tuple[dict[str, Any], ...] = ()
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """The verdict on a trace: `finding` is None if all its `steps` steps are allowed, else about line `line`."""

    steps: int
    line: int = 0
    step: dict[str, Any] | None = None
    finding: Finding | None = None

    @property
    def accepted(self) -> bool:
        """Tell whether every step is allowed."""
        return self.finding is None


def judge(replay: Replay, step: Step) -> Finding | None:
    """Take the step if the reference allows it as logged; otherwise say why not, and take nothing."""
    refused, after = "", None
    try:
        after = replay.after(step.action, step.arguments)
    except Refused as refusal:
        refused = refusal.code
    if refused != step.refused:
        code = refused if not step.refused else "other-code" if refused else "not-refused"
        return _finding(replay, step, code, refused)
    state = replay.state if after is None else after
    if not replay.meets(state, step):
        return _finding(replay, step, "differs", refused, state)
    if after is not None:
        replay.take(after)
    return None


def _finding(replay: Replay, step: Step, code: str, refused: str, after: Any = None) -> Finding:
    from . import explain  # one trace in many needs it, and no step that is allowed

    expected: tuple[str, ...]
    if after is not None:
        differ = explain.differences(step.expect, replay.observe(step.node, after))
        expected = tuple(
            f"{name}: the log has {explain.told(a)}, the reference {explain.told(b)}" for name, a, b in differ
        )
    elif step.refused:
        answer = (
            f"refusal with {refused}: {explain.sentence(replay.header.protocol, refused)}" if refused else "acceptance"
        )
        expected = (f"the log has a refusal with {step.refused}, the reference {answer}",)
    else:
        expected = (f"the log has acceptance, the reference a refusal with {refused}",)
    return Finding(
        code=code,
        sentence=explain.sentence(replay.header.protocol, code),
        expected=expected,
        alternatives=tuple(explain.alternatives(replay, step)),
        nearest=tuple(explain.nearest(replay, step, code)) if not step.refused else (),
    )


def check(header: Header, steps: Iterable[tuple[int, Step]]) -> tuple[Report, Replay]:
    """Replay numbered steps until one is not allowed. What `steps` raises passes through."""
    replay = replay_of(header)
    count = 0
    for line, step in steps:
        finding = judge(replay, step)
        if finding is not None:
            return Report(count, line, step_json(step), finding), replay
        count += 1
    return Report(count), replay


def read_lines(lines: Iterator[bytes]) -> tuple[Header, Iterator[tuple[int, Step]]]:
    """Return the header of a trace, and its steps with their line numbers, read as they are asked for.

    Raises:
        MalformedError: now or later, at the first line that cannot be read.
        UnsupportedError: another kind of trace or version of the protocol.
    """
    first = next(lines, b"")
    if not first.strip():
        raise MalformedError(1, "the trace is empty" if not first else "the line is empty", "start with a header")
    if _looks_like_a_proof(first):
        raise MalformedError(1, "this is a proof of guilt, and no trace", "give it to rebalancing check-proof")
    if first.startswith(_EVIDENCE):
        raise MalformedError(1, "this is a record of evidence, and no trace", "give it to rebalancing view")
    try:
        header = read_header(_parsed(first))
        reader = Steps(header)
    except WrongError as wrong:
        raise MalformedError(1, wrong.problem, wrong.remedy) from None
    return header, _steps(lines, reader)


_EVIDENCE = (b'{"body":"', b'{"commit":{', b'{"first":{')
"""How records of evidence begin."""


def _looks_like_a_proof(line: bytes) -> bool:
    """Tell whether a line begins as a proof of guilt does, which may be longer than any line of a trace."""
    beginning = line[:256]
    return b'"base":' in beginning and b'"fault":' in beginning and b'"trace":' not in beginning


def _parsed(line: bytes) -> Any:
    if len(line) > LONGEST_LINE:
        raise WrongError(f"the line is longer than {LONGEST_LINE} bytes", "write one step a line")
    if not line.strip():
        raise WrongError("the line is empty", "remove it")
    return values.parse(line)


def _steps(lines: Iterator[bytes], reader: Steps) -> Iterator[tuple[int, Step]]:
    number = 1
    known: dict[bytes, Step] = {}  # many lines say the same
    for number, line in enumerate(lines, 2):
        step = known.get(line)
        if step is None:
            try:
                step = reader.read(_parsed(line))
            except WrongError as wrong:
                raise MalformedError(number, wrong.problem, wrong.remedy) from None
            if len(known) >= MOST_LINES:
                known.clear()
            if len(line) <= MOST_BYTES:
                known[line] = step
        yield number, step
    if number == 1:
        raise MalformedError(2, "the trace has a header and no step", "log at least one action")


def check_lines(lines: Iterable[bytes]) -> Report:
    """Check the lines of a trace. Raises what `read_lines` raises."""
    header, steps = read_lines(iter(lines))
    return check(header, steps)[0]
