"""The cases of the resharing's vectors, and the verdicts that are expected of every implementation.

The expected verdicts are written by hand; the tests replay them through the reference. Each negative case is one change to a named accepted
sibling: at `path` in its input there is something else.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from nacl.bindings import crypto_core_ed25519_add, crypto_core_ed25519_sub

from rebalancing.group import IDENTITY, ORDER, Scalar, base
from tests.vectors.resharing_sample import (
    AUDITED,
    ORDER_TWO,
    REPAIRS,
    SESSIONS,
    SHARINGS,
    Case,
    accepted,
    scalar,
    text_of,
)

__all__ = ["at", "audit_cases", "redistribution_cases", "repair_cases", "sharing_cases", "successor_cases"]

FIELD_PRIME = 2**255 - 19
OTHER = base(scalar("another"))

NO_POINTS = {
    "identity": IDENTITY.encoding,
    "order-two": ORDER_TWO,
    "order-four": bytes(32),
    "order-eight": bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    "small-component": crypto_core_ed25519_add(OTHER.encoding, ORDER_TWO),
    "not-reduced": (FIELD_PRIME + 3).to_bytes(32, "little"),
    "negative-zero": (1 | 1 << 255).to_bytes(32, "little"),
    "off-the-curve": (2).to_bytes(32, "little"),
}
NO_SCALARS = {
    "order": ORDER,
    "order-and-one": ORDER + 1,
    "top-bit": 1 << 255,
    "all-ones": 2**256 - 1,
}


@dataclass(frozen=True)
class Fault:
    """One change of an input.

    Attributes:
        name: what is added to the sibling's name.
        path: where; of a list, by number.
        new: what is there instead, given what was.
        culprits: who is named with which code; `code` is the first of them, or of nobody's.
    """

    name: str
    path: tuple[str | int, ...]
    new: Callable[[Any], Any]
    change: str
    code: str
    culprits: tuple[int, ...] = ()


def at(value: Any, path: Iterable[str | int]) -> Any:
    """What is at a path."""
    for step in path:
        value = value[step]
    return value


def negative(sibling: Case, fault: Fault) -> Case:
    """The sibling with one change, which is refused."""
    given = copy.deepcopy(sibling["input"])
    *outer, last = fault.path
    at(given, outer)[last] = fault.new(at(given, fault.path))
    return {
        "name": f"{sibling['name']}-{fault.name}",
        "sibling": sibling["name"],
        "path": "/" + "/".join(map(str, fault.path)),
        "change": fault.change,
        "verdict": "reject",
        "code": fault.code,
        "culprits": [{"index": index, "code": fault.code} for index in fault.culprits],
        "input": given,
    }


def _be(value: Any) -> Callable[[Any], Any]:
    return lambda _: value


def _shifted_scalar(text: str) -> str:
    return Scalar.reduced(int.from_bytes(bytes.fromhex(text), "little") + 1).encoding.hex()


def _shifted_point(text: str) -> str:
    return crypto_core_ed25519_add(bytes.fromhex(text), base(Scalar(1)).encoding).hex()


def _shorter(text: str) -> str:
    return text[:-2]


def _swapped(field: str, i: int, j: int) -> Callable[[Any], Any]:
    """Swap a field of two rows."""

    def swap(rows: list[Case]) -> list[Case]:
        rows[i][field], rows[j][field] = rows[j][field], rows[i][field]
        return rows

    return swap


def _without(i: int) -> Callable[[Any], Any]:
    return lambda rows: rows[:i] + rows[i + 1 :]


def _no_points(path: tuple[str | int, ...], culprits: tuple[int, ...] = ()) -> Iterator[Fault]:
    for name, encoding in NO_POINTS.items():
        yield Fault(f"{name}", path, _be(encoding.hex()), f"a commitment is no point: {name}", "bad-point", culprits)
    yield Fault("short-point", path, _shorter, "a commitment of 31 bytes", "bad-length", culprits)


def _no_scalars(path: tuple[str | int, ...], culprits: tuple[int, ...] = ()) -> Iterator[Fault]:
    for name, number in NO_SCALARS.items():
        raw = number.to_bytes(32, "little").hex()
        yield Fault(f"{name}", path, _be(raw), f"a scalar from the order on: {name}", "bad-scalar", culprits)
    yield Fault("short-scalar", path, _shorter, "a scalar of 31 bytes", "bad-length", culprits)


# Sharing


def sharing_cases() -> list[Case]:
    """Read commitments and a share, and check the share."""
    found = [each.case() for each in SHARINGS]
    for case, sharing in zip(list(found), SHARINGS, strict=True):
        top = ("commitments", sharing.threshold - 1)
        faults = [
            Fault("longer", ("commitments",), lambda rows: [*rows, OTHER.encoding.hex()], "one commitment too many", "wrong-degree"),
            Fault("shorter", ("commitments",), lambda rows: rows[:-1], "one commitment too few", "wrong-degree"),
            Fault("index-zero", ("index",), _be(0), "the index whose share would be the secret", "bad-index"),
            Fault("index-256", ("index",), _be(256), "an index beyond the largest", "bad-index"),
            Fault("other-index", ("index",), lambda index: index + 1 if index < 255 else 1, "the share of another index", "bad-share"),
            Fault("shifted-share", ("share",), _shifted_scalar, "the share and 1", "bad-share"),
            Fault("other-coefficient", top, _shifted_point, "another last coefficient", "bad-share"),
            *_no_points(top),
            *_no_scalars(("share",)),
        ]  # fmt: skip
        found += [negative(case, fault) for fault in faults]
    first = found[0]
    zero = [OTHER.encoding.hex(), crypto_core_ed25519_sub(IDENTITY.encoding, OTHER.encoding).hex()]
    found.append(
        negative(
            first,
            Fault("zero", ("commitments",), _be(zero), "commitments under which it is zero", "degenerate-polynomial"),
        )
    )
    return found


# Sessions


def _session_faults(case: Case) -> Iterator[Fault]:
    """What can go wrong in any session: in its terms, in a deal, and in a part."""
    given = case["input"]
    dealers = [row["dealer"] for row in given["deals"]]
    second, last = dealers[1], len(given["receivers"]) - 1
    commitments = ("deals", 1, "commitments")
    part = ("deals", 1, "parts", 0, "part")
    yield Fault("receiver-zero", ("receivers", last), _be(0), "a receiver of the secret itself", "bad-index")
    yield Fault("receiver-256", ("receivers", last), _be(256), "a receiver's index beyond the largest", "bad-index")
    yield Fault("receiver-twice", ("receivers", last), _be(given["receivers"][0]), "one index twice", "duplicate-index")
    yield Fault("threshold-one", ("threshold",), _be(1), "a threshold that gives each the secret", "bad-range")
    yield Fault("threshold-beyond", ("threshold",), _be(last + 2), "a threshold above the committee", "bad-range")
    yield Fault("dealer-zero", ("dealers", 0, "index"), _be(0), "a dealer with the secret itself", "bad-index")
    yield Fault("dealer-twice", ("dealers", 0, "index"), _be(second), "one dealer twice", "duplicate-index")
    yield Fault("too-few-dealers", ("dealers",), lambda rows: rows[:1], "one dealer alone", "too-few-dealers")
    yield Fault(
        "public-share",
        ("dealers", 1, "public_share"),
        _be(OTHER.encoding.hex()),
        "another public share of a dealer",
        "wrong-constant",
        (second,),
    )
    yield Fault("one-deal", ("deals",), lambda rows: rows[:1], "the deal of one dealer alone", "too-few-dealers")
    yield Fault("stranger", ("deals", 1, "dealer"), _be(199), "a deal by no dealer", "not-a-dealer", (199,))
    yield Fault(
        "longer",
        commitments,
        lambda rows: [*rows, OTHER.encoding.hex()],
        "one commitment too many",
        "wrong-degree",
        (second,),
    )
    yield Fault("shorter", commitments, lambda rows: rows[:-1], "one commitment too few", "wrong-degree", (second,))
    yield Fault(
        "shifted-constant",
        (*commitments, 0),
        _shifted_point,
        "another constant: it shifts the secret",
        "wrong-constant",
        (second,),
    )
    yield Fault(
        "to-and-fro",
        ("deals",),
        _to_and_fro,
        "the constants of two shifted to and fro",
        "wrong-constant",
        tuple(dealers[:2]),
    )
    yield from _no_points((*commitments, given["threshold"] - 1), (second,))
    yield Fault(
        "torsioned",
        (*commitments, given["threshold"] - 1),
        _shifted_by_order_two,
        "a last commitment and the point of order two",
        "bad-point",
        (second,),
    )
    yield Fault(
        "cancelled-top",
        (*commitments, given["threshold"] - 1),
        _be(_cancelling_top(case)),
        "a last commitment that cancels the others",
        "degenerate-polynomial",
    )
    yield Fault("shifted-part", part, _shifted_scalar, "a part and 1", "bad-part", (second,))
    yield Fault(
        "swapped-parts",
        ("deals", 1, "parts"),
        _swapped("part", 0, 1),
        "the parts of two receivers swapped",
        "bad-part",
        (second,),
    )
    yield from _no_scalars(part, (second,))
    yield Fault("other-old-secret", ("old", 0), _be(OTHER.encoding.hex()), "commitments of another secret", "bad-share")  # fmt: skip


def _shifted_by_order_two(text: str) -> str:
    return crypto_core_ed25519_add(bytes.fromhex(text), ORDER_TWO).hex()


def _to_and_fro(rows: list[Case]) -> list[Case]:
    shift = base(Scalar(1)).encoding
    for row, compute in zip(rows, (crypto_core_ed25519_add, crypto_core_ed25519_sub), strict=False):
        row["commitments"][0] = compute(bytes.fromhex(row["commitments"][0]), shift).hex()
    return rows


def _cancelling_top(case: Case) -> str:
    """The last commitment of the second dealer under which the new polynomial has a lower degree."""
    given = case["input"]
    weights = {
        row["index"]: Scalar.from_bytes_checked(bytes.fromhex(row["weight"]))
        for row in case["output"]["combined_weights"]
    }
    own = given["deals"][1]["dealer"]
    others = sum(
        weights[each["index"]].value * int.from_bytes(bytes.fromhex(each["coefficients"][-1]), "little")
        for each in case["made_of"]["dealers"]
        if each["index"] != own
    )
    return base(Scalar.reduced(-others * pow(weights[own].value, -1, ORDER))).encoding.hex()


def redistribution_cases() -> list[Case]:
    """Whole sessions: terms, deals, and what every receiver makes of them."""
    cases = {session.name: session.case() for session in SESSIONS}
    found = list(cases.values())
    for name in ("refresh-unscaled", "refresh-pre-scaled", "move-pre-scaled"):
        found += [negative(cases[name], fault) for fault in _session_faults(cases[name])]
    lowered = Fault("lowered-threshold", ("threshold",), _be(2), "a lower threshold than before", "lowered-threshold")
    silent = Fault("one-silent", ("deals",), _without(2), "one of the dealers deals nothing", "too-few-dealers")
    scaling = Fault(
        "scaling", ("scaling",), _be("pre-scaled"), "deals with no weight in them", "wrong-constant", (1, 2)
    )
    late = Fault("scaling", ("scaling",), _be("unscaled"), "deals with weights in them", "wrong-constant", (1, 2))
    found += [
        negative(cases["refresh-unscaled"], lowered),
        negative(cases["move-pre-scaled"], lowered),
        negative(cases["refresh-pre-scaled"], silent),
        negative(cases["move-pre-scaled"], silent),
        # The weight of dealer 3 among 1, 2 and 3 is 1.
        negative(cases["refresh-unscaled"], scaling),
        negative(cases["refresh-pre-scaled"], late),
    ]
    return found


# Commitments that follow others


def successor_cases() -> list[Case]:
    """Judge new commitments by the old ones alone."""
    found = []
    for session in SESSIONS[:1] + SESSIONS[3:4]:
        case = session.case()
        given = {"old": case["input"]["old"], "new": case["output"]["commitments"], "threshold": session.threshold}
        found.append(accepted(f"after-{session.name}", given))
        top = session.threshold - 1
        faults = [
            Fault("longer", ("new",), lambda rows: [*rows, OTHER.encoding.hex()], "one commitment too many", "wrong-degree"),
            Fault("shorter", ("new",), lambda rows: rows[:-1], "one commitment too few", "wrong-degree"),
            Fault("moved-secret", ("new", 0), _be(OTHER.encoding.hex()), "another secret", "moved-secret"),
            Fault("reused", ("new", top), _be(given["old"][1]), "a coefficient of the old polynomial", "reused-polynomial"),
            Fault("higher-before", ("old",), lambda rows: [*rows, *[OTHER.encoding.hex()] * 2], "a higher threshold before", "lowered-threshold"),
            *_no_points(("new", top)),
        ]  # fmt: skip
        found += [negative(found[-1], fault) for fault in faults]
    return found


# Audits


def audit_cases() -> list[Case]:
    """Check all public shares at once, with random factors that are given."""
    found = []
    for session in AUDITED:
        case = session.case()
        name = f"audit-{session.name}"
        shares = [{"index": row["receiver"], "share": row["public_share"]} for row in case["output"]["shares"]]
        factors = [scalar(name, "factor", row["index"]).encoding.hex() for row in shares]
        given = {"commitments": case["output"]["commitments"], "shares": shares, "factors": factors}
        texts = [text_of(name, "factor", row["index"]) for row in shares]
        moments = [
            Scalar.reduced(
                sum(row["index"] ** k * int.from_bytes(bytes.fromhex(factor), "little") for row, factor in zip(shares, factors, strict=True))
            ).encoding.hex()
            for k in range(session.threshold)
        ]  # fmt: skip
        found.append(accepted(name, given, made_of={"texts": texts}, output={"moments": moments}))
        first, second = shares[0]["index"], shares[1]["index"]
        faults = [
            Fault("shifted", ("shares", 0, "share"), _shifted_point, "a public share and the base point", "bad-share", (first,)),
            Fault("swapped", ("shares",), _swapped("share", 0, 1), "two public shares swapped", "bad-share", (first, second)),
            Fault("index-twice", ("shares", 1, "index"), _be(first), "one index twice", "duplicate-index"),
            Fault("index-zero", ("shares", 0, "index"), _be(0), "the index of the secret", "bad-index"),
            *_no_points(("shares", 0, "share")),
        ]  # fmt: skip
        found += [negative(found[-1], fault) for fault in faults]
    return found


# Repairs


def repair_cases() -> list[Case]:
    """Whole repairs: splits, sums and the share that comes back."""
    found = []
    for case in [repair.case() for repair in REPAIRS]:
        given = case["input"]
        helpers = [row["index"] for row in given["helpers"]]
        first, second = helpers[:2]
        commitment = ("splits", 1, "commitments", 0, "commitment")
        delta = ("splits", 1, "deltas", 0, "delta")
        faults = [
            Fault("lost-zero", ("lost",), _be(0), "a repair of the secret itself", "bad-index"),
            Fault("lost-helps", ("lost",), _be(first), "the lost index helps", "duplicate-index"),
            Fault("helper-twice", ("helpers", 0, "index"), _be(second), "one helper twice", "duplicate-index"),
            Fault("one-helper", ("helpers",), lambda rows: rows[:1], "one helper alone", "too-few-dealers"),
            Fault("public-share", ("helpers", 1, "public_share"), _be(OTHER.encoding.hex()), "another public share of a helper", "wrong-constant", (second,)),
            Fault("shorter", ("splits", 1, "commitments"), lambda rows: rows[:-1], "no commitment for one helper", "bad-length", (second,)),
            Fault("shifted-commitment", commitment, _shifted_point, "another commitment to a delta", "wrong-constant", (second,)),
            Fault("swapped-commitments", ("splits", 1, "commitments"), _swapped("commitment", 0, 1), "two commitments swapped", "bad-part", (second,)),
            Fault("shifted-delta", delta, _shifted_scalar, "a delta and 1", "bad-part", (second,)),
            Fault("swapped-deltas", ("splits", 1, "deltas"), _swapped("delta", 0, 1), "the deltas for two helpers swapped", "bad-part", (second,)),
            Fault("shifted-sigma", ("sigmas", 1, "sigma"), _shifted_scalar, "a sum and 1", "bad-part", (second,)),
            *_no_points(commitment, (second,)),
            *_no_scalars(delta, (second,)),
        ]  # fmt: skip
        found += [case, *(negative(case, fault) for fault in faults)]
    return found
