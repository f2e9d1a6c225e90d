"""Writes the resharing's vectors and their schemas.

`generate()` returns every file as bytes by its path from the project's root; the same call always returns the same bytes, so that a
byte-wise comparison shows what is stale, and a file in one of `FOLDERS` that it does not return is an orphan.
Run as a program it writes them.
"""

from __future__ import annotations

from collections.abc import Callable

from rebalancing.errors import CODES
from rebalancing.parameters import PROTOCOL_VERSION
from tests.vectors import freshness
from tests.vectors import resharing_cases as cases
from tests.vectors.resharing_replay import problem_with
from tests.vectors.resharing_sample import PREFIX, Case
from tests.vectors.step_lists import ANY_TEXT, NATURAL, TEXT, Json, closed, pretty, titled

__all__ = ["FOLDERS", "ROOT", "VECTORS", "generate", "problem_with", "stale"]

ROOT = freshness.ROOT
VECTORS = "tests/vectors/resharing"
SCHEMAS = "tests/vectors/resharing/schemas"
FOLDERS = (VECTORS, SCHEMAS)

DERIVATION = (
    f'Each of the `texts` begins with "{PREFIX}"; a secret is SHA-512 of its text in UTF-8, '
    "read as a little-endian number, modulo the group's order."
)

HEX: Json = {"type": "string", "pattern": "^([0-9a-f]{2})*$"}
HEXES: Json = {"type": "array", "items": HEX}
TEXTS: Json = {"type": "array", "items": TEXT}


def rows(**fields: Json) -> Json:
    return {"type": "array", "items": closed(fields)}


POLYNOMIAL = {"texts": TEXTS, "coefficients": HEXES}
SCALING = {"enum": ["unscaled", "pre-scaled"]}

# For each file: what it shows; the fields of an input; those of `made_of` and of `output`, which accepted cases have; and the cases.
FILES: dict[str, tuple[str, Json, Json, Json, Callable[[], list[Case]]]] = {
    "audit": (
        "Check all public shares of a committee at once, with the random `factors` of an auditor. Moment k is the sum of factor times index to the power k.",
        {"commitments": HEXES, "shares": rows(index=NATURAL, share=HEX), "factors": HEXES},
        {"texts": TEXTS},
        {"moments": HEXES},
        cases.audit_cases,
    ),
    "redistribution": (
        "Go through a resharing as every receiver: read terms, deals and parts, and make the new commitments and shares. A refresh has the old committee as the new one.",
        {
            "old": HEXES,
            "dealers": rows(index=NATURAL, public_share=HEX),
            "receivers": {"type": "array", "items": NATURAL},
            "threshold": NATURAL,
            "scaling": SCALING,
            "deals": rows(dealer=NATURAL, commitments=HEXES, parts=rows(receiver=NATURAL, part=HEX)),
        },
        {**POLYNOMIAL, "dealers": rows(index=NATURAL, share=HEX, dealt_weight=HEX, texts=TEXTS, coefficients=HEXES)},
        {
            "combined_weights": rows(index=NATURAL, weight=HEX),
            "commitments": HEXES,
            "shares": rows(receiver=NATURAL, share=HEX, public_share=HEX),
        },
        cases.redistribution_cases,
    ),
    "repair": (
        "Go through a repair as every helper, then as the holder of the lost share.",
        {
            "commitments": HEXES,
            "lost": NATURAL,
            "helpers": rows(index=NATURAL, public_share=HEX),
            "splits": rows(helper=NATURAL, commitments=rows(helper=NATURAL, commitment=HEX), deltas=rows(helper=NATURAL, delta=HEX)),
            "sigmas": rows(helper=NATURAL, sigma=HEX),
        },
        {**POLYNOMIAL, "helpers": rows(index=NATURAL, share=HEX, weight=HEX, texts=TEXTS)},
        {"share": HEX, "public_share": HEX},
        cases.repair_cases,
    ),
    "sharing": (
        "Read commitments of the threshold and check the share of an index. Weights are of 1 to threshold at zero, and of the least others at the index.",
        {"commitments": HEXES, "threshold": NATURAL, "index": NATURAL, "share": HEX},
        POLYNOMIAL,
        {"public_share": HEX, "weights_at_zero": rows(index=NATURAL, weight=HEX), "weights_at_index": rows(index=NATURAL, weight=HEX)},
        cases.sharing_cases,
    ),
    "successor": (
        "Judge new commitments by the old ones, without the deals in between.",
        {"old": HEXES, "new": HEXES, "threshold": NATURAL},
        {},
        {},
        cases.successor_cases,
    ),
}  # fmt: skip

CASE = {
    "name": TEXT,
    "sibling": ANY_TEXT,
    "path": ANY_TEXT,
    "change": ANY_TEXT,
    "verdict": {"enum": ["accept", "reject"]},
    "code": {"enum": ["", *CODES]},
    "culprits": rows(index=NATURAL, code={"enum": [*CODES]}),
}


def _schema(name: str, about: str, given: Json, made_of: Json, output: Json) -> bytes:
    found = {key: closed(fields) for key, fields in (("made_of", made_of), ("output", output)) if fields}
    case = closed({**CASE, "input": closed(given)}, found)
    head = {"about": TEXT, "derivation": TEXT, "protocol_version": {"const": PROTOCOL_VERSION}}
    return titled(name, about, closed({**head, "cases": {"type": "array", "items": case, "minItems": 1}}))


def _file(name: str, about: str, found: list[Case]) -> bytes:
    for case in found:
        if problem := problem_with(name, case):
            raise ValueError(problem)
    return pretty({"about": about, "derivation": DERIVATION, "protocol_version": PROTOCOL_VERSION, "cases": found})


def generate() -> dict[str, bytes]:
    """Return every file by its path. Raises ValueError when the reference disagrees with a case."""
    files: dict[str, bytes] = {}
    for name, (about, given, made_of, output, make) in FILES.items():
        files[f"{VECTORS}/{name}.json"] = _file(name, about, make())
        files[f"{SCHEMAS}/{name}.schema.json"] = _schema(name, about, given, made_of, output)
    return files


def stale() -> list[str]:
    """One sentence for each file that is missing, out of date or an orphan."""
    return freshness.stale(generate(), FOLDERS)


if __name__ == "__main__":
    freshness.write(generate())
