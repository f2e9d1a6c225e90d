"""Writes the resharing's step lists, their schema and the schemas of its traces; see `generate_lease.py`."""

from __future__ import annotations

from typing import Any

from rebalancing.oracle.resharing_trace import CONSTANTS, PROTOCOL
from tests.vectors import freshness, reshare_step_cases
from tests.vectors.step_lists import BOOLEAN, TEXT, Family, closed, ref, replay_case, set_of

__all__ = ["FOLDERS", "ROOT", "VECTORS", "generate", "replay_case", "stale"]

ROOT = freshness.ROOT

Json = dict[str, Any]

ABOUT = {
    "session": "What members do in a session: deal, answer, and combine the deals of the qualified.",
    "snapshot": "What is proposed, committed and reported.",
    "store": "What peers do with certificates and stores: install, clean up, restart, lose a store and be repaired.",
    "owner": "What the owner deals, signs and asks for, and what the adversary reads.",
}
FILES = {
    **dict.fromkeys(("Deal", "Respond", "Possess"), "session"),
    **dict.fromkeys(("Propose", "Commit", "Report", "Revoke"), "snapshot"),
    **dict.fromkeys(("Install", "Erase", "Restart", "Lose", "Repair"), "store"),
}


def file_of(case: Json) -> str:
    return FILES.get(case["steps"][-1]["action"], "owner")


NATURAL, DIGEST, PEERS = ref("natural"), ref("digest"), set_of(TEXT)
DEFINITIONS: Json = {
    "digest": {
        "oneOf": [
            closed({"before": NATURAL}),
            closed({"session": NATURAL}, dict.fromkeys(("qualified", "shifted", "long"), PEERS)),
        ]
    },
    "committee": closed({"members": {**PEERS, "minItems": 1}, "threshold": NATURAL}),
    "share": closed({"snapshot": DIGEST, "index": TEXT, "under": DIGEST}, {"dealt": DIGEST}),
    "state": closed(
        {},
        {
            **dict.fromkeys(("final", "clean"), DIGEST),
            "shares": set_of(ref("share")),
            **dict.fromkeys(("spent", "reported"), set_of(NATURAL)),
            "silent": BOOLEAN,
            "sessions": NATURAL,
            **dict.fromkeys(("committed", "in_force"), set_of(DIGEST)),
            "revoked": PEERS,
            "learned": set_of(closed({"session": NATURAL, "dealt": NATURAL, "index": TEXT})),
            "owner": closed({"version": NATURAL, "asks": BOOLEAN, "holds": BOOLEAN}),
            "released": set_of(closed({"snapshot": DIGEST, "index": TEXT})),
        },
    ),
}
ARGUMENTS: Json = {
    **dict.fromkeys(("peer", "revoked", "store"), TEXT),
    **dict.fromkeys(("dealers", "qualified", "shifted", "long", "helpers"), PEERS),
    **dict.fromkeys(("parent", "snapshot", "dealt", "under"), DIGEST),
    "session": NATURAL,
    "signed": BOOLEAN,
    **{name: ref(name) for name in ("committee", "share")},
}

FAMILY = Family(
    protocol=PROTOCOL,
    constants=CONSTANTS,
    common=reshare_step_cases.CONSTANTS,
    valid=reshare_step_cases.VALID,
    negative=reshare_step_cases.NEGATIVE,
    about=ABOUT,
    file_of=file_of,
    definitions=DEFINITIONS,
    arguments=ARGUMENTS,
    folder="reshare_steps",
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
