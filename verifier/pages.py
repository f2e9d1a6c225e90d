"""Regenerate the pages that auditors read: `python -m verifier pages [--check] [--root DIRECTORY]`.

Pages hold neither dates nor anything of the machine: whoever makes them gets the same bytes.  Gaps of the catalogue are not this command's
affair; the checks of the leg `evidence` name them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from verifier import exit_codes, manifest
from verifier.auditor.catalogue import CatalogueError
from verifier.auditor.markdown import GENERATED
from verifier.auditor.render import PAGES, pages, project
from verifier.mutants import matrix
from verifier.tree import write_atomically

REPEAT = "make pages"


def texts(root: Path) -> dict[str, str]:
    """Path relative to the root -> text of every page, as it must be now."""
    checks = manifest.load(root)
    made = {**pages(project(root, checks)), "mutants.md": matrix.page(root, checks)}
    return {f"{PAGES}/{name}": text for name, text in made.items()}


def stale(root: Path, wanted: dict[str, str]) -> list[str]:
    """What is wrong with the pages on disk: one sentence for each file that is missing, not fresh, or nobody's."""
    wrong = []
    for name, text in wanted.items():
        path = root / name
        if not path.is_file():
            wrong.append(f"{name} is missing")
        elif path.read_bytes() != text.encode():
            wrong.append(f"{name} is not what the catalogue and the manifest give now")
    return wrong + [f"{name} is made from nothing" for name in _orphans(root, wanted)]


def _orphans(root: Path, wanted: dict[str, str]) -> list[str]:
    """Pages that say that they were made here, and are no longer."""
    ours = (path for path in (root / PAGES).glob("*.md") if path.read_text(encoding="utf-8").startswith(GENERATED))
    return sorted({path.relative_to(root).as_posix() for path in ours} - set(wanted))


def main(arguments: Sequence[str]) -> int:
    """Write all pages and remove those that are no longer made; or, with --check, say whether they are fresh."""
    parser = argparse.ArgumentParser(
        prog="python -m verifier pages", description="Regenerate the pages that auditors read."
    )
    parser.add_argument("--check", action="store_true", help="write nothing, say what is not fresh")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project (default: here)")
    parsed = parser.parse_args(arguments)
    root = parsed.root.resolve()
    try:
        wanted = texts(root)
    except CatalogueError as error:
        print(f"malformed: {error}", file=sys.stderr)
        return exit_codes.MALFORMED
    if parsed.check:
        wrong = stale(root, wanted)
        print("\n".join([*wrong, f"To write them anew: {REPEAT}"]) if wrong else f"{len(wanted)} pages are fresh")
        return exit_codes.VIOLATED if wrong else exit_codes.VERIFIED
    for name in _orphans(root, wanted):
        (root / name).unlink()
    for name, text in wanted.items():
        write_atomically(root / name, text)
    print(f"{len(wanted)} pages written to {PAGES}")
    return exit_codes.VERIFIED
