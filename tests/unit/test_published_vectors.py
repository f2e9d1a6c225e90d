"""Vectors that others publish: RFC 8785, ed25519-speccheck and CCTV."""

import json
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from rebalancing import canonical
from rebalancing.errors import Reject

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
PUBLISHED = VECTORS / "published"
JCS = sorted(path.stem.removeprefix("jcs-in-") for path in PUBLISHED.glob("jcs-in-*.json"))
NAMES = ["arrays", "french", "structures", "unicode", "values", "weird"]
# The one whose canonical form holds numbers that are no integers.
WITH_FLOATS = "values"


def read(name: str) -> Any:
    return json.loads((PUBLISHED / name).read_text(encoding="utf-8"))


def test_the_files_are_all_there() -> None:
    assert JCS == NAMES
    assert len(read("ed25519-speccheck-cases.json")) == 12
    assert len(read("cctv-ed25519vectors.json")) == 914


@pytest.mark.parametrize("name", JCS)
def test_canonical_json(name: str) -> None:
    expected = bytes.fromhex((PUBLISHED / f"jcs-hex-{name}.txt").read_text(encoding="ascii"))
    value = read(f"jcs-in-{name}.json")
    assert (PUBLISHED / f"jcs-out-{name}.json").read_bytes().rstrip(b"\n") == expected
    assert rfc8785.dumps(value) == expected
    if name == WITH_FLOATS:
        with pytest.raises(ValueError, match="float"):
            canonical.encode(value)
        with pytest.raises(Reject, match="not-integer"):
            canonical.parse(expected, len(expected))
    else:
        assert canonical.parse(expected, len(expected)) == value
        assert canonical.encode(canonical.parse(expected, len(expected))) == expected


def verdicts(stem: str) -> list[dict[str, Any]]:
    rows = json.loads((VECTORS / "wire" / "ed25519.json").read_text(encoding="utf-8"))["cases"]
    return [row for row in rows if row["name"].startswith(stem)]


def test_speccheck_case_3_alone_verifies() -> None:
    rows = verdicts("ed25519-speccheck")
    assert [row["number"] for row in rows if row["verifies"]] == [3]
    # Its key has a component of small order: enrolment refuses what verification accepts.
    assert not any(row["verifies"] and row["enrols"] for row in rows)


def test_cctv_verdicts_follow_from_the_flags() -> None:
    vectors, rows = read("cctv-ed25519vectors.json"), verdicts("cctv")
    assert len(vectors) == len(rows)
    for vector, row in zip(vectors, rows, strict=True):
        flags = set(vector["flags"] or [])
        refused = {"low_order_A", "low_order_R", "non_canonical_A", "non_canonical_R", "low_order_residue"}
        assert row["verifies"] == (not flags & refused), vector
        if flags & {"low_order_A", "low_order_component_A", "non_canonical_A"}:
            assert not row["enrols"], vector
        else:
            assert row["enrols"], vector


def test_no_enrolled_key_verifies_anything_doubtful() -> None:
    vectors, rows = read("cctv-ed25519vectors.json"), verdicts("cctv")
    both = [
        set(vector["flags"] or [])
        for vector, row in zip(vectors, rows, strict=True)
        if row["verifies"] and row["enrols"]
    ]
    assert both
    assert all(not flags & {"low_order_A", "low_order_component_A", "non_canonical_A", "low_order_R"} for flags in both)
