"""Find operators in TLA+ modules, by the text of their definitions."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = "spec"
_DEFINITION = re.compile(r"^(?P<name>[A-Za-z]\w*)(?:\([^()]*(?:\([^()]*\)[^()]*)*\))? *==", re.MULTILINE)
_EXTENDS = re.compile(r"^EXTENDS +(.+)$", re.MULTILINE)
_COMMENT = re.compile(r"\\\*[^\n]*|\(\*.*?\*\)", re.DOTALL)
_SECTION = re.compile(r"^\(\* ([A-Z]\w*)\b[^\n]*\*\)$", re.MULTILINE)


def modules(root: Path) -> tuple[str, ...]:
    """The names of all modules."""
    return tuple(sorted(path.stem for path in (root / FOLDER).glob("*.tla")))


def home(root: Path, module: str, name: str) -> str:
    """The module that defines an operator which `module` may use by this name: itself or one that it extends; "" if there is none."""
    text = _text(root / FOLDER / f"{module}.tla")
    if any(match["name"] == name for match in _DEFINITION.finditer(_COMMENT.sub(_blank, text))):
        return module
    for extended in (word.strip() for line in _EXTENDS.findall(text) for word in line.split(",")):
        if extended in modules(root) and (found := home(root, extended, name)):
            return found
    return ""


def sections(root: Path, module: str) -> tuple[str, ...]:
    """First words of the headings of a module, such as "Actions"."""
    return tuple(_SECTION.findall(_text(root / FOLDER / f"{module}.tla")))


def definition(root: Path, module: str, name: str) -> str:
    """The text of an operator's definition: from its name to the next empty line or comment at the margin."""
    text = _text(root / FOLDER / f"{home(root, module, name) or module}.tla")
    for match in _DEFINITION.finditer(text):
        if match["name"] == name:
            lines = text[match.start() :].splitlines()
            end = next(
                (
                    i
                    for i, line in enumerate(lines)
                    if i and (not line.strip() or line.startswith(("\\*", "--", "==", "(*")))
                ),
                len(lines),
            )
            return "\n".join(lines[:end])
    return ""


def actions(root: Path, module: str) -> set[str]:
    """The operators that the definition of Next names."""
    words = re.findall(r"[A-Z]\w*", definition(root, module, "Next").partition("==")[2])
    return {word for word in words if home(root, module, word)}


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _text(path: Path) -> str:
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else ""


@cache
def _read(path: Path, _written: int) -> str:
    return path.read_text(encoding="utf-8")
