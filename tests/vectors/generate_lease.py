"""Writes the lease's step lists, their schema and the schemas of its traces.

`generate()` returns every file as bytes by its path from the project's root; the same call always returns the same bytes, so that a
byte-wise comparison shows what is stale, and a file in one of `FOLDERS` that it does not return is an orphan.
Run as a program it writes them.
"""

from __future__ import annotations

from typing import Any

from rebalancing.oracle.lease_replay import GRANTER_FIELDS, HOLDER_FIELDS
from rebalancing.oracle.lease_trace import CONSTANTS, PROTOCOL
from tests.vectors import freshness, lease_cases
from tests.vectors.step_lists import BOOLEAN, TEXT, Family, closed, map_of, ref, replay_case, set_of

__all__ = ["FOLDERS", "ROOT", "VECTORS", "generate", "replay_case", "stale"]

ROOT = freshness.ROOT

Json = dict[str, Any]

ABOUT = {
    "candidate": "What candidates do: ask, retry, renew, hear grants and rounds, release, act, crash and restart.",
    "granter": "What granters do: collect, grant, extend, answer again, obey, learn a base or a revocation, and restart.",
    "environment": "Commits, hints and time.",
}


def file_of(case: Json) -> str:
    last = case["steps"][-1]
    if "granter" in last:
        return "granter"
    return "candidate" if "candidate" in last and last["action"] != "SlipHolder" else "environment"


SHOWN = {"shown_round": ref("natural"), "shown_by": set_of(TEXT)}
DEFINITIONS: Json = {
    "ballot": closed(dict.fromkeys(("round", "rank", "coordinator", "nonce"), ref("natural"))),
    "claim": closed({"ballot": ref("ballot"), "base": ref("natural")}),
    "request": closed({"ballot": ref("ballot"), "base": ref("natural"), "number": ref("natural")}, SHOWN),
    "grant": closed({"granter": TEXT, "ballot": ref("ballot"), "base": ref("natural"), "number": ref("natural")}),
    "request_id": closed({"ballot": ref("ballot"), "number": ref("natural")}),
}
STATE: Json = {
    **dict.fromkeys((*GRANTER_FIELDS, *HOLDER_FIELDS, "committed", "hint"), ref("natural")),
    **dict.fromkeys(("promised", "closed", "ballot"), ref("ballot")),
    "admits": set_of(ref("natural")),
    "shown_by": set_of(TEXT),
    **dict.fromkeys(("budget", "rest", "asked", "heard"), map_of(ref("natural"))),
    **dict.fromkeys(("up", "holds"), BOOLEAN),
    "waiting": ref("request"),
    "seen": set_of(ref("request_id")),
}
ARGUMENTS: Json = {
    "candidate": ref("natural"),
    "granter": TEXT,
    "node": {"anyOf": [TEXT, ref("natural")]},
    "rank": ref("natural"),
    "nonce": ref("natural"),
    "base": ref("natural"),
    "ms": ref("natural"),
    "grant": ref("grant"),
    "request": ref("request"),
    "claim": ref("claim"),
    "counted_for": TEXT,
    **SHOWN,
    "peer": ref("natural"),
    "still_granters": set_of(TEXT),
    "still_candidates": set_of(ref("natural")),
}


DEFINITIONS["state"] = closed({}, STATE)

FAMILY = Family(
    protocol=PROTOCOL,
    constants=CONSTANTS,
    common=lease_cases.CONSTANTS,
    valid=lease_cases.VALID,
    negative=lease_cases.NEGATIVE,
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
