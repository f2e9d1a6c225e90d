"""Writes the partition merge's step lists, bodies of evidence with their views, their schemas and those of its traces; see `generate_lease.py`."""

from __future__ import annotations

from typing import Any

from rebalancing import view
from rebalancing.oracle import values
from rebalancing.oracle.merge_trace import CONSTANTS, PROTOCOL, STATUSES, evidence_fields, view_of
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.pruning import GEOGRAPHY, ORGANISATION
from tests.vectors import freshness, merge_naive_cases, merge_step_cases, step_lists
from tests.vectors.merge_view_cases import VIEWS, ViewCase
from tests.vectors.step_lists import BOOLEAN, TEXT, Family, closed, ref, replay_case, set_of

__all__ = ["FOLDERS", "ROOT", "VECTORS", "generate", "replay_case", "replay_view", "stale"]

ROOT = freshness.ROOT

Json = dict[str, Any]

ABOUT = {
    "successor": "What coordinators bring about: final successors, provisional branches, and manifests that move alone.",
    "evidence": "What reaches peers in whatever order, what they forget of it, and who hears whom.",
    "store": "What becomes of shares: peers lose them, get them back, and clean up.",
    "naive": "Each of the 22 naive rules has a shortest list that breaks it, which here goes as it should.",
}
FILES = {
    **dict.fromkeys(("CommitFinal", "CommitProvisional", "CopyManifest"), "successor"),
    **dict.fromkeys(("Lose", "Repair", "Erase"), "store"),
}


def file_of(case: Json) -> str:
    return "naive" if case["name"] in merge_naive_cases.LISTS else FILES.get(case["steps"][-1]["action"], "evidence")


NATURAL = ref("natural")
DEFINITIONS: Json = {
    "snapshot": closed(
        {
            **dict.fromkeys(("digest", "parent", "ballot", "polynomial", "threshold", "faults", "policy"), NATURAL),
            **dict.fromkeys(("line", "members", "acknowledged", "voters", "revokes", "holders"), set_of(NATURAL)),
            "final": BOOLEAN,
        }
    ),
    "loss": closed({"peer": NATURAL, "polynomial": NATURAL, "number": NATURAL}),
    "policy": closed(
        {
            "epoch": NATURAL,
            "caps": set_of(
                closed({"tree": {"enum": [GEOGRAPHY, ORGANISATION]}, "domain": set_of(NATURAL), "most": NATURAL})
            ),
        }
    ),
    "piece": {
        "oneOf": [
            *(closed({name: NATURAL}) for name in ("snapshot", "forged", "revoked")),
            closed({"another_first": {"const": True}}),
            *(closed({name: ref("loss")}) for name in ("loss", "receipt")),
            closed({"policy": ref("policy")}),
        ]
    },
    "view": closed(
        {
            "conflict": BOOLEAN,
            **dict.fromkeys(("final", "current", "policy"), NATURAL),
            **dict.fromkeys(("revoked", "holders"), set_of(NATURAL)),
            "status": {"enum": list(STATUSES)},
        }
    ),
    "state": closed(
        {},
        {
            "snapshots": set_of(ref("snapshot")),
            **dict.fromkeys(("losses", "receipts"), set_of(ref("loss"))),
            "policies": set_of(ref("policy")),
            **dict.fromkeys(("revoked", "dropped", "in_use"), set_of(NATURAL)),
            "shares": set_of(closed({"polynomial": NATURAL, "line": set_of(NATURAL)})),
            "view": ref("view"),
            "network": closed({"left_hears": BOOLEAN, "right_hears": BOOLEAN}),
        },
    ),
}
ARGUMENTS: Json = {
    **dict.fromkeys(("coordinator", "peer", "revoked", "to", "epoch", "most", "snapshot"), NATURAL),
    "revokes": set_of(NATURAL),
    "evidence": ref("piece"),
    **dict.fromkeys(("left_hears", "right_hears"), BOOLEAN),
}

FAMILY = Family(
    protocol=PROTOCOL,
    constants=CONSTANTS,
    common=merge_step_cases.CONSTANTS,
    valid={**merge_step_cases.VALID, **merge_naive_cases.LISTS},
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
    **dict.fromkeys(("losses", "receipts"), set_of(ref("loss"))),
    "policies": {**set_of(ref("policy")), "minItems": 1},
}
TOKEN: Json = closed({**dict.fromkeys(("holder", "digest", "sequence"), NATURAL), "good": BOOLEAN})
READ_EVIDENCE = values.closed(evidence_fields(values.positive), make=view.Evidence)
READ_VIEW = view_of(values.positive)
READ_TOKEN = values.closed(
    {"holder": values.positive, **dict.fromkeys(("digest", "sequence"), values.natural), "good": values.boolean},
    make=lambda good, **token: (view.Token(**token), good),
)


def view_json(name: str, case: ViewCase) -> Json:
    if (found := view.view_of(case.evidence)) != case.view:
        raise ValueError(f"{name}: the view should be {values.write(case.view)} and is {values.write(found)}")
    evidence = {each: values.write(getattr(case.evidence, each)) for each in EVIDENCE}
    tokens = [
        {**{each: getattr(token, each) for each in ("holder", "digest", "sequence")}, "good": good}
        for token, good in case.tokens
    ]
    written = {
        "name": name,
        "about": case.about,
        "evidence": evidence,
        "view": values.write(case.view),
        "tokens": tokens,
    }
    if problem := replay_view(written):
        raise ValueError(problem)
    return written


def replay_view(case: Json) -> str:
    """Read a case's evidence, view it and judge tokens by it. Returns what is wrong, or an empty text."""
    e = READ_EVIDENCE(case["evidence"], "evidence")
    found = view.view_of(e)
    if found != READ_VIEW(case["view"], "view"):
        return f"{case['name']}: the view is {values.write(found)}"
    for token, good in (READ_TOKEN(each, "token") for each in case["tokens"]):
        if view.accepts_token(e, token) != good:
            return f"{case['name']}: the token {values.write(token)} is {'refused' if good else 'taken'}"
        if good and token != view.token_of(view.current_of(e), token.holder):
            return f"{case['name']}: its holder shows another token than {values.write(token)}"
    return ""


def view_schema() -> bytes:
    case = closed(
        {
            "name": TEXT,
            "about": TEXT,
            "evidence": closed(EVIDENCE),
            "view": ref("view"),
            "tokens": {"type": "array", "items": TOKEN},
        }
    )
    cases = {"type": "array", "items": case, "minItems": 1}
    schema = closed({"about": TEXT, "protocol_version": {"const": PROTOCOL_VERSION}, "views": cases})
    used = {name: DEFINITIONS[name] for name in ("snapshot", "loss", "policy", "view")}
    return step_lists.titled(
        "views", "Evidence of the partition merge, and the view of it.", schema, {"natural": step_lists.NATURAL, **used}
    )


def generate() -> dict[str, bytes]:
    """Return every file by its path. Raises ValueError when the reference disagrees with a case."""
    views = [view_json(name, case) for name, case in {**VIEWS, **merge_naive_cases.VIEWS}.items()]
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
