"""The table of codes and the verdicts made of it."""

import re
from pathlib import Path

import pytest

import rebalancing
from rebalancing.errors import CODES, Ignore, ProtocolError, Reject
from rebalancing.identifiers import PeerId

PEER, OTHER = PeerId(bytes(32)), PeerId(b"\x01" * 32)
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in Path(rebalancing.__file__).parent.glob("*.py")}


@pytest.mark.parametrize("code", CODES.values(), ids=CODES.keys())
def test_each_code_has_a_name_a_verdict_and_a_sentence(code: ProtocolError) -> None:
    entry = CODES[code.name]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.name)
    assert entry.verdict in ("ignore", "reject")
    assert re.fullmatch(r"[A-Z].+\.", entry.sentence)


def test_codes_are_sorted() -> None:
    assert list(CODES) == sorted(CODES)


def test_what_the_sources_raise_and_say_is_in_the_table() -> None:
    for name, source in SOURCES.items():
        for verdict, code in re.findall(r"\b(Ignore|Reject)\(\"([a-z0-9-]+)\"", source):
            assert CODES[code].verdict == verdict.lower(), name
        for verdict, code in re.findall(r"\[(IGNORE|REJECT) ([a-z0-9-]+)\]", source):
            assert CODES[code].verdict == verdict.lower(), name


def test_every_code_is_used() -> None:
    unused = [
        code for code in CODES if not any(f'"{code}"' in source or f" {code}]" in source for source in SOURCES.values())
    ]
    assert not unused


@pytest.mark.parametrize(("kind", "code"), [(Ignore, "bad-json"), (Reject, "interval"), (Reject, "no-such-code")])
def test_a_verdict_takes_its_own_codes_only(kind: type[ProtocolError], code: str) -> None:
    with pytest.raises(ValueError, match="no code of verdict"):
        kind(code)


def test_blame_and_evidence_come_together() -> None:
    for blamed, strength in ((PEER, "none"), (None, "signed")):
        with pytest.raises(ValueError, match="together"):
            Reject("bad-json", "", blamed, strength)  # type: ignore[arg-type]


def test_blame_falls_on_the_first_who_is_named() -> None:
    first = Reject("bad-json", "text").against(PEER)
    assert (first.code, first.detail, first.blamed, first.strength) == ("bad-json", "text", PEER, "signed")
    assert first.against(OTHER, "witnessed") is first


def test_text_falls_back_to_the_sentence() -> None:
    assert str(Ignore("interval")) == f"interval: {CODES['interval'].sentence}"
