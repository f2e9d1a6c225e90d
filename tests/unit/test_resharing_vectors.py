"""The resharing's vectors: every case is what the reference does, their secrets are what their texts make, and each covers what it should."""

import copy
import json
from hashlib import sha512
from typing import Any

import pytest

from rebalancing.group import ORDER
from rebalancing.sharing import lagrange
from tests.vectors import generate_resharing
from tests.vectors.resharing_replay import REPLAY, problem_with
from verifier.engines.vectors import cases_of, differs_at_its_path

Case = dict[str, Any]
CASES = {
    f"{stem}/{case['name']}": (stem, case)
    for stem, case in cases_of(generate_resharing.ROOT / generate_resharing.VECTORS)
}
ACCEPTED = {case["name"]: case for _, case in CASES.values() if case["verdict"] == "accept"}


def number(text: str) -> int:
    return int.from_bytes(bytes.fromhex(text), "little")


def test_files_are_fresh_and_none_is_an_orphan() -> None:
    assert generate_resharing.stale() == []
    assert {stem for stem, _ in CASES.values()} == {*REPLAY}


@pytest.mark.parametrize("case_id", CASES)
def test_verdict(case_id: str) -> None:
    assert problem_with(*CASES[case_id]) is None


def test_every_code_of_the_arithmetic_is_asked_for() -> None:
    codes = {case["code"] for _, case in CASES.values()}
    assert codes == {
        "", "bad-index", "bad-length", "bad-part", "bad-point", "bad-range", "bad-scalar", "bad-share", "degenerate-polynomial",
        "duplicate-index", "lowered-threshold", "moved-secret", "not-a-dealer", "reused-polynomial", "too-few-dealers", "wrong-constant",
        "wrong-degree",
    }  # fmt: skip


@pytest.mark.parametrize("name", [name for name, case in ACCEPTED.items() if "made_of" in case])
def test_secrets_are_what_their_texts_make(name: str) -> None:
    made_of = ACCEPTED[name]["made_of"]
    derived = [int.from_bytes(sha512(text.encode()).digest(), "little") % ORDER for text in made_of["texts"]]
    assert derived == [number(each) for each in made_of.get("coefficients", ACCEPTED[name]["input"].get("factors"))]
    for dealer in made_of.get("dealers", ()):
        fresh = [int.from_bytes(sha512(text.encode()).digest(), "little") % ORDER for text in dealer["texts"]]
        assert fresh == [number(each) for each in dealer["coefficients"]]
        assert number(dealer["share"]) == sum(a * dealer["index"] ** k for k, a in enumerate(derived)) % ORDER


@pytest.mark.parametrize(
    "stem_and_name", [key for key, (stem, case) in CASES.items() if stem == "redistribution" and not case["code"]]
)
def test_every_accepted_session_keeps_the_secret(stem_and_name: str) -> None:
    case = CASES[stem_and_name][1]
    shares = {row["receiver"]: number(row["share"]) for row in case["output"]["shares"]}
    chosen = sorted(shares)[-case["input"]["threshold"] :]
    weights = lagrange(chosen)
    secret = sum(weights[index].value * shares[index] for index in chosen) % ORDER
    assert secret == number(case["made_of"]["coefficients"][0])
    assert case["output"]["commitments"][0] == case["input"]["old"][0]


def test_a_changed_answer_is_noticed() -> None:
    stem, case = CASES["redistribution/refresh-unscaled"]
    wrong = copy.deepcopy(case)
    wrong["output"]["shares"][0]["share"] = "00" * 32
    assert "other shares" in str(problem_with(stem, wrong))
    assert "the reference says" in str(problem_with(stem, {**case, "verdict": "reject", "code": "bad-part"}))


def test_a_case_with_no_change_or_with_two_is_noticed() -> None:
    case = CASES["redistribution/refresh-unscaled-shifted-part"][1]
    sibling = ACCEPTED[case["sibling"]]["input"]
    assert differs_at_its_path(case, sibling)
    assert not differs_at_its_path(case, None)
    assert not differs_at_its_path({**case, "input": sibling}, sibling)
    assert not differs_at_its_path({**case, "input": {**case["input"], "threshold": 4}}, sibling)
    assert not differs_at_its_path({**case, "change": ""}, sibling)


def test_whoever_is_named_is_named_for_one_fault() -> None:
    for stem_and_name, (_, case) in CASES.items():
        assert {each["code"] for each in case["culprits"]} <= {case["code"]}, stem_and_name


def test_the_files_say_how_secrets_are_derived() -> None:
    for stem in REPLAY:
        path = generate_resharing.ROOT / generate_resharing.VECTORS / f"{stem}.json"
        assert "SHA-512" in json.loads(path.read_text(encoding="utf-8"))["derivation"]
