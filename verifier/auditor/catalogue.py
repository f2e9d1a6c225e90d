"""Read the catalogue: what is claimed, what it is assumed to rest on, and which checks are its evidence.

Files: invariants/catalogue/*.toml (`[[entry]]` and `[[support]]`), invariants/assumptions.toml (`[[assumption]]`) and
invariants/requirements.toml (`[[requirement]]` and the table `[later]`), invariants/families.toml (`[[family]]`).  Reading is strict: a field that nobody knows is an error, for it
would be a claim that nobody checks.
"""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

CATALOGUE = "invariants/catalogue"
ASSUMPTIONS = "invariants/assumptions.toml"
REQUIREMENTS = "invariants/requirements.toml"
FAMILIES = "invariants/families.toml"

CLASSES = ("proved", "proved-bounded", "model-checked", "conformance", "tested", "assumed")
"""Kinds of evidence, the strongest first."""

MEANING = {
    "proved": "for all values of all parameters, by a solver, from the text of the reference itself",
    "proved-bounded": "for all states of committees of the stated sizes: it holds initially, and each step keeps it",
    "model-checked": "in every reachable state of each stated bounded model of the specification",
    "conformance": "specification and reference have the same states and steps in the stated models, and agree on the invariant's value",
    "tested": "in as many examples as stated, with real messages and signatures",
    "assumed": "not shown; numbered, with what softens it",
}

SUPPORTS = {
    "proofs": ("proved", "proved-bounded"),
    "symbolic": ("proved-bounded", "model-checked"),
    "models": ("model-checked",),
    "graph": ("model-checked", "conformance"),
    "contracts": ("tested",),
    "stateful": ("tested",),
    "vectors": ("tested",),
}
"""Leg of a check -> the classes that it can give.  The other legs show that these work; they are no evidence of their own."""

SEVERITIES = ("critical", "high", "medium")


class CatalogueError(ValueError):
    """A file of the catalogue that cannot be read; one line."""


@dataclass(frozen=True)
class Evidence:
    """One kind of evidence: the checks that a glob names."""

    kind: str
    """One of CLASSES, but for "assumed", which an entry's `assumptions` say."""
    check: str
    """A check id, or a glob over ids."""
    obligations: tuple[str, ...] = ()
    """For proofs: ids or globs of the obligations that matter here; all of the theme if left out."""


@dataclass(frozen=True)
class Entry:
    """One invariant."""

    id: str
    claim: str
    severity: str
    impact: str
    assumptions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    protocol: str = "lease"
    operator: str = ""
    """Module!Name in spec/, or empty for arithmetic that the specification takes as given."""
    predicate: str = ""
    """module:function, or empty for a property of behaviours."""
    depends: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The operator without its module."""
        return self.operator.partition("!")[2]


@dataclass(frozen=True)
class Support:
    """Checks that are evidence of nothing by themselves, but without which the others would mean less."""

    check: str
    why: str


@dataclass(frozen=True)
class Assumption:
    """Something that is not shown."""

    id: str
    statement: str
    mitigation: str
    broken: str
    """What is lost if it does not hold."""
    everywhere: bool = False
    """Everything rests on it, so entries do not name it."""


@dataclass(frozen=True)
class Requirement:
    """One sentence that was asked for."""

    id: str
    section: str
    kind: str
    statement: str
    checks: tuple[str, ...] = ()
    """Ids or globs of checks, beside those of the entries that name this requirement."""
    later: str = ""
    """What brings it, or the rest of it; empty when nothing is missing."""
    part: str = ""
    """What of it is shown and what is not, where the names of checks alone would say too much."""


@dataclass(frozen=True)
class Family:
    """Claims of several protocols that answer one question together."""

    id: str
    question: str
    entries: tuple[str, ...]
    open: str
    """What they leave open."""


@dataclass(frozen=True)
class Catalogue:
    """Everything that was read."""

    entries: tuple[Entry, ...]
    support: tuple[Support, ...]
    assumptions: tuple[Assumption, ...]
    requirements: tuple[Requirement, ...]
    later: dict[str, str]
    """What is still to come -> one sentence about it."""
    families: tuple[Family, ...]


def load(root: Path) -> Catalogue:
    """Read all files; raises CatalogueError at the first that is not as it must be."""
    files = sorted((root / CATALOGUE).glob("*.toml"))
    if not files:
        raise CatalogueError(f"{CATALOGUE} holds no file")
    entries: list[Entry] = []
    support: list[Support] = []
    for file in files:
        document = _document(root, file.relative_to(root).as_posix(), {"entry", "support"})
        for row in document.get("entry", []):
            if isinstance(row, dict) and isinstance(row.get("evidence"), list):
                row = row | {
                    "evidence": tuple(
                        _record(Evidence, each, f"{file.name}: {row.get('id')}") for each in row["evidence"]
                    )
                }
            entries.append(_record(Entry, row, file.name))
        support += [_record(Support, row, file.name) for row in document.get("support", [])]
    assumptions = _document(root, ASSUMPTIONS, {"assumption"}).get("assumption", [])
    requirements = _document(root, REQUIREMENTS, {"requirement", "later"})
    return Catalogue(
        tuple(entries),
        tuple(support),
        tuple(_record(Assumption, row, ASSUMPTIONS) for row in assumptions),
        tuple(_record(Requirement, row, REQUIREMENTS) for row in requirements.get("requirement", [])),
        dict(requirements.get("later", {})),
        tuple(_record(Family, row, FAMILIES) for row in _document(root, FAMILIES, {"family"}).get("family", [])),
    )


Row = TypeVar("Row")


def _record(kind: type[Row], row: Any, where: str) -> Row:
    """Make a record of a TOML table; its field `class` is `kind` here."""
    if not isinstance(row, dict):
        raise CatalogueError(f"{where}: a {kind.__name__.lower()} is no table")
    row = {("kind" if name == "class" else name): value for name, value in row.items()}
    where = f"{where}: {row.get('id') or row.get('check') or 'an entry without id'}"
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    for name, value in row.items():
        if name not in known:
            raise CatalogueError(f"{where}: unknown field {name!r}; there are {', '.join(known)}")
        wanted = str(known[name].type)
        if wanted == "str" and not (isinstance(value, str) and value.strip() and "\n" not in value):
            raise CatalogueError(f"{where}: {name!r} is no text on one line")
        if wanted == "bool" and not isinstance(value, bool):
            raise CatalogueError(f"{where}: {name!r} is neither true nor false")
        if wanted == "tuple[str, ...]":
            if not (isinstance(value, list) and all(isinstance(each, str) and each for each in value)):
                raise CatalogueError(f"{where}: {name!r} is no list of texts")
            row[name] = tuple(value)
    for name, field in known.items():
        if field.default is MISSING and name not in row:
            raise CatalogueError(f"{where}: field {name!r} is missing")
    return kind(**row)


def _document(root: Path, file: str, tables: set[str]) -> dict[str, Any]:
    try:
        document = tomllib.loads((root / file).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"{file}: {error}") from None
    if unknown := set(document) - tables:
        raise CatalogueError(f"{file}: unknown table {min(unknown)!r}; there are {', '.join(sorted(tables))}")
    return document
