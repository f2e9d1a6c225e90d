"""Regenerate the published test vectors: `python -m verifier vectors`, or with --check only say what is stale."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from verifier import exit_codes
from verifier.engines.vectors import FAMILIES, differences, generator


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what has changed and remove nothing; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m verifier vectors", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is stale or an orphan")
    parsed = parser.parse_args(arguments)
    wrong = []
    for family in FAMILIES:
        module = generator(family)
        root: Path = module.ROOT
        files: dict[str, bytes] = module.generate()
        changed = 0
        if not parsed.check:
            for path, content in files.items():
                target = root / path
                if not target.is_file() or target.read_bytes() != content:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content)
                    print(f"wrote {path}")
                    changed += 1
        found = differences(root, files, module.FOLDERS)
        print(f"{family}: {len(files)} files, {changed} written, {len(found)} stale or orphaned")
        wrong += found
    for sentence in wrong:
        print(sentence)
    return exit_codes.VIOLATED if wrong else exit_codes.VERIFIED
