"""Writes the partition merge's step lists, bodies of evidence with their views, their schemas and those of its traces; see `generate_lease.py`."""

from __future__ import annotations

from typing import Any

from rebalancing import view
from rebalancing.oracle import values
from rebalancing.oracle.merge_trace import CONSTANTS, PROTOCOL, STATUSES, evidence_fields, view_of
from rebalancing.parameters import PROTOCOL_VERSION
from tests.vectors import freshness, merge_step_cases, step_lists
from tests.vectors.merge_view_cases import VIEWS, ViewCase
from tests.vectors.step_lists import BOOLEAN, TEXT, Family, closed, ref, replay_case, set_of

__all__ = ["FOLDERS", "ROOT", "VECTORS", "generate", "replay_case", "replay_view", "stale"]

ROOT = freshness.ROOT

Json = dict[str, Any]

ABOUT = {
    "successor": "What coordinators bring about: final successors, provisional branches, and manifests that move alone.",
    "evidence": "What reaches peers in whatever order, what they forget of it, and who hears whom.",
    "store": "What becomes of shares: peers lose them, and clean up.",
}
FILES = {
    **dict.fromkeys(("CommitFinal", "CommitProvisional", "CopyManifest"), "successor"),
    **dict.fromkeys(("Lose", "Erase"), "store"),
}


def file_of(case: Json) -> str:
    return FILES.get(case["steps"][-1]["action"], "evidence")


NATURAL = ref("natural")
DEFINITIONS: Json = {
    "snapshot": closed(
        {
            **dict.fromkeys(("digest", "parent", "ballot", "polynomial", "threshold", "faults"), NATURAL),
            **dict.fromkeys(("line", "members", "acknowledged", "voters", "revokes"), set_of(NATURAL)),
            "final": BOOLEAN,
        }
    ),
    "loss": closed({"peer": NATURAL, "polynomial": NATURAL}),
    "piece": {"oneOf": [closed({"snapshot": NATURAL}), closed({"revoked": NATURAL}), closed({"loss": ref("loss")})]},
    "view": closed(
        {
            "conflict": BOOLEAN,
            **dict.fromkeys(("final", "current"), NATURAL),
            "revoked": set_of(NATURAL),
            "status": {"enum": list(STATUSES)},
        }
    ),
    "state": closed(
        {},
        {
            "snapshots": set_of(ref("snapshot")),
            "losses": set_of(ref("loss")),
            **dict.fromkeys(("revoked", "dropped", "in_use"), set_of(NATURAL)),
            "shares": set_of(closed({"polynomial": NATURAL, "under": NATURAL})),
            "view": ref("view"),
            "network": closed({"left_hears": BOOLEAN, "right_hears": BOOLEAN}),
        },
    ),
}
ARGUMENTS: Json = {
    **dict.fromkeys(("coordinator", "peer", "revoked"), NATURAL),
    "revokes": set_of(NATURAL),
    "evidence": ref("piece"),
    **dict.fromkeys(("left_hears", "right_hears"), BOOLEAN),
}

FAMILY = Family(
    protocol=PROTOCOL,
    constants=CONSTANTS,
    common=merge_step_cases.CONSTANTS,
    valid=merge_step_cases.VALID,
    negative=merge_step_cases.NEGATIVE,
    about=ABOUT,
    file_of=file_of,
    definitions=DEFINITIONS,
    arguments=ARGUMENTS,
    folder="merge_steps",
)
VECTORS = FAMILY.vectors
FOLDERS = FAMILY.folders


# ----------------------------------------------------------------------------------------------------------------------
# Evidence and what it says

EVIDENCE: Json = {
    "snapshots": {**set_of(ref("snapshot")), "minItems": 1},
    "revoked": set_of(NATURAL),
    "losses": set_of(ref("loss")),
}
READ_EVIDENCE = values.closed(evidence_fields(values.positive), make=view.Evidence)
READ_VIEW = view_of(values.positive)


def view_json(name: str, case: ViewCase) -> Json:
    if (found := view.view_of(case.evidence)) != case.view:
        raise ValueError(f"{name}: the view should be {values.write(case.view)} and is {values.write(found)}")
    evidence = {each: values.write(getattr(case.evidence, each)) for each in EVIDENCE}
    return {"name": name, "about": case.about, "evidence": evidence, "view": values.write(case.view)}


def replay_view(case: Json) -> str:
    """Read a case's evidence and view it. Returns what is wrong, or an empty text."""
    found = view.view_of(READ_EVIDENCE(case["evidence"], "evidence"))
    if found == READ_VIEW(case["view"], "view"):
        return ""
    return f"{case['name']}: the view is {values.write(found)}"


def view_schema() -> bytes:
    case = closed({"name": TEXT, "about": TEXT, "evidence": closed(EVIDENCE), "view": ref("view")})
    cases = {"type": "array", "items": case, "minItems": 1}
    schema = closed({"about": TEXT, "protocol_version": {"const": PROTOCOL_VERSION}, "views": cases})
    used = {name: DEFINITIONS[name] for name in ("snapshot", "loss", "view")}
    return step_lists.titled(
        "views", "Evidence of the partition merge, and the view of it.", schema, {"natural": step_lists.NATURAL, **used}
    )


def generate() -> dict[str, bytes]:
    """Return every file by its path. Raises ValueError when the reference disagrees with a case."""
    views = [view_json(name, case) for name, case in VIEWS.items()]
    return {
        **FAMILY.generate(),
        f"{VECTORS}/views.json": step_lists.vector_file(
            "What evidence says, in whatever order it came.", views, "views"
        ),
        f"{FAMILY.vector_schemas}/views.schema.json": view_schema(),
    }


def stale() -> list[str]:
    """One sentence for each file that is missing, out of date or an orphan."""
    return freshness.stale(generate(), FOLDERS)


if __name__ == "__main__":
    freshness.write(generate())
