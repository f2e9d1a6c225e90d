"""Mutants of a text: every kind of change, in place only for a while, wherever the function is called from."""

import ast
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from invariants.proofs import ballot as theme
from rebalancing import lease
from rebalancing.ballot import NO_BALLOT, Ballot, below
from rebalancing.commit_messages import NO_REPORT
from rebalancing.errors import Reject
from rebalancing.identifiers import Digest, ManifestId, PeerId
from rebalancing.resharing_sessions import Distribution
from rebalancing.store import SqliteStore, StoreError
from tests.vectors import commit_sample as sample
from verifier.mutants.text import KINDS, Mutant, NoSuchPlace, applied, changed, places
from verifier.readings.prover import Disproved, prove

ROOT = Path(__file__).resolve().parents[2]
BALLOT = "reference/rebalancing/ballot.py"
LOW, HIGH = Ballot(1, 1, 1, 1), Ballot(2, 0, 0, 0)

TEXT = """
def sample(a, b, m):
    need(a == 1, 'code')
    if a:
        raise Reject('code')
    _check({'one': a, 'other': b})
    return replace(m, x=min(a, b) if a < b and b in m.s else a + 2)
"""


def made(kind):
    results = []
    count = sum(place.kind == kind for place in places(ast.parse(TEXT).body[0]))
    for n in range(count):
        function = ast.parse(TEXT).body[0]
        [place for place in places(function) if place.kind == kind][n].change()
        results.append(ast.unparse(function))
    return results


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("drop", ["b in m.s", "a < b"]),
        ("keep", ["replace(m)"]),
        ("minmax", ["max(a, b)"]),
        ("sign", ["a - 2"]),
        ("skip", ["need(True, 'code')"]),
        ("admit", ["if False:", "_check({'one': True, 'other': b})", "_check({'one': a, 'other': True})"]),
        ("swap", ["a + 2 if a < b and b in m.s else min(a, b)"]),
    ],
)
def test_each_kind_changes_what_it_says(kind, expected):
    found = made(kind)
    assert len(found) == len(expected)
    for text, part in zip(found, expected, strict=True):
        assert part in text


def test_comparisons_and_numbers():
    whole = [ast.unparse(change) for change in _all_changed()]
    for part in ("a >= 1", "a != 1", "a == 0", "a <= b", "a >= b", "b not in m.s", "a + 3"):
        assert any(part in text for text in whole), part


def _all_changed():
    for i in range(len(list(places(ast.parse(TEXT).body[0])))):
        function = ast.parse(TEXT).body[0]
        list(places(function))[i].change()
        yield function


def test_kinds_are_those_that_there_are():
    assert {place.kind for place in places(ast.parse(TEXT).body[0])} == set(KINDS)


def test_a_mutant_is_seen_by_every_caller_and_only_for_a_while():
    assert below(LOW, HIGH)
    with applied(ROOT, Mutant(BALLOT, "below", "drop", 0)):  # rounds no longer count
        assert not below(LOW, HIGH)
        assert not lease.below(LOW, HIGH)
    assert below(LOW, HIGH)
    assert not below(NO_BALLOT, NO_BALLOT)


def test_the_provers_read_the_changed_text():
    round_first = next(each for each in theme.OBLIGATIONS if each.id == "ballot.round_first")
    prove(round_first, second_opinion=False)
    with applied(ROOT, Mutant(BALLOT, "below", "drop", 0)), pytest.raises(Disproved):
        prove(round_first, second_opinion=False)
    prove(round_first, second_opinion=False)


def test_a_place_that_is_not_there_is_refused():
    with pytest.raises(NoSuchPlace, match="no such function"):
        changed(ROOT, Mutant(BALLOT, "beneath", "drop", 0))
    with pytest.raises(NoSuchPlace, match="places of this kind"):
        changed(ROOT, Mutant(BALLOT, "below", "drop", 99))


def test_a_method_is_changed_in_its_class_behind_its_decorator(tmp_path):
    store = "reference/rebalancing/store.py"
    assert "schema" in changed(ROOT, Mutant(store, "SqliteStore._refuse_other_programs", "admit", 1)).before
    one, other = (SqliteStore(tmp_path / name, PeerId(bytes(32)), ManifestId(bytes(32))) for name in ("one", "other"))
    one.save(b"value")
    with applied(ROOT, Mutant(store, "SqliteStore.load", "negate", 0)), pytest.raises(StoreError):
        one.load()
    assert one.load() == b"value"
    # A method that makes a context stands behind its decorator.
    other.close()
    with applied(ROOT, Mutant(store, "SqliteStore._explained", "swap", 0)), pytest.raises(TypeError):
        other.load()
    one.close()


def test_a_value_that_is_computed_once_is_changed_too():
    name = Mutant("reference/rebalancing/resharing_sessions.py", "Distribution.name", "swap", 0)
    nothing = SimpleNamespace(name="of the body")
    assert Distribution(nothing, ()).name == nothing.name
    with applied(ROOT, name), pytest.raises(IndexError):
        _ = Distribution(nothing, ()).name
    assert Distribution(nothing, ()).name == nothing.name


def test_a_method_that_calls_its_parents_is_changed_too():
    messages = "reference/rebalancing/commit_messages.py"
    half = replace(sample.grant(), report=replace(NO_REPORT, snapshot=Digest(b"\1" * 32)))
    with pytest.raises(Reject, match="bad-value"):
        half.check_sense()
    with (
        applied(ROOT, Mutant(messages, "CommitGrant.check_sense", "admit", 0)),
        pytest.raises(Reject, match="bad-range"),
    ):
        half.check_sense()
    with pytest.raises(Reject, match="bad-value"):
        half.check_sense()
