"""The published step lists are fresh, match their schema, are replayed, and are made from each other as they say."""

import json
from pathlib import Path
from typing import Any

import pytest

from rebalancing.oracle import cli
from rebalancing.oracle.protocol import KINDS, protocol_of
from tests.vectors import generate_lease
from verifier import vectors as command
from verifier.check import Check, Workspace
from verifier.engines import vectors

CASES: dict[str, dict[str, dict[str, Any]]] = {
    kind: {
        case["name"]: case
        for _, case in vectors.cases_of(generate_lease.ROOT / vectors.generator(vectors.STEP_LISTS[kind]).VECTORS)
    }
    for kind in KINDS
}


def check(family: str) -> Check:
    return Check(f"lease/vectors/{family}", "lease", "vectors", "vectors", "claim", "default", (), {"family": family})


@pytest.mark.parametrize("family", vectors.FAMILIES)
def test_engine_passes(family: str, tmp_path: Path) -> None:
    outcome = vectors.run(check(family), Workspace(generate_lease.ROOT, tmp_path))
    assert outcome.verdict == "pass", outcome.detail
    assert int(outcome.figures["examples"]) >= 100
    assert int(outcome.figures["negative"]) >= 60


def test_engine_sees_stale_files_and_orphans(tmp_path: Path) -> None:
    files = generate_lease.generate()
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert vectors.differences(tmp_path, files, generate_lease.FOLDERS) == []
    first = tmp_path / next(iter(files))
    first.write_bytes(first.read_bytes() + b"\n")
    (tmp_path / generate_lease.VECTORS / "orphan.json").write_text("{}")
    found = vectors.differences(tmp_path, files, generate_lease.FOLDERS)
    assert len(found) == 2
    assert "orphan" in found[-1]


def test_engine_asks_for_a_known_family(tmp_path: Path) -> None:
    assert vectors.run(check("tea"), Workspace(generate_lease.ROOT, tmp_path)).verdict == "error"
    assert vectors.run(check("lease"), Workspace(tmp_path, tmp_path)).verdict == "error"


def test_command_says_what_is_stale() -> None:
    assert command.main(["--check"]) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_action_is_accepted_somewhere(kind: str) -> None:
    accepted = {s["action"] for case in CASES[kind].values() for s in case["steps"] if s["verdict"] == "accept"}
    assert accepted == {*protocol_of(kind).actions}


@pytest.mark.parametrize("kind", KINDS)
def test_a_negative_case_differs_from_its_sibling_in_one_place(kind: str) -> None:
    for case in CASES[kind].values():
        if not case["code"]:
            assert all(step["verdict"] == "accept" for step in case["steps"])
            continue
        sibling = CASES[kind][case["sibling"]]
        constants = [k for k, v in case["header"]["model"].items() if v != sibling["header"]["model"][k]]
        told = {"verdict", "code", "expect"}
        ours, theirs = ([{k: v for k, v in s.items() if k not in told} for s in c["steps"]] for c in (case, sibling))
        if len(ours) == len(theirs):
            changes = len(constants) + sum(a != b for a, b in zip(ours, theirs, strict=True))
        else:
            long, short = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
            changes = 1 if not constants and any(long[:i] + long[i + 1 :] == short for i in range(len(long))) else 99
        assert changes == 1, case["name"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_is_a_trace(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "case.ndjson"
    for case in CASES[kind].values():
        path.write_text("".join(f"{json.dumps(line)}\n" for line in [case["header"], *case["steps"]]))
        assert cli.main(["check", str(path)]) == 0, case["name"]
