"""What a check is, what it answers, and what an engine is given to answer with.

This is the contract between the manifest, the runner and the engines.  An engine is a module with one function

    def run(check: Check, workspace: Workspace) -> Outcome

that looks at the tree under `workspace.root`, leaves temporary files only in `workspace.scratch`, and may tell people how far it is with
`workspace.progress`.  It runs in a process of its own.  It raises nothing for a failure it expects; an exception becomes the verdict
"error".  It claims "pass" only for work it has done in this call: the runner compares the figures with the check's `exact` and `least`
and turns a mismatch into "fail".
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROTOCOLS = ("lease", "commit", "reshare", "merge")
LEGS = (
    "parse",
    "models",
    "probes",
    "bugs",
    "symbolic",
    "proofs",
    "contracts",
    "graph",
    "stateful",
    "mutants",
    "vectors",
    "evidence",
)
TIERS = ("default", "deep", "external")

ENGINE_VERDICTS = ("pass", "fail", "error", "not-run")
VERDICTS = (*ENGINE_VERDICTS, "recorded")

Figures = Mapping[str, int | str]


@dataclass(frozen=True)
class Check:
    """One declared check: a row of a manifest file under spec/manifest/."""

    id: str
    """protocol/leg/name, for example "lease/models/Lease_n3_timers"."""
    protocol: str
    leg: str
    engine: str
    """Name of a module in verifier/engines."""
    claim: str
    """What a pass means, as one sentence."""
    tier: str
    """"default", "deep" (takes long) or "external" (needs a tool that the set-up does not bring)."""
    inputs: tuple[str, ...]
    """Globs, relative to the root, of every file the result depends on.

    The engine's own source, all that it imports from this repository, and requirements.txt are always added."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Whatever the engine needs: module, config, expected_violation…  The runner itself reads `timeout_seconds`."""
    least: Mapping[str, int] = field(default_factory=dict)
    """Figure name -> least value of a pass."""
    exact: Mapping[str, int] = field(default_factory=dict)
    """Figure name -> pinned value of a pass."""

    @property
    def name(self) -> str:
        """The last part of the id."""
        return self.id.rsplit("/", 1)[-1]

    @property
    def file_stem(self) -> str:
        """The id as part of a file name; ids hold no dot, so distinct ids give distinct names."""
        return self.id.replace("/", ".")


@dataclass(frozen=True)
class Outcome:
    """What an engine found."""

    verdict: str
    """"pass", "fail", "error" or "not-run"; the runner alone says "recorded"."""
    figures: Figures = field(default_factory=dict)
    """How much was done, by the names that results.json uses: distinct_states, generated_states, depth, states, edges, refusals,
    mutants, killed, examples, obligations, expected_violation, and others where these do not fit.  The texts `tool` and `tool_version`, if
    given, are what a record of the deep or external tier names as its tool."""
    detail: str = ""
    """For anything but a pass: one clear sentence on the first line; then, after a failure, the shortest trace in the protocol's words."""


@dataclass(frozen=True)
class Result:
    """The one line that a check gets in the ledger, the table and results.json."""

    check: Check
    verdict: str
    figures: Figures
    detail: str
    seconds: float
    """Wall time of the run that the figures come from, even when that was an earlier one."""
    cached: bool = False
    """Answered from the local cache: nothing the check depends on has changed since it passed."""


class Workspace:
    """An engine's view of the world."""

    def __init__(self, root: Path, scratch: Path, progress_file: Path | None = None) -> None:
        self.root = root
        """The tree that is checked; absolute."""
        self.scratch = scratch
        """An empty directory for this run of this check alone; removed afterwards unless the check does not pass."""
        self._progress_file = progress_file
        self._next_progress = 0.0

    def progress(self, text: str) -> None:
        """Say how far the check is, in a few words; cheap enough to call often."""
        now = time.monotonic()
        if self._progress_file is None or now < self._next_progress:
            return
        self._next_progress = now + 0.2
        # Replaced as a whole, so that a reader never sees half a line.
        draft = self._progress_file.with_suffix(".draft")
        draft.write_text(" ".join(text.split()), encoding="utf-8")
        os.replace(draft, self._progress_file)
