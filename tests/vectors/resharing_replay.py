"""Reads a case of the resharing's vectors and puts it to the reference, in the order of a node: terms, deals, then what each makes of them.

Each function returns what the case calls `output`, as far as it follows from the input, or raises Reject; of culprits it raises `NamedError`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rebalancing.errors import Reject
from rebalancing.group import Point, Scalar
from rebalancing.redistribution import (
    Received,
    Terms,
    aggregate_received,
    check_successor,
    combine,
)
from rebalancing.repair import RepairTerms, add_up, repaired
from rebalancing.sharing import (
    Commitments,
    Culprits,
    audit,
    check_indices,
    check_share,
    public_shares,
    verdicts_on,
)

__all__ = ["REPLAY", "Case", "problem_with", "verdict"]

Case = dict[str, Any]


class NamedError(Exception):
    """Some are to blame."""

    def __init__(self, culprits: Culprits) -> None:
        """Keep the verdict on each."""
        super().__init__("culprits")
        self.rows = [{"index": index, "code": each.code} for index, each in sorted(culprits.verdicts.items())]


def verdict(stem: str, case: Case) -> tuple[str, str, list[Case], Case | None]:
    """Return verdict, code, culprits and output of the reference."""
    try:
        return "accept", "", [], REPLAY[stem](case["input"])
    except Reject as refused:
        return "reject", refused.code, [], None
    except NamedError as named:
        return "reject", named.rows[0]["code"], named.rows, None


def problem_with(stem: str, case: Case) -> str | None:
    """Return a sentence if the reference gives another answer than a case has."""
    *answer, output = verdict(stem, case)
    if answer != [case["verdict"], case["code"], case["culprits"]]:
        return f"{case['name']}: the reference says {answer}"
    wrong = [key for key, value in (output or {}).items() if value != case["output"][key]]
    return f"{case['name']}: the reference has other {', '.join(wrong)}" if wrong else None


def _points(encodings: Iterable[str], threshold: int) -> Commitments:
    return Commitments.from_encodings_checked([bytes.fromhex(each) for each in encodings], threshold)


def _point(text: str) -> Point:
    return Point.from_bytes_checked(bytes.fromhex(text))


def _scalar(text: str) -> Scalar:
    return Scalar.from_bytes_checked(bytes.fromhex(text))


def _indexed(rows: Iterable[Case], key: str, value: str) -> dict[int, str]:
    """Rows as a map, whose indices are distinct."""
    rows = list(rows)
    check_indices(row[key] for row in rows)
    return {row[key]: row[value] for row in rows}


def _parsed(values: Mapping[int, Any], read: Callable[[Any], Any]) -> dict[int, Any]:
    """Parse what each has sent, or name those who sent what is nothing."""
    parsed: dict[int, Any] = {}

    def take(index: int) -> None:
        parsed[index] = read(values[index])

    if verdicts := verdicts_on(values, take):
        raise NamedError(Culprits(verdicts))
    return parsed


def _or_named(result: Any) -> Any:
    if isinstance(result, Culprits):
        raise NamedError(result)
    return result


def sharing(given: Case) -> Case:
    """Read commitments and a share, and check the share."""
    commitments = _points(given["commitments"], given["threshold"])
    share = _scalar(given["share"])
    public = public_shares(commitments, [given["index"]])
    check_share(commitments, given["index"], share)
    return {"public_share": public[given["index"]].encoding.hex()}


def redistribution(given: Case) -> Case:
    """Go through a session as every receiver."""
    old = _points(given["old"], len(given["old"]))
    dealers = {index: _point(each) for index, each in _indexed(given["dealers"], "index", "public_share").items()}
    terms = Terms(old, dealers, tuple(given["receivers"]), given["threshold"], given["scaling"])
    encodings = {
        dealer: [bytes.fromhex(each) for each in commitments]
        for dealer, commitments in _indexed(given["deals"], "dealer", "commitments").items()
    }
    received = Received(encodings, terms.threshold)
    new = _or_named(aggregate_received(terms, received))
    public = public_shares(new, terms.receivers)
    shares = []
    for i, receiver in enumerate(terms.receivers):
        parts = _parsed({row["dealer"]: row["parts"][i]["part"] for row in given["deals"]}, _scalar)
        share = _or_named(combine(terms, new, received, receiver, parts))
        shares.append(
            {
                "receiver": receiver,
                "share": share.encoding.hex(),
                "public_share": public[receiver].encoding.hex(),
            }
        )
    check_successor(old, new, terms.threshold)
    weights = sorted(terms.combined_weights(received).items())
    return {
        "combined_weights": [{"index": index, "weight": weight.encoding.hex()} for index, weight in weights],
        "commitments": [point.encoding.hex() for point in new.points],
        "shares": shares,
    }


def successor(given: Case) -> Case:
    """Judge new commitments by the old ones alone."""
    old = _points(given["old"], len(given["old"]))
    check_successor(old, _points(given["new"], len(given["new"])), given["threshold"])
    return {}


def audits(given: Case) -> Case:
    """Check all public shares of a committee."""
    commitments = _points(given["commitments"], len(given["commitments"]))
    shares = {index: _point(each) for index, each in _indexed(given["shares"], "index", "share").items()}
    _or_named(audit(commitments, shares, [_scalar(each) for each in given["factors"]]))
    return {}


def repair(given: Case) -> Case:
    """Go through a repair as every helper, then as the holder."""
    commitments = _points(given["commitments"], len(given["commitments"]))
    helpers = {index: _point(each) for index, each in _indexed(given["helpers"], "index", "public_share").items()}
    terms = RepairTerms(commitments, given["lost"], helpers)
    rows = {row["helper"]: row for row in given["splits"]}
    splits = _parsed(
        rows,
        lambda row: {
            helper: _point(each) for helper, each in _indexed(row["commitments"], "helper", "commitment").items()
        },
    )
    sigmas = {}
    for helper in helpers:
        deltas = _parsed(
            {author: _indexed(row["deltas"], "helper", "delta")[helper] for author, row in rows.items()}, _scalar
        )
        sigmas[helper] = _or_named(add_up(terms, splits, helper, deltas))
    sent = _parsed(_indexed(given["sigmas"], "helper", "sigma"), _scalar)
    share = _or_named(repaired(terms, splits, sent))
    assert sent == sigmas
    return {"share": share.encoding.hex(), "public_share": commitments.at(terms.lost).encoding.hex()}


REPLAY: Mapping[str, Callable[[Case], Case]] = {
    "audit": audits,
    "redistribution": redistribution,
    "repair": repair,
    "sharing": sharing,
    "successor": successor,
}
