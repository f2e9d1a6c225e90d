"""Find and run Apalache, and read its counterexamples.

Apalache is on no package registry, so it may be absent: `find_apalache` then says what to do.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verifier.tools.java import find_java
from verifier.tools.subprocesses import run_lines
from verifier.tools.tlc import Step
from verifier.tools.values import Map, ModelValue, Record

OLDEST = (0, 50)
REMEDY = (
    "install a release from https://github.com/apalache-mc/apalache/releases and set APALACHE_HOME to its directory"
)

OUTCOMES = ("ok", "violation", "too-short", "parse", "type", "timeout", "error")
_EXIT = {0: "ok", 12: "violation", 75: "parse", 120: "type"}

_LINES_KEPT = 200


@dataclass(frozen=True)
class Apalache:
    """An Apalache that is new enough."""

    program: Path
    version: str
    """Such as "0.62.1", with a suffix if it is not a release."""


@dataclass(frozen=True)
class NotFound:
    """There is no Apalache to use, and what to do about it."""

    remedy: str


@dataclass(frozen=True)
class ApalacheResult:
    """What Apalache found."""

    outcome: str
    """One of OUTCOMES.  "too-short": no execution is as long as asked for, so what was asked was not checked, although the exit code is 0."""
    exit_code: int
    trace: tuple[Step, ...]
    """The counterexample; Apalache does not name actions, so they are "Init" and then "Next"."""
    seconds: float
    output: tuple[str, ...]
    """The last lines of output."""
    tool: Apalache

    @property
    def explanation(self) -> str:
        """One sentence."""
        errors = [line for line in self.output if _ERROR.search(line)] or list(self.output[-1:]) or ["it said nothing"]
        first = _STAMP.sub("", errors[0])
        return {
            "ok": "Apalache found no error.",
            "violation": f"The invariant is violated after {max(len(self.trace) - 1, 0)} steps.",
            "too-short": "No execution is as long as asked for, so nothing was checked: the start or the step cannot be satisfied.",
            "parse": f"The module does not parse: {first}",
            "type": f"The module is wrongly typed: {first}",
            "timeout": f"Apalache was ended after {self.seconds:.0f} s.",
            "error": f"Apalache failed with exit code {self.exit_code}: {first}",
        }[self.outcome]


def find_apalache() -> Apalache | NotFound:
    """The Apalache in APALACHE_HOME, else the one on PATH.  Raises ToolMissingError if there is no Java to start it with."""
    home, on_path = os.environ.get("APALACHE_HOME"), shutil.which("apalache-mc")
    if home:
        program = Path(home) / "bin" / "apalache-mc"
        if not program.is_file():
            return NotFound(f"APALACHE_HOME is {home}, which holds no bin/apalache-mc: {REMEDY}.")
    elif on_path:
        program = Path(on_path)
    else:
        return NotFound(f"Apalache is neither in APALACHE_HOME nor on PATH: {REMEDY}.")
    try:
        answer = subprocess.run(
            [program, "version"], capture_output=True, text=True, timeout=60, check=True, env=_environment(None)
        )
    except (OSError, subprocess.SubprocessError) as error:
        return NotFound(f"{program} does not tell its version ({error}): {REMEDY}.")
    match = re.search(r"v?((\d+)\.(\d+)\.\d+\S*)", answer.stdout)
    if not match:
        return NotFound(f"{program} does not tell its version ({answer.stdout.strip()[:80]!r}): {REMEDY}.")
    if (int(match[2]), int(match[3])) < OLDEST:
        return NotFound(f"{program} is version {match[1]}, older than {'.'.join(map(str, OLDEST))}: {REMEDY}.")
    return Apalache(program, match[1])


def run_apalache(
    tool: Apalache,
    module: Path,
    scratch: Path,
    *,
    init: str,
    inv: str,
    length: int,
    cinit: str | None = None,
    next_: str | None = None,
    timeout_seconds: float | None = None,
    progress: Callable[[str], None] = lambda text: None,
) -> ApalacheResult:
    """Check that `inv` holds from `init` for `length` steps; all Apalache writes goes below `scratch`.

    With `init` = `inv` and length 1 this is the inductive step.  Deadlocks are no errors.
    """
    results = scratch / "run"
    shutil.rmtree(results, ignore_errors=True)  # an older counterexample must not be taken for a new one
    command = [str(tool.program), "check", f"--init={init}", f"--inv={inv}", f"--length={length}", "--no-deadlock=true"]
    command += [f"--cinit={cinit}"] if cinit else []
    command += [f"--next={next_}"] if next_ else []
    command += [f"--out-dir={(scratch / 'out').resolve()}", f"--run-dir={results.resolve()}", module.name]

    lines: list[str] = []

    def hear(line: str) -> None:
        lines.append(line)
        del lines[:-_LINES_KEPT]
        if match := re.match(r"(?:PASS #|State \d+:|Step \d+:).*", line):
            progress(_STAMP.sub("", match[0]))

    started = time.monotonic()
    code, late = run_lines(
        command,
        cwd=module.resolve().parent,
        on_line=hear,
        timeout_seconds=timeout_seconds,
        environment=_environment(scratch),
    )
    trace: tuple[Step, ...] = ()
    outcome = "timeout" if late else _outcome(code, lines)
    if outcome == "violation":
        counterexamples = sorted(results.glob("violation*.itf.json"))
        if counterexamples:
            trace = read_itf(counterexamples[-1])
    return ApalacheResult(outcome, code, trace, time.monotonic() - started, tuple(lines), tool)


def read_itf(path: Path) -> tuple[Step, ...]:
    """Read a trace in ITF, with values as `verifier.tools.values` has them.  Raises ValueError if it is none."""
    document = json.loads(path.read_text(encoding="utf-8"))
    try:
        names, states = document["vars"], document["states"]
        return tuple(
            Step("Next" if index else "Init", Map({name: itf_value(state[name]) for name in names}))
            for index, state in enumerate(states)
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path.name} is no ITF trace: {error!r}") from None


def itf_value(value: Any) -> Any:
    """Convert one value: `1_OF_NODE` is the model value `1`, and a function over 1..n is a tuple, as TLC prints it."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        match = _MODEL_VALUE.match(value)
        return ModelValue(match[1]) if match else value
    if isinstance(value, list):
        return tuple(map(itf_value, value))
    if "#bigint" in value:
        return int(value["#bigint"])
    if "#tup" in value:
        return tuple(map(itf_value, value["#tup"]))
    if "#set" in value:
        return frozenset(map(itf_value, value["#set"]))
    if "#map" in value:
        pairs = {itf_value(key): itf_value(item) for key, item in value["#map"]}
        numbers = range(1, len(pairs) + 1)
        if all(type(key) is int for key in pairs) and pairs.keys() == set(numbers):
            return tuple(pairs[number] for number in numbers)
        return Map(pairs)
    if unknown := [key for key in value if key.startswith("#")]:
        raise ValueError(f"unknown kind of value {unknown[0]}")
    return Record({key: itf_value(item) for key, item in value.items()})


