"""Compare generated files with those on disk, byte by byte, and write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

__all__ = ["ROOT", "stale", "write"]

ROOT = Path(__file__).resolve().parents[2]


def stale(files: Mapping[str, bytes], folders: Iterable[str]) -> list[str]:
    """One sentence for each file that is missing, out of date or, in one of the folders, an orphan."""
    found = []
    for path, content in sorted(files.items()):
        if not (ROOT / path).is_file():
            found.append(f"{path} is missing")
        elif (ROOT / path).read_bytes() != content:
            found.append(f"{path} is out of date")
    on_disk = {
        path.relative_to(ROOT).as_posix() for folder in folders for path in (ROOT / folder).iterdir() if path.is_file()
    }
    return found + [f"{path} is an orphan" for path in sorted(on_disk - files.keys())]


def write(files: Mapping[str, bytes]) -> None:
    """Write every file and name it."""
    for path, content in files.items():
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        print(path)
