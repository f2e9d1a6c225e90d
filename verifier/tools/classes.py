"""Keep TLC's classes in the form in which Java loads them fastest: `python -m verifier.tools.classes`, a part of the set-up.

Java takes as long to load and verify TLC as TLC takes for a small model, and a run of all checks starts it hundreds of times. Java from
version 13 on can archive loaded classes. It checks by itself that an archive fits; without one everything runs as well, only slower.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from verifier.tools.java import ToolMissingError, find_java
from verifier.tools.tlc import find_jar, run_tlc

OPTIONS = "JDK_JAVA_OPTIONS"
"""The environment variable in which Java looks for further options."""

TYPICAL = "Lease_bug_own_lease_blocks"
"""A model that ends in a violation, so that what prints a behaviour is loaded too."""


def archive() -> Path:
    """Where the classes of this jar are kept for this Java, beside this Python's packages.  Raises ToolMissingError."""
    return Path(sys.prefix) / "share" / "tlc" / f"{find_jar().sha256[:16]}-java-{find_java().version}.jsa"


def environment() -> dict[str, str]:
    """What to add to the environment of a process that starts TLC; nothing if no classes are kept, or Java's options are set already."""
    try:
        kept = archive()
    except ToolMissingError:
        return {}
    return {OPTIONS: f"-XX:SharedArchiveFile={kept}"} if kept.is_file() and OPTIONS not in os.environ else {}


def main() -> str:
    """Make the archive; returns what became of it, in one line."""
    try:
        kept = archive()
    except ToolMissingError as missing:
        return str(missing)
    spec = Path(__file__).resolve().parents[2] / "spec"
    kept.unlink(missing_ok=True)
    kept.parent.mkdir(parents=True, exist_ok=True)
    os.environ[OPTIONS] = f"-XX:ArchiveClassesAtExit={kept}"
    with tempfile.TemporaryDirectory() as scratch:
        dump = Path(scratch) / "graph.dot"
        run_tlc(spec / "MCLease.tla", spec / "models" / f"{TYPICAL}.cfg", Path(scratch), dump=dump)
    return f"kept {kept}" if kept.is_file() else "this Java keeps no classes; TLC starts a little slower"


if __name__ == "__main__":
    sys.stderr.write(f"TLC's classes: {main()}\n")
