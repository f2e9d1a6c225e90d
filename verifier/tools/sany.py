"""Parse TLA+ modules with SANY, and look at what they declare."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verifier.tools.java import find_java
from verifier.tools.subprocesses import run_lines
from verifier.tools.tlc import SMALL, find_jar


@dataclass(frozen=True)
class Declaration:
    """A constant or variable of a module."""

    kind: str
    """"CONSTANT" or "VARIABLE"."""
    name: str
    line: int
    typed: bool
    """Whether an Apalache annotation `@type: …;` stands right before the name."""


def parse_errors(
    module: Path, scratch: Path, *, library: Sequence[Path] = (), timeout_seconds: float | None = None
) -> list[str]:
    """What SANY has against a module; empty if it accepts it.  Raises ToolMissingError if there is no Java or no TLC.

    SANY's exit code says nothing (it is 0 after semantic errors), so a module is accepted only if SANY reports to have gone through it and
    nothing else.
    """
    temporary = scratch / "tmp"
    temporary.mkdir(exist_ok=True)
    command = [str(find_java().program), *SMALL, f"-Djava.io.tmpdir={temporary.resolve()}"]
    if library:
        command.append(f"-DTLA-Library={os.pathsep.join(str(path.resolve()) for path in library)}")
    command += ["-cp", str(find_jar().path), "tla2sany.SANY", module.name]
    lines: list[str] = []
    code, late = run_lines(command, cwd=module.resolve().parent, on_line=lines.append, timeout_seconds=timeout_seconds)
    if late:
        return [f"SANY gave no answer within {timeout_seconds} s"]
    usual = ("****** SANY", "Parsing file ", "Semantic processing of module ", "NOTE: Picked up ")
    errors = [line for line in lines if line.strip() and not line.startswith(usual)]
    if not errors and (code != 0 or f"Semantic processing of module {module.stem}" not in lines):
        errors = [f"SANY ended with exit code {code} before it had gone through the module"]
    return errors


_TOKEN = re.compile(
    r"""(?P<comment>\\\*[^\n]*|\(\*(?:[^*(]|\*(?!\))|\((?!\*)|\(\*(?:[^*]|\*(?!\)))*\*\))*\*\))
      | (?P<string>"(?:[^"\\]|\\.)*")
      | (?P<arity>\((?:\s*_\s*,?)+\))
      | (?P<word>[A-Za-z0-9_]+)
      | (?P<sign>\S)""",
    re.VERBOSE,
)
_KINDS = {"CONSTANT": "CONSTANT", "CONSTANTS": "CONSTANT", "VARIABLE": "VARIABLE", "VARIABLES": "VARIABLE"}
_ANNOTATION = re.compile(r"@type:[^;]+;", re.DOTALL)


def declarations(text: str) -> list[Declaration]:
    """The constants and variables that a module declares at its top level."""
    found: list[Declaration] = []
    kind, typed, expecting = "", False, False
    for match in _TOKEN.finditer(text):
        what, token = match.lastgroup, match[0]
        if what == "comment":
            typed = typed or bool(_ANNOTATION.search(token))
        elif what == "word" and token in _KINDS:
            kind, typed, expecting = _KINDS[token], False, True
        elif what == "word" and expecting:
            found.append(Declaration(kind, token, text.count("\n", 0, match.start()) + 1, typed))
            typed = expecting = False
        elif token == "," and kind:
            expecting = True
        elif what != "arity":
            kind, typed, expecting = "", False, False
    return found