_MODEL_VALUE = re.compile(r"(\w+?)_OF_[A-Z][A-Z0-9_]*\Z")
_STAMP = re.compile(r"\s+[EWIDT]@\d\d:\d\d:\d\d\.\d+$")
_ERROR = re.compile(r"\sE@\d\d:\d\d:\d\d\.\d+$")


def _outcome(code: int, lines: list[str]) -> str:
    said = next((line for line in reversed(lines) if line.startswith("The outcome is:")), "")
    outcome = _EXIT.get(code, "error")
    if outcome == "ok":
        # Exit code 0 is not enough: it also stands for executions that end before the invariant was ever looked at.
        return "ok" if "NoError" in said else "too-short" if "ExecutionsTooShort" in said else "error"
    if outcome == "violation" and "The outcome is: Error" not in said:
        return "error"
    if outcome == "error" and any("Could not parse" in line or "Parsing error" in line for line in lines):
        return "parse"
    return outcome


def _environment(scratch: Path | None) -> dict[str, str]:
    """The script starts `java` from PATH, and keeps the parser's files in TMPDIR."""
    java = find_java().program
    environment = {"PATH": f"{java.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    if scratch is None:
        return {**os.environ, **environment}
    temporary = scratch / "tmp"
    temporary.mkdir(exist_ok=True)
    return {**environment, "TMPDIR": str(temporary.resolve())}
