"""Make the pages: one text for each, the same on every machine and every day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from invariants.proofs.obligation import Obligation
from verifier.auditor import bounds, spec
from verifier.auditor.catalogue import CLASSES, MEANING, Entry, load
from verifier.auditor.links import Links, Resolved
from verifier.auditor.markdown import GENERATED, code, links, table
from verifier.check import Check
from verifier.dependencies import Dependencies
from verifier.evidence import Records
from verifier.readings.theme import CERTIFICATES
from verifier.tree import Tree

PAGES = "invariants/pages"
_DIGITS = 16
_SIZE = re.compile(r"\.([npt])\d+$")


@dataclass(frozen=True)
class Project:
    """Everything that pages are made from."""

    root: Path
    links: Links
    dependencies: Dependencies
    records: Records


def project(root: Path, checks: Sequence[Check]) -> Project:
    """Read the catalogue beside the checks of a manifest."""
    return Project(root, Links(root, load(root), checks), Dependencies(Tree(root)), Records(root))


def pages(of: Project) -> dict[str, str]:
    """File name -> text of every page."""
    made = {
        "catalogue.md": catalogue(of),
        "families.md": families(of),
        "requirements.md": requirements(of),
        "assumptions.md": assumptions(of),
    }
    return {name: "\n".join(lines).rstrip() + "\n" for name, lines in made.items()}


# The catalogue --------------------------------------------------------------------------------------------------------


def catalogue(of: Project) -> list[str]:
    """What is claimed, how strongly, and on what evidence."""
    entries = of.links.catalogue.entries
    lines = [
        GENERATED,
        "# What is claimed, and on what evidence",
        "",
        (
            "One section for each invariant: the claim, what breaks if it is false, its text in the specification, the assumptions that it rests on, and the"
            " checks that are its evidence. Nothing here has to be believed: every check is named with its engine, its bound and the figures that it must meet,"
            " and the last section says how to repeat it. The last column counts bad rules and false theorems close by, each refuted by a counterexample:"
            " a claim with none might say nothing."
        ),
        "",
        "The classes of evidence, the strongest first:",
        "",
        *table(["class", "what it means"], [(kind, MEANING[kind]) for kind in CLASSES]),
        "## All claims",
        "",
        *table(
            ["invariant", "claim", "if false", "strongest evidence", "counterexamples to its neighbours"],
            [
                (
                    links([entry.id]),
                    entry.claim,
                    entry.severity,
                    strongest(of, entry),
                    str(of.links.counterexamples(entry)),
                )
                for entry in entries
            ],
        ),
    ]
    for entry in entries:
        lines += _entry(of, entry)
    return [*lines, *_support(of), *_checks(of), *_repeat()]


def strongest(of: Project, entry: Entry) -> str:
    """The strongest class among an entry's evidence; deep and external checks count with a matching record only.

    Names what it depends on where that is shown less strongly, for then the claim holds only as far as that does.
    """
    kind = _kind(of, entry)
    weaker = [of.links.entries[name] for name in entry.depends if name in of.links.entries]
    given = [
        f"{each.id} ({_kind(of, each)})" for each in weaker if CLASSES.index(_kind(of, each)) > CLASSES.index(kind)
    ]
    return f"{kind}, given {' and '.join(given)}" if given else kind


def _kind(of: Project, entry: Entry) -> str:
    kinds = {
        line.evidence.kind for line in of.links.evidence(entry) if any(_counts(of, check) for check in line.checks)
    }
    return next((kind for kind in CLASSES if kind in kinds), "assumed")


def _counts(of: Project, check: Check) -> bool:
    return check.tier == "default" or of.records.find(check, of.dependencies.key(check)) is not None


def _entry(of: Project, entry: Entry) -> Iterator[str]:
    catalogue = of.links.catalogue
    module, _, name = entry.operator.partition("!")
    home = spec.home(of.root, module, name)
    yield from (f"## {entry.id}", "", f"**{entry.claim}**", "")
    yield f"- If it is false ({entry.severity}): {entry.impact}"
    yield f"- In the specification: {f'{code(name)} in spec/{home}.tla' if entry.operator else 'nothing, it is arithmetic over real numbers; the models take its result as given'}"
    yield f"- In Python: {code(entry.predicate) if entry.predicate else 'nothing, it is a property of whole behaviours'}"
    yield f"- Rests on the assumptions: {links(entry.assumptions, 'assumptions.md')}; and on {links([each.id for each in catalogue.assumptions if each.everywhere], 'assumptions.md')}, as everything does"
    yield f"- Depends on: {links(entry.depends)}"
    yield f"- Speaks for the requirements: {links(entry.requirements, 'requirements.md')}"
    yield ""
    if entry.operator:
        yield from ("```tla", spec.definition(of.root, module, name), "```", "")
    evidence = of.links.evidence(entry)
    yield from table(
        ["class", "checks", "engine", "bound", "figures", "digest"], [_line(of, line) for line in evidence]
    )
    for line in evidence:
        yield from _proofs(of, line)
    if bugs := of.links.bugs(entry):
        yield from ("What breaks it, each shown by a counterexample:", "")
        yield from table(
            ["check", "shows", "bound", "digest"],
            [(code(bug.id), bug.claim, bounds.bound(of.root, bug), _digest(of, bug)) for bug in bugs],
        )


def _line(of: Project, line: Resolved) -> tuple[str, ...]:
    """One row for one kind of evidence; what many checks say in detail stands once, in their own table."""
    checks, kind = line.checks, line.evidence.kind
    engines = ", ".join(sorted({check.engine for check in checks}))
    if len(checks) == 1:
        (check,) = checks
        reach = bounds.proof(check, kind) if check.leg == "proofs" else bounds.bound(of.root, check)
        return (kind, code(check.id), engines, reach, bounds.figures(check), _digest(of, check))
    legs = sorted({check.leg for check in checks})
    below = ", ".join(f"[each](#checks-{leg})" for leg in legs)
    names = ", ".join(code(check.name) + ("" if _counts(of, check) else " (no record)") for check in checks)
    counted = [check for check in checks if _counts(of, check)]
    return (
        kind,
        f"{len(checks)} of {code(line.evidence.check)}: {names}",
        engines,
        below,
        bounds.total(counted),
        below,
    )


def _proofs(of: Project, line: Resolved) -> Iterator[str]:
    """The theorems themselves, when an entry picks some: what is proved, what would be false, where the certificate is."""
    if not line.evidence.obligations:
        return
    for check in line.checks:
        # What is proved size by size is one row.
        rows: dict[str, list[Obligation]] = {}
        for each in of.links.obligations(line.evidence, check):
            rows.setdefault(_SIZE.sub(r".\1*", each.id), []).append(each)
        yield f"Proved by {code(check.id)}; each neighbour is a stronger statement, shown to be false by a counterexample:"
        yield ""
        yield from table(
            ["obligation", "says", "false neighbours", f"certificates in {CERTIFICATES.name}/"],
            [
                (
                    code(name),
                    found[0].statement,
                    " ".join(sibling.statement for sibling in found[0].siblings) or "with a hypothesis less",
                    ", ".join(_certificates(of, found)),
                )
                for name, found in rows.items()
            ],
        )
        if given := sorted({claim.__name__ for found in rows.values() for each in found for claim in each.hypotheses}):
            yield f"Hypotheses that occur: {', '.join(code(name) for name in given)}."
            yield ""


def _certificates(of: Project, found: Sequence[Obligation]) -> list[str]:
    folder = of.root / CERTIFICATES
    return sorted(path.name for each in found for path in folder.glob(f"{each.id}.*"))


def _support(of: Project) -> Iterator[str]:
    yield from ("## Checks that support all of this", "")
    yield "These are evidence of no single invariant; without them the others would mean less."
    yield ""
    yield from table(
        ["checks", "number", "why they matter"],
        [(code(each.check), str(len(of.links.matching(each.check))), each.why) for each in of.links.catalogue.support],
    )


def _checks(of: Project) -> Iterator[str]:
    yield from ("## All checks", "")
    yield (
        "The digest covers the check's entry in the manifest, all of its inputs, its engine and the lock of all libraries; a record of a check that a default run"
        f" does not repeat is valid for its digest only. Shown are the first {_DIGITS} of 64 hexadecimal digits. It is missing where a check covers these very pages. An id is the protocol, the leg and the name, such as `lease/proofs/quorum`."
    )
    yield ""
    for leg in dict.fromkeys(check.leg for check in of.links.checks):
        yield from (f"### Checks: {leg}", "")
        yield from table(
            ["check", "claim", "engine", "tier", "bound", "figures", "digest"],
            [
                (
                    code(check.name),
                    check.claim,
                    check.engine,
                    _tier(of, check),
                    bounds.bound(of.root, check),
                    bounds.figures(check),
                    _digest(of, check),
                )
                for check in of.links.checks
                if check.leg == leg
            ],
        )


def _tier(of: Project, check: Check) -> str:
    """When a check runs, and whether its record is of these very contents."""
    if check.tier == "default":
        return "default"
    record = of.records.find(check, of.dependencies.key(check))
    return (
        f"{check.tier}: recorded, {record.tool} {record.version}"
        if record
        else f"{check.tier}: no record of these contents"
    )


def _digest(of: Project, check: Check) -> str:
    parts = of.dependencies.parts(check)
    own = check.leg == "evidence" or any(part.startswith(f"file {PAGES}/") for part in parts)
    return "" if own else code(of.dependencies.key(check)[:_DIGITS])


def _repeat() -> list[str]:
    return [
        "## How to repeat it",
        "",
        "- One check: `make verify ONLY=` and its id. All: `make verify`; the large models too: `make verify-deep`.",
        (
            f"- The proofs without this project: each obligation, of the lease's steps those at three granters, is a file `{CERTIFICATES}/*.smt2` that must be unsatisfiable. Run `z3 FILE` or `cvc5 FILE`, or"
            f" `python {CERTIFICATES}/recheck_smt.py`, which needs the two solvers and nothing of ours. Where the statement is linear there is a Farkas certificate as well,"
            f" `*.farkas.json`; `python {CERTIFICATES}/recheck.py` adds it up in exact arithmetic with no solver at all."
        ),
        "- The models without this project: `java -cp tla2tools.jar tlc2.TLC -deadlock -config spec/models/NAME.cfg spec/MODULE.tla`, where the module is the last but one input of the check in `spec/manifest/`, with the counts of the table above.",
        "- That each check can fail: `make self-test`.",
    ]


# Families -------------------------------------------------------------------------------------------------------------


def families(of: Project) -> list[str]:
    """What all protocols claim about one question."""
    lines = [
        GENERATED,
        "# Questions to all protocols, and every claim that answers them",
        "",
        "The claims are those of the catalogue, which has the text, the checks, their bounds and their digests; here they stand side by side.",
        "",
    ]
    for family in of.links.catalogue.families:
        entries = [of.links.entries[name] for name in family.entries]
        lines += [f"## {family.id}", "", f"**{family.question}**", ""]
        lines += table(
            ["invariant", "claim", "strongest evidence", "evidence", "bad rules and false neighbours", "assumptions"],
            [
                (
                    links([entry.id], "catalogue.md"),
                    entry.claim,
                    strongest(of, entry),
                    "; ".join(f"{kind}: {_reach(of, entry, kind)}" for kind in _kinds(of, entry)),
                    str(of.links.counterexamples(entry)),
                    links(entry.assumptions, "assumptions.md"),
                )
                for entry in entries
            ],
        )
        lines += [f"Left open: {family.open}", ""]
    return lines


def _kinds(of: Project, entry: Entry) -> list[str]:
    """The classes of its evidence, each once."""
    return list(dict.fromkeys(line.evidence.kind for line in of.links.evidence(entry)))


# Of many checks together a reader wants to know how much was visited, not how often something was refused.
SUMMED = ("cases", "distinct_states", "edges", "obligations")


def _reach(of: Project, entry: Entry, kind: str) -> str:
    """How far a class of evidence goes: the bound of one check, or the number and sum of many."""
    lines = [line for line in of.links.evidence(entry) if line.evidence.kind == kind]
    counted = list({check.id: check for line in lines for check in line.checks if _counts(of, check)}.values())
    if not counted:
        return "no record"
    if kind == "tested":
        return ", ".join(code(check.id) for check in counted)
    if len(counted) == 1:
        (check,) = counted
        return bounds.proof(check, kind) if check.leg == "proofs" else bounds.bound(of.root, check)
    return f"{len(counted)} checks, {bounds.total(counted, SUMMED)}"


# Requirements and assumptions -----------------------------------------------------------------------------------------


def requirements(of: Project) -> list[str]:
    """Everything that was asked for, with what shows it or what will bring it."""
    found = of.links.catalogue
    states = {each.id: _state(of, each.id) for each in found.requirements}
    counts = {state: sum(state == each for each in states.values()) for state in ("shown", "in part", "not yet")}
    lines = [
        GENERATED,
        "# What was asked for, and what answers it",
        "",
        (
            f"{len(found.requirements)} requirements: {counts['shown']} shown, {counts['in part']} in part, {counts['not yet']} not yet."
            " *Shown* means that the checks named speak for all of it; *in part*, that they speak for the part which the present protocols have; *not yet*, that no check speaks for it."
        ),
        "",
        *table(["what brings the rest", "what it is"], found.later.items()),
    ]
    section = ""
    for each in found.requirements:
        if each.section != section:
            section = each.section
            lines += [f"## {section}", ""]
        own = [code(pattern) for pattern in each.checks]
        entries = of.links.answers(each)
        through = [f"invariants {links([entry.id for entry in entries], 'catalogue.md')}"] if entries else []
        number = len(of.links.checks_of(each))
        lines += [f"### {each.id}", "", f"{each.statement}", ""]
        state = states[each.id]
        if number:
            text = f"{state}: {'; '.join([*through, *own])} ({number} {'check' if number == 1 else 'checks'})"
            lines += [f"- *{each.kind}* · {text}" + (f" · the rest comes with: {each.later}" if each.later else ""), ""]
            lines += [f"  {each.part}", ""] if each.part else []
        else:
            lines += [f"- *{each.kind}* · not yet · comes with: {each.later}", ""]
    return lines


def _state(of: Project, name: str) -> str:
    requirement = next(each for each in of.links.catalogue.requirements if each.id == name)
    if not of.links.checks_of(requirement):
        return "not yet"
    return "in part" if requirement.later else "shown"


def assumptions(of: Project) -> list[str]:
    """What is not shown, and what softens it."""
    found = of.links.catalogue
    lines = [GENERATED, "# What is assumed", "", "Evidence is only as good as these.", ""]
    for each in found.assumptions:
        users = [entry.id for entry in found.entries if each.id in entry.assumptions]
        lines += [
            f"## {each.id}",
            "",
            f"**{each.statement}**",
            "",
            f"- Without it: {each.broken}",
            f"- What softens it: {each.mitigation}",
            f"- Who rests on it: {'every claim' if each.everywhere else links(users, 'catalogue.md')}",
            "",
        ]
    return lines
