"""Signed evidence in a file: read again it is the same, and whatever is cut off, changed, out of order or faulty is refused in one line.

Run as `merge/stateful/file` too, whose figures are what is recorded here. No record says that it is the last: a file that ends between two
records is that of a store which has heard less, and hearing the rest makes up for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from rebalancing import evidence_records
from rebalancing.evidence_store import ADMITTED, KNOWN, WAITS, EvidenceStore, Outcome, dump, load
from tests.vectors import evidence_sample as sample
from tests.vectors.evidence_wire_cases import refused_records

Count = Callable[[str, object], None]
PLACES = 40
"""About how many places of a line are changed, and end it."""
ENDS = 10
"""About how many files end between two records."""


def empty() -> EvidenceStore:
    return EvidenceStore(sample.TENANT, sample.MANIFEST, sample.VERSION)


def full() -> EvidenceStore:
    """Everything there is, two final successors of one parent included."""
    known = empty()
    for record in (*sample.BEGINNING, *sample.conflicting()):
        assert known.admit(record, sample.PEERS[0]).word in (ADMITTED, KNOWN)
    return known


FULL = full()
LINES = dump(FULL).splitlines(keepends=True)


def told(lines: list[bytes], store: EvidenceStore | None = None) -> str:
    """Why a file is refused, in one line; nothing if it is not."""
    try:
        load(b"".join(lines), store or empty())
    except ValueError as refused:
        return str(refused)
    return ""


def same(one: EvidenceStore, other: EvidenceStore) -> bool:
    return one.facts == other.facts and one.view() == other.view()


def test_a_store_is_the_same_after_it_was_written_and_read(record_property: Count) -> None:
    again = empty()
    load(b"".join(LINES), again)
    assert same(again, FULL)
    assert dump(again).splitlines(keepends=True) == LINES
    record_property("records", len(LINES))


def test_a_file_that_ends_between_two_records_says_less_and_the_rest_makes_up_for_it(record_property: Count) -> None:
    for end in range(0, len(LINES), len(LINES) // ENDS):
        again = empty()
        load(b"".join(LINES[:end]), again)
        assert again.facts < FULL.facts
        load(b"".join(LINES[end:]), again)
        assert same(again, FULL)
        record_property("ends", 1)


@pytest.mark.parametrize("number", range(len(LINES)))
def test_a_line_that_is_changed_or_cut_off_is_refused(number: int, record_property: Count) -> None:
    line, known = LINES[number], empty()
    load(b"".join(LINES[:number]), known)
    before = known.facts, known.records()
    for place in range(0, len(line) - 1, max(1, len(line) // PLACES)):
        changed = line[:place] + bytes([line[place] ^ 1]) + line[place + 1 :]
        assert re.fullmatch(r"evidence: record 1 (waits|refused: [a-z0-9-]+)", told([changed], known))
        record_property("refused_changed", 1)
        assert told([line[: place + 1]], known) == "evidence: the last line is cut off"
        record_property("refused_cut_off", 1)
        assert (known.facts, known.records()) == before


def test_a_record_that_stands_before_what_it_needs_is_refused(record_property: Count) -> None:
    for line, record in zip(LINES, FULL.records(), strict=True):
        if empty().admit(record, sample.TENANT) == Outcome(WAITS):
            assert told([line, *LINES]) == "evidence: record 1 waits"
            record_property("refused_out_of_order", 1)


FAULTY = {name: (record, code) for name, _, record, code, _ in refused_records()}


@pytest.mark.parametrize(("record", "code"), FAULTY.values(), ids=FAULTY.keys())
def test_a_faulty_record_is_refused_by_number_and_code(
    record: evidence_records.Record, code: str, record_property: Count
) -> None:
    """Whoever wrote the file has verified nothing, or wanted it so."""
    before = [evidence_records.to_bytes(each) + b"\n" for each in sample.BEGINNING]
    faulty = evidence_records.to_bytes(record) + b"\n"
    assert told([*before, faulty, *LINES]) == f"evidence: record {len(before) + 1} refused: {code}"
    record_property("refused_faulty", 1)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda lines: [lines[0], b"{}\n", *lines[1:]], "evidence: record 2 refused: missing-field"),
        (lambda lines: [lines[0], b"[]\n", *lines[1:]], "evidence: record 2 refused: wrong-type"),
        (lambda lines: [lines[0], b"\n", *lines[1:]], "evidence: record 2 refused: bad-json"),
        (lambda lines: [b"\xff\n", *lines], "evidence: record 1 refused: not-utf8"),
        (lambda lines: [lines[0][:-1], *lines[1:]], "evidence: record 1 refused: bad-json"),
        (lambda lines: [lines[0].replace(b'"signature":"', b'"signature":"0')[:-4] + b"\n"], "evidence: record 1 refused: bad-json"),
    ],
)  # fmt: skip
def test_what_is_no_record_is_refused(change, sentence: str, record_property: Count) -> None:
    assert told(change(LINES)) == sentence
    record_property("refused_no_record", 1)
