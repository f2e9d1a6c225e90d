"""Deliberate damage: what self-test does to a copy of the tree, and which checks must notice.

verifier/sabotages.toml holds `[[sabotage]]` tables:

    id          a name of its own
    description what is broken, as people say it
    checks      globs of check ids: every check matched must go red
    file        the file that is damaged, relative to the root
    replace     a text that occurs exactly once in it, and
    with        what stands there instead; or, in place of both,
    write       the whole content of the file, which need not exist before
    expect      "fail" (default), "error", or "not-run" for checks of the deep and external tiers, whose record must stop matching

`{name}` in file, replace, with or write stands for the last part of the check's id; such a sabotage is applied once per check.
"""

from __future__ import annotations

import fnmatch
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from verifier.check import Check
from verifier.manifest import ManifestError

FILE = "verifier/sabotages.toml"

_REQUIRED = {"id", "description", "checks", "file"}
_FIELDS = {*_REQUIRED, "replace", "with", "write", "expect"}
_TEMPLATES = ("file", "old", "new")


@dataclass(frozen=True)
class Sabotage:
    """One damage and the checks that must notice it."""

    id: str
    description: str
    checks: tuple[str, ...]
    file: str
    old: str
    """Text that occurs once in the file; empty if the whole file is replaced."""
    new: str
    expect: str

    def covered(self, checks: Sequence[Check]) -> tuple[Check, ...]:
        """The checks that must go red."""
        return tuple(
            check
            for check in checks
            if any(fnmatch.fnmatchcase(check.id, pattern) for pattern in self.checks)
            # A check that is answered from a record goes red by losing it, and no other does.
            and (check.tier != "default") == (self.expect == "not-run")
        )

    def steps(self, checks: Sequence[Check]) -> Iterator[tuple[Sabotage, tuple[Check, ...]]]:
        """The damages to do one after another, each with the checks to run after it."""
        covered = self.covered(checks)
        if any("{name}" in getattr(self, field) for field in _TEMPLATES):
            for check in covered:
                filled = {field: getattr(self, field).replace("{name}", check.name) for field in _TEMPLATES}
                yield replace(self, checks=(check.id,), **filled), (check,)
        elif covered:
            yield self, covered

    @contextmanager
    def applied(self, root: Path) -> Iterator[None]:
        """Do the damage for the time of a `with` block; raises ManifestError if the text is not there exactly once."""
        path = root / self.file
        before = path.read_bytes() if path.is_file() else None
        if self.old:
            count = before.decode("utf-8").count(self.old) if before is not None else 0
            if count != 1:
                raise ManifestError(
                    FILE, self.id, f"its text occurs {count} times in {self.file}", "quote a text that occurs once"
                )
            after = before.decode("utf-8").replace(self.old, self.new) if before is not None else ""
        else:
            after = self.new
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(after.encode("utf-8"))
        try:
            yield
        finally:
            if before is None:
                path.unlink()
            else:
                path.write_bytes(before)


def load(root: Path) -> tuple[Sabotage, ...]:
    """Read the sabotages, as strictly as the manifest."""
    try:
        document = tomllib.loads((root / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ManifestError(FILE, "", "is missing", "declare sabotages there") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ManifestError(FILE, "", f"not TOML: {error}", "correct it there") from None
    rows = document.pop("sabotage", [])
    if document or not isinstance(rows, list):
        raise ManifestError(FILE, "", "holds something else than [[sabotage]] tables", "declare these only")
    found: dict[str, Sabotage] = {}
    for position, row in enumerate(rows, start=1):
        sabotage = _sabotage(row, f"sabotage number {position}")
        if sabotage.id in found:
            raise ManifestError(FILE, sabotage.id, "declared twice", "rename or remove one")
        found[sabotage.id] = sabotage
    return tuple(found.values())


def _sabotage(row: Any, entry: str) -> Sabotage:
    if not isinstance(row, dict):
        raise ManifestError(FILE, entry, "is no table", "write [[sabotage]] and fields below it")
    entry = str(row.get("id", entry))
    if unknown := sorted(set(row) - _FIELDS):
        raise ManifestError(FILE, entry, f"unknown field {unknown[0]!r}", f"fields are {', '.join(sorted(_FIELDS))}")
    if absent := sorted(_REQUIRED - set(row)):
        raise ManifestError(FILE, entry, f"field {absent[0]!r} is missing", "add it")
    if {"replace", "with", "write"} & set(row) not in ({"replace", "with"}, {"write"}):
        raise ManifestError(FILE, entry, "says not how to damage the file", "give replace and with, or write alone")
    checks = row["checks"] if isinstance(row["checks"], list) else [row["checks"]]
    texts = [*checks, *(value for name, value in row.items() if name != "checks")]
    if not checks or not all(isinstance(text, str) for text in texts) or row.get("replace") == "":
        raise ManifestError(
            FILE, entry, "a field is no text, or empty", "write texts, and globs of check ids in checks"
        )
    if row.get("expect", "fail") not in ("fail", "error", "not-run"):
        raise ManifestError(FILE, entry, f"unknown expect {row['expect']!r}", "use fail, error or not-run")
    if ".." in row["file"].split("/") or row["file"].startswith("/"):
        raise ManifestError(FILE, entry, f"{row['file']!r} lies outside the tree", "name a file relative to the root")
    return Sabotage(
        id=row["id"],
        description=row["description"],
        checks=tuple(checks),
        file=row["file"],
        old=row.get("replace", ""),
        new=row["with"] if "with" in row else row["write"],
        expect=row.get("expect", "fail"),
    )
