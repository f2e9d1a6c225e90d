"""Vectors that others publish: RFC 8785; ed25519-speccheck, CCTV and Wycheproof; the sharing of RFC 9591 and of ZcashFoundation/frost.

Each test records how many it has reproduced.
"""

import json
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import BadSignatureError, CryptoError
from nacl.signing import VerifyKey

from rebalancing import canonical
from rebalancing.envelope import enrolled
from rebalancing.errors import Reject
from rebalancing.group import ONE, Point, Scalar, base, sum_checked
from rebalancing.parameters import MAXIMUM_COMMITTEE
from rebalancing.reconstruction import reconstruct
from rebalancing.repair import RepairTerms, add_up, repaired, split
from rebalancing.sharing import Commitments, Polynomial, check_share, commit, lagrange, public_shares
from tests.unit.sharing_sample import Committee, some, value

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
PUBLISHED = VECTORS / "published"
JCS = sorted(path.stem.removeprefix("jcs-in-") for path in PUBLISHED.glob("jcs-in-*.json"))
NAMES = ["arrays", "french", "structures", "unicode", "values", "weird"]
# The one whose canonical form holds numbers that are no integers.
WITH_FLOATS = "values"

Record = Callable[[str, int], None]


def read(name: str) -> Any:
    return json.loads((PUBLISHED / name).read_text(encoding="utf-8"))


def test_the_files_are_all_there() -> None:
    assert JCS == NAMES
    assert len(read("ed25519-speccheck-cases.json")) == 12
    assert len(read("cctv-ed25519vectors.json")) == 914
    assert read("wycheproof-ed25519.json")["numberOfTests"] == 151
    assert read("wycheproof-xchacha20-poly1305.json")["numberOfTests"] == 315


@pytest.mark.parametrize("name", JCS)
def test_canonical_json(name: str, record_property: Record) -> None:
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
    record_property("canonical", 1)


def verdicts(stem: str) -> list[dict[str, Any]]:
    rows = json.loads((VECTORS / "wire" / "ed25519.json").read_text(encoding="utf-8"))["cases"]
    return [row for row in rows if row["name"].startswith(stem)]


def test_speccheck_case_3_alone_verifies(record_property: Record) -> None:
    rows = verdicts("ed25519-speccheck")
    assert [row["number"] for row in rows if row["verifies"]] == [3]
    # Its key has a component of small order: enrolment refuses what verification accepts.
    assert not any(row["verifies"] and row["enrols"] for row in rows)
    record_property("signatures", len(rows))


def test_cctv_verdicts_follow_from_the_flags(record_property: Record) -> None:
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
    record_property("signatures", len(rows))


def test_no_enrolled_key_verifies_anything_doubtful() -> None:
    vectors, rows = read("cctv-ed25519vectors.json"), verdicts("cctv")
    both = [
        set(vector["flags"] or [])
        for vector, row in zip(vectors, rows, strict=True)
        if row["verifies"] and row["enrols"]
    ]
    assert both
    assert all(not flags & {"low_order_A", "low_order_component_A", "non_canonical_A", "low_order_R"} for flags in both)


# Wycheproof


