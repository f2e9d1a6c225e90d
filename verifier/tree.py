"""The files of a tree, listed and digested once per run."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

IGNORED = frozenset(
    {".git", ".venv", "build", "__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
)
"""Directories that are never an input: they are generated, or not ours."""


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that a reader, or a kill at any moment, finds all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def write_json(path: Path, value: Any) -> None:
    """Write a JSON document atomically, with sorted keys so that equal values are equal bytes."""
    write_atomically(path, json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n")


class Tree:
    """A snapshot of a directory: every answer is remembered, so make a new one to see changes."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._files: dict[str, tuple[str, ...]] = {}
        self._digests: dict[str, str] = {}

    def glob(self, pattern: str) -> tuple[str, ...]:
        """The files, as sorted posix paths relative to the root, that a pattern like "spec/**/*.tla" matches."""
        if pattern not in self._files:
            found = []
            for path in self.root.glob(pattern):
                relative = path.relative_to(self.root)
                if IGNORED.isdisjoint(relative.parts) and path.is_file():
                    found.append(relative.as_posix())
            self._files[pattern] = tuple(sorted(found))
        return self._files[pattern]

    def digest(self, path: str) -> str:
        """The SHA-256 of one file's content; raises OSError when it cannot be read."""
        if path not in self._digests:
            self._digests[path] = sha256((self.root / path).read_bytes())
        return self._digests[path]
