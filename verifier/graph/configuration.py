"""Read a model's configuration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verifier.tools.values import ModelValue

__all__ = ["Configuration", "read_configuration", "without"]


@dataclass(frozen=True)
class Configuration:
    """What a configuration assigns, replaces and checks."""

    constants: Mapping[str, Any]
    replaced: Mapping[str, str]
    invariants: tuple[str, ...]


def value(text: str) -> Any:
    """Read a constant: an integer, a truth value, a model value (its name) or a set of these."""
    if text.startswith("{"):
        inner = text[1:-1].strip()
        return frozenset(value(part.strip()) for part in inner.split(",")) if inner else frozenset()
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    return {"TRUE": True, "FALSE": False}[text] if text in ("TRUE", "FALSE") else ModelValue(text)


def read_configuration(path: Path) -> Configuration:
    """Read a configuration of the shape that verifier.models writes."""
    text = path.read_text()
    constants = {name: value(v) for name, v in re.findall(r"^  (\w+) = (.+)$", text, re.MULTILINE)}
    replaced = dict(re.findall(r"^  (\w+) <- (\w+)$", text, re.MULTILINE))
    listed = re.search(r"^INVARIANTS (.+)$", text, re.MULTILINE)
    return Configuration(constants, replaced, tuple(listed[1].split()) if listed else ())


def without(path: Path, *sections: str) -> str:
    """Give a configuration's text without the lines that begin with one of `sections`."""
    return "".join(line for line in path.read_text().splitlines(keepends=True) if not line.startswith(sections))
