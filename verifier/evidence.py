"""Evidence that outlives a run: the local cache and the records in the repository.

The cache, build/verify/cache/<digest>.json, holds passes only.  A check whose dependencies have not changed on this machine is answered
from it and shown as cached.

The records, invariants/evidence/<id>.json, are committed.  They hold what a default run cannot redo: passes of the deep and external
tiers, keyed by a digest that is the same on all machines.  A default run shows one that matches as "recorded", never as passed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from verifier import toolchain
from verifier.check import Check, Figures, Result
from verifier.tree import write_json

RECORDS = "invariants/evidence"
CACHE = "build/verify/cache"

_RECORD_FIELDS = {"check", "digest", "tool", "version", "figures", "seconds", "date"}
_CACHE_FIELDS = {"check", "digest", "figures", "seconds"}


@dataclass(frozen=True)
class Record:
    """One committed piece of evidence: this check passed once, on these contents."""

    check: str
    digest: str
    tool: str
    version: str
    figures: Figures
    seconds: float
    date: str
    """UTC, as YYYY-MM-DD."""


class Cache:
    """Passes of this machine, by the digest of all they depend on."""

    def __init__(self, root: Path) -> None:
        self._directory = root / CACHE

    def find(self, check: Check, digest: str) -> Result | None:
        """The pass kept under this digest, or None; a file that is damaged counts as none."""
        kept = _read(self._directory / f"{digest}.json", _CACHE_FIELDS)
        if kept is None or (kept["check"], kept["digest"]) != (check.id, digest):
            return None
        return Result(check, "pass", kept["figures"], "", kept["seconds"], cached=True)

    def keep(self, result: Result, digest: str) -> None:
        """Keep a result that was obtained just now, if it is a pass."""
        if result.verdict == "pass" and not result.cached:
            entry = {
                "check": result.check.id,
                "digest": digest,
                "figures": dict(result.figures),
                "seconds": result.seconds,
            }
            write_json(self._directory / f"{digest}.json", entry)


class Records:
    """The evidence that is committed to the repository."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._directory = root / RECORDS

    def find(self, check: Check, digest: str) -> Record | None:
        """The record of this check if it is about these contents."""
        record = self.last(check)
        return record if record and record.digest == digest else None

    def last(self, check: Check) -> Record | None:
        """The record of this check, whatever it is about."""
        kept = _read(self._path(check), _RECORD_FIELDS)
        return Record(**kept) if kept is not None and kept["check"] == check.id else None

    def write(self, result: Result, digest: str) -> Path | None:
        """Record a pass; a record that says the same but for date and time is left as it is. Returns the file if it was written."""
        if result.verdict != "pass":
            return None
        old = self.find(result.check, digest)
        if old is not None and dict(old.figures) == dict(result.figures):
            return None
        tool, version = _tool(result)
        entry = {
            "check": result.check.id,
            "digest": digest,
            "tool": tool,
            "version": version,
            "figures": dict(result.figures),
            "seconds": round(result.seconds, 1),
            "date": datetime.now(UTC).date().isoformat(),
        }
        write_json(self._path(result.check), entry)
        return self._path(result.check)

    def orphans(self, checks: Iterable[Check]) -> tuple[str, ...]:
        """Files here, relative to the root, that are no readable record of a declared check of the deep or external tier."""
        wanted = {self._path(check) for check in checks if check.tier != "default" and self.last(check) is not None}
        return tuple(
            sorted(
                path.relative_to(self._root).as_posix() for path in self._directory.glob("*.json") if path not in wanted
            )
        )

    def _path(self, check: Check) -> Path:
        return self._directory / f"{check.file_stem}.json"


def _read(path: Path, fields: set[str]) -> dict[str, Any] | None:
    """A JSON object with exactly these fields, or None."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    well_formed = (
        isinstance(value, dict)
        and set(value) == fields
        and isinstance(value["figures"], dict)
        and all(type(figure) in (int, str) for figure in value["figures"].values())
        and type(value["seconds"]) in (int, float)
    )
    return value if well_formed else None


def _tool(result: Result) -> tuple[str, str]:
    """The tool and version that an engine names in its figures `tool` and `tool_version`, else what the set-up brings."""
    tool = str(result.figures.get("tool", result.check.engine))
    installed = toolchain.tools()
    version = (
        result.figures.get("tool_version")
        or installed.get(tool)
        or installed.get(f"{tool}-solver")
        or f"python {installed['python']}"
    )
    return tool, str(version)