def wycheproof(name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield each test with its group."""
    for group in read(f"wycheproof-{name}.json")["testGroups"]:
        for test in group["tests"]:
            yield group, test


def test_signatures_of_wycheproof(record_property: Record) -> None:
    counts = {"valid": 0, "invalid": 0}
    for group, test in wycheproof("ed25519"):
        key = bytes.fromhex(group["publicKey"]["pk"])
        assert enrolled([key])
        try:
            VerifyKey(key).verify(bytes.fromhex(test["msg"]), bytes.fromhex(test["sig"]))
            result = "valid"
        except (BadSignatureError, ValueError):  # the latter for signatures of another length
            result = "invalid"
        assert result == test["result"], test
        counts[result] += 1
    assert counts == {"valid": 88, "invalid": 63}
    record_property("signatures", sum(counts.values()))


def test_sealed_texts_of_wycheproof(record_property: Record) -> None:
    counts = {"valid": 0, "invalid": 0}
    for _, test in wycheproof("xchacha20-poly1305"):
        key, nonce, aad, text = (bytes.fromhex(test[field]) for field in ("key", "iv", "aad", "msg"))
        sealed = bytes.fromhex(test["ct"] + test["tag"])
        try:
            assert crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, aad, nonce, key) == text
            assert crypto_aead_xchacha20poly1305_ietf_encrypt(text, aad, nonce, key) == sealed
            result = "valid"
        except CryptoError:
            result = "invalid"
            assert len(nonce) != crypto_aead_xchacha20poly1305_ietf_NPUBBYTES or "ModifiedTag" in test["flags"]
        assert result == test["result"], test
        counts[result] += 1
    assert counts == {"valid": 246, "invalid": 69}
    record_property("sealed_texts", sum(counts.values()))


# RFC 9591 and ZcashFoundation/frost


def scalar(text: str) -> Scalar:
    return Scalar.from_bytes_checked(bytes.fromhex(text))


def point(text: str) -> Point:
    return Point.from_bytes_checked(bytes.fromhex(text))


def test_shares_of_rfc_9591(record_property: Record) -> None:
    inputs = read("rfc9591-frost-ed25519-sha512.json")["inputs"]
    polynomial = Polynomial(tuple(map(scalar, [inputs["group_secret_key"], *inputs["share_polynomial_coefficients"]])))
    commitments = commit(polynomial)
    assert commitments.constant == point(inputs["group_public_key"])
    shares = {each["identifier"]: scalar(each["participant_share"]) for each in inputs["participant_shares"]}
    assert sorted(shares) == [1, 2, 3]
    for index, share in shares.items():
        assert polynomial.at(index) == share
        check_share(commitments, index, share)
    for chosen in combinations(shares, 2):
        assert reconstruct(commitments, some(shares, *chosen)) == polynomial.coefficients[0]
    record_property("shares", len(shares))


def test_shares_that_participants_of_frost_deal_to_each_other(record_property: Record) -> None:
    inputs = read("frost-ed25519-dkg.json")["inputs"]
    rows = {index: inputs[str(index)] for index in (1, 2, 3)}
    polynomials = {i: Polynomial((scalar(row["signing_key"]), scalar(row["coefficient"]))) for i, row in rows.items()}
    commitments = {}
    for i, row in rows.items():
        commitments[i] = Commitments.from_encodings_checked([bytes.fromhex(c) for c in row["vss_commitments"]], 2)
        assert commit(polynomials[i]) == commitments[i]
    columns = zip(*(each.points for each in commitments.values()), strict=True)
    together = Commitments(tuple(point(sum_checked(p.encoding for p in column).encoding.hex()) for column in columns))
    assert together.constant == point(inputs["verifying_key"])
    shares = {}
    for i, row in rows.items():
        parts = {j: polynomials[j].at(i) for j in rows}
        assert {str(j): part for j, part in parts.items() if j != i} == {
            j: scalar(part) for j, part in row["signing_shares"].items()
        }
        for j, part in parts.items():
            check_share(commitments[j], i, part)
        shares[i] = Scalar.reduced(sum(part.value for part in parts.values()))
        assert shares[i] == scalar(row["signing_share"])
        check_share(together, i, shares[i])
        assert public_shares(together, [i]) == {i: point(row["verifying_share"])}
    # What the file calls "secret" is not the key of its verifying key, and nothing else there uses it.
    assert (
        base(value({i: shares[i] for i in (1, 3)})) == point(inputs["verifying_key"]) != base(scalar(inputs["secret"]))
    )
    record_property("shares", len(shares))


def test_shares_of_frost_up_to_our_largest_index_and_refusals_beyond(record_property: Record) -> None:
    inputs = read("frost-ed25519-big-identifier.json")["inputs"]
    coefficients = [inputs["group_secret_key"], *inputs["share_polynomial_coefficients"]]
    polynomial = Polynomial(tuple(map(scalar, coefficients)))
    commitments = commit(polynomial)
    assert commitments.constant == point(inputs["verifying_key_key"])
    rows = {row["identifier"]: scalar(row["participant_share"]) for row in inputs["participant_shares"]}
    assert list(rows) == list(range(1, 258))
    for index, share in rows.items():
        assert polynomial.at(index) == share
        if index <= MAXIMUM_COMMITTEE:
            check_share(commitments, index, share)
        else:
            with pytest.raises(Reject, match="bad-index"):
                check_share(commitments, index, share)
    big = inputs["participant_list"]
    assert big == [129, 256, 257]
    with pytest.raises(Reject, match="bad-index"):
        lagrange(big)
    record_property("shares", len(rows))


def test_deltas_of_frost_add_up_to_a_sigma(record_property: Record) -> None:
    given = read("frost-ed25519-repair-share.json")["scalar_generation"]
    committee = Committee()
    terms = RepairTerms(committee.commitments, 2, public_shares(committee.commitments, (1, 4, 5)))
    deltas = {helper: scalar(given[f"random_scalar_{i}"]) for i, helper in enumerate((1, 4, 5), 1)}
    # The first delta that each helper draws is for helper 1.
    splits = {i: split(terms, i, committee.polynomial.at(i), (delta, ONE)) for i, delta in deltas.items()}
    public = {helper: each.commitments for helper, each in splits.items()}
    assert add_up(terms, public, 1, deltas) == scalar(given["random_scalar_sum"])
    record_property("repairs", 1)


def test_sigmas_of_frost_add_up_to_a_share(record_property: Record) -> None:
    given = read("frost-ed25519-repair-share.json")["sigma_generation"]
    share = scalar(given["sigma_sum"])
    # Any polynomial will do on which this is the share of index 2.
    polynomial = Polynomial((Scalar.reduced(share.value - 6), ONE, ONE))
    commitments = commit(polynomial)
    helpers = (1, 3, 4, 5)
    terms = RepairTerms(commitments, 2, public_shares(commitments, helpers))
    sigmas = {helper: scalar(given[f"sigma_{i}"]) for i, helper in enumerate(helpers, 1)}
    splits = {i: split(terms, i, polynomial.at(i), (ONE, ONE, ONE)) for i in helpers}
    assert repaired(terms, {i: each.commitments for i, each in splits.items()}, sigmas) == share
    record_property("repairs", 1)


def test_what_is_no_point_for_frost_is_none_for_us() -> None:
    invalid = read("frost-ed25519-elements.json")["elements"]["invalid_element"]
    with pytest.raises(Reject, match="bad-point"):
        point(invalid)
