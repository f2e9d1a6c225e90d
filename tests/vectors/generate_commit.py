"""Writes the commit's step lists, their schema and the schemas of its traces; see `generate_lease.py`."""

from __future__ import annotations

from typing import Any

from rebalancing.oracle.commit_trace import CONSTANTS, PROTOCOL
from tests.vectors import commit_cases, freshness
from tests.vectors.step_lists import BOOLEAN, TEXT, Family, closed, ref, replay_case, set_of

__all__ = ["FOLDERS", "ROOT", "VECTORS", "generate", "replay_case", "stale"]

ROOT = freshness.ROOT

Json = dict[str, Any]

ABOUT = {
    "coordinator": "What coordinators do: ask for ballots, propose, crash and restart.",
    "ballot": "What holders do in a ballot: grant, and echo what the grants justify.",
    "certificate": "What holders do with certificates: vote for what is prepared, and install what is committed.",
    "environment": "Restarts, lost stores and changes of policy.",
}
FILES = {
    **dict.fromkeys(("Grant", "Echo"), "ballot"),
    **dict.fromkeys(("Vote", "Install"), "certificate"),
    **dict.fromkeys(("Restart", "LoseStore", "MovePolicy"), "environment"),
}


def file_of(case: Json) -> str:
    return FILES.get(case["steps"][-1]["action"], "coordinator")


NATURAL = ref("natural")
DEFINITIONS: Json = {
    "ballot": closed(dict.fromkeys(("round", "rank", "coordinator", "nonce"), NATURAL)),
    "snapshot": closed({**dict.fromkeys(("digest", "parent", "sequence", "choice"), NATURAL), "origin": ref("ballot")}),
    "claim": closed({"ballot": ref("ballot"), "snapshot": ref("snapshot")}),
    "kept": closed({"ballot": ref("ballot")}, {"snapshot": ref("snapshot")}),
    "grant": closed(
        {"holder": TEXT, "parent": NATURAL, "ballot": ref("ballot")}, {"provisional": BOOLEAN, "report": ref("claim")}
    ),
    "justification": set_of(ref("grant")),
    "proposal": closed(
        {"ballot": ref("ballot"), "snapshot": ref("snapshot"), "justification": ref("justification")},
        {"provisional": BOOLEAN},
    ),
    "record": closed(
        {},
        {
            **dict.fromkeys(("base", "sequence"), NATURAL),
            "promised": ref("ballot"),
            **dict.fromkeys(("echoed", "voted", "highest"), ref("kept")),
        },
    ),
    "state": closed(
        {},
        {
            **dict.fromkeys(("final", "provisional"), ref("record")),
            **dict.fromkeys(("nonce", "parent", "sequence"), NATURAL),
            **dict.fromkeys(("up", "proposed", "silent"), BOOLEAN),
            "ballot": ref("ballot"),
            "admitted": set_of(NATURAL),
        },
    ),
}
ARGUMENTS: Json = {
    "holder": TEXT,
    **dict.fromkeys(("coordinator", "choice", "parent", "round", "rank", "nonce"), NATURAL),
    "provisional": BOOLEAN,
    **{name: ref(name) for name in ("ballot", "snapshot", "claim", "justification", "proposal")},
}

FAMILY = Family(
    protocol=PROTOCOL,
    constants=CONSTANTS,
    common=commit_cases.CONSTANTS,
    valid=commit_cases.VALID,
    negative=commit_cases.NEGATIVE,
    about=ABOUT,
    file_of=file_of,
    definitions=DEFINITIONS,
    arguments=ARGUMENTS,
)
VECTORS = FAMILY.vectors
FOLDERS = FAMILY.folders


def generate() -> dict[str, bytes]:
    """Return every file by its path. Raises ValueError when the reference disagrees with a case."""
    return FAMILY.generate()


def stale() -> list[str]:
    """One sentence for each file that is missing, out of date or an orphan."""
    return freshness.stale(generate(), FOLDERS)


if __name__ == "__main__":
    freshness.write(generate())
