"""The evidence leg: every link between claims, specification, reference and checks leads somewhere, and the auditor's pages are fresh.

Options
    subject  catalogue     entries, assumptions, operators, predicates, checks: each link resolves, no class is too high, nothing is left over
             requirements  every requirement has checks or says what will bring it
             docstrings    the trailers `TLA+:` and `Invariants:` of the reference, and the names that mirror the specification
             pages         the pages are, byte for byte, what catalogue and manifest give now
Figures: obligations (links that were followed, or pages that were compared), gaps.
"""

from __future__ import annotations

from verifier import manifest
from verifier import pages as published
from verifier.auditor import catalogue, trailers
from verifier.auditor.links import Links
from verifier.check import Check, Outcome, Workspace

SUBJECTS = ("catalogue", "requirements", "docstrings", "pages")


def run(check: Check, workspace: Workspace) -> Outcome:
    """Follow the links of one subject."""
    root, subject = workspace.root, check.options.get("subject")
    if subject not in SUBJECTS or set(check.options) - {"subject", "timeout_seconds"}:
        return Outcome("error", {}, f"Option 'subject' must be one of {', '.join(SUBJECTS)}, and the only one.")
    try:
        found = catalogue.load(root)
        checks = manifest.load(root)
    except (catalogue.CatalogueError, manifest.ManifestError) as error:
        return Outcome("error", {}, f"{error}.")
    workspace.progress(f"following the links of {subject}")
    if subject == "docstrings":
        count, gaps = trailers.resolve(root, [entry.id for entry in found.entries])
    elif subject == "pages":
        wanted = published.texts(root)
        count, gaps = len(wanted), published.stale(root, wanted)
    else:
        links = Links(root, found, checks)
        count, gaps = links.catalogue_gaps if subject == "catalogue" else links.requirement_gaps
    figures = {"obligations": count, "gaps": len(gaps)}
    if not gaps:
        return Outcome("pass", figures)
    more = f" (and {len(gaps) - 1} more)" if len(gaps) > 1 else ""
    repeat = [f"To write them anew: {published.REPEAT}"] if subject == "pages" else []
    return Outcome("fail", figures, "\n".join([f"{gaps[0]}{more}.", *gaps, *repeat]))
