"""Shamir's shares and Feldman's commitments: identities, refusals, and who may assemble a secret."""

import ast
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rebalancing
from rebalancing.errors import Reject
from rebalancing.group import IDENTITY, ONE, ORDER, ZERO, Scalar, add, base
from rebalancing.parameters import MAXIMUM_COMMITTEE
from rebalancing.reconstruction import reconstruct
from rebalancing.sharing import (
    Commitments,
    Polynomial,
    audit,
    check_degree,
    check_fresh,
    check_indices,
    check_share,
    commit,
    lagrange,
    public_shares,
)
from tests.unit.sharing_sample import Committee, committees, named, some, value

# Identities


@given(committees())
def test_any_enough_shares_are_the_secret_and_lie_on_the_commitments(committee: Committee) -> None:
    for index, share in committee.shares.items():
        check_share(committee.commitments, index, share)
        assert public_shares(committee.commitments, [index]) == {index: base(share)}
    for size in (committee.threshold, len(committee.indices)):
        for chosen in list(combinations(committee.indices, size))[:5]:
            assert reconstruct(committee.commitments, some(committee.shares, *chosen)) == committee.secret


@given(committees(), st.integers(0, ORDER - 1).map(Scalar))
def test_fewer_shares_say_nothing(committee: Committee, other: Scalar) -> None:
    # Any other secret fits the same shares: interpolate it together with them.
    known = some(committee.shares, *committee.indices[: committee.threshold - 1])
    left = committee.indices[-1]
    weights = lagrange([*known, left])
    rest = sum(weights[index].value * share.value for index, share in known.items())
    share = Scalar.reduced((other.value - rest) * pow(weights[left].value, -1, ORDER))
    assert value({**known, left: share}) == other


@given(committees(), st.integers(0, 255))
def test_lagrange_interpolates_anywhere(committee: Committee, at: int) -> None:
    assert value(committee.shares, at) == committee.polynomial.at(at)
    assert sum(weight.value for weight in lagrange(committee.indices, at).values()) % ORDER == 1


# Refusals


@pytest.mark.parametrize("index", [0, -1, MAXIMUM_COMMITTEE + 1, ORDER, ORDER + 1, True, 1.0])
def test_bad_indices(index: object) -> None:
    for check in (check_indices, lagrange):
        with pytest.raises(Reject, match="bad-index"):
            check([1, index])  # type: ignore[list-item]
    with pytest.raises(Reject, match="bad-index"):
        check_share(Committee().commitments, index, ONE)  # type: ignore[arg-type]


def test_indices_are_from_1_to_the_largest() -> None:
    check_indices([1, MAXIMUM_COMMITTEE])


def test_duplicate_indices() -> None:
    with pytest.raises(Reject, match="duplicate-index"):
        lagrange([1, 2, 1])


def test_commitments_of_others() -> None:
    commitments = Committee().commitments
    encodings = [point.encoding for point in commitments.points]
    assert Commitments.from_encodings_checked(encodings, 3) == commitments
    for wrong in (encodings[:2], [*encodings, encodings[0]], []):
        with pytest.raises(Reject, match="wrong-degree"):
            Commitments.from_encodings_checked(wrong, 3)
    with pytest.raises(Reject, match="bad-point"):
        Commitments.from_encodings_checked([*encodings[:2], IDENTITY.encoding], 3)


def test_no_polynomial_or_commitment_is_degenerate() -> None:
    for coefficients in ((), (Scalar(0), ONE), (ONE, Scalar(0))):
        with pytest.raises(ValueError, match="polynomial"):
            Polynomial(coefficients)
    for points in ((), (IDENTITY,)):
        with pytest.raises(ValueError, match="commitments"):
            Commitments(points)  # type: ignore[arg-type]


def test_a_share_that_is_zero_is_seen() -> None:
    # 7 - x has the share 0 at 7.
    commitments = commit(Polynomial((Scalar(7), Scalar(ORDER - 1))))
    assert public_shares(commitments, [6]) == {6: base(ONE)}
    with pytest.raises(Reject, match="degenerate-polynomial"):
        public_shares(commitments, [6, 7])


def test_degree_and_freshness() -> None:
    one, other = Committee(seed=1).commitments, Committee(seed=2).commitments
    check_degree(one, 3)
    check_fresh(one, [other])
    check_fresh(one, [Commitments((one.constant, *other.points[1:]))])
    with pytest.raises(Reject, match="wrong-degree"):
        check_degree(one, 2)
    with pytest.raises(Reject, match="reused-polynomial"):
        check_fresh(one, [other, Commitments((other.constant, other.points[1], one.points[1]))])


def test_of_constants_freshness_says_nothing() -> None:
    a, b, c, d, e = (base(each) for each in Committee().fresh(5))
    one, other = Commitments((a, b, c)), Commitments((b, d, e))  # type: ignore[arg-type]
    check_fresh(one, [other])
    check_fresh(other, [one])


# Reconstruction


def test_wrong_shares_are_named() -> None:
    committee = Committee()
    wrong = {**committee.shares, 2: ONE, 5: ONE}
    assert named(reconstruct(committee.commitments, wrong)) == {2: "bad-share", 5: "bad-share"}
    with pytest.raises(ValueError, match="3 are needed"):
        reconstruct(committee.commitments, some(committee.shares, 1, 2))


@given(committees(), st.data())
@settings(max_examples=40)
def test_all_public_shares_are_audited_at_once(committee: Committee, data: st.DataObject) -> None:
    commitments = committee.commitments
    shares = public_shares(commitments, committee.indices)
    chance = committee.fresh(len(shares))
    assert audit(commitments, shares, chance) is None
    wrong = data.draw(st.sets(st.sampled_from(committee.indices), min_size=1))
    shifted = {index: add(share, base(ONE)) if index in wrong else share for index, share in shares.items()}
    assert named(audit(commitments, shifted, chance)) == dict.fromkeys(sorted(wrong), "bad-share")  # type: ignore[arg-type]
    assert audit(commit(Polynomial(committee.fresh(committee.threshold))), shares, chance) is not None


def test_shifts_that_cancel_without_chance_are_found_with_it() -> None:
    committee = Committee()
    shares = public_shares(committee.commitments, committee.indices)
    shifted = {**shares, 1: add(shares[1], base(ONE)), 2: add(shares[2], base(Scalar.reduced(-1)))}
    assert audit(committee.commitments, shifted, (ONE,) * 5) is None  # type: ignore[arg-type]
    assert named(audit(committee.commitments, shifted, committee.fresh(5))) == {1: "bad-share", 2: "bad-share"}  # type: ignore[arg-type]


def test_an_audit_takes_a_random_scalar_for_each_share() -> None:
    committee = Committee()
    shares = public_shares(committee.commitments, committee.indices)
    for chance in (committee.fresh(4), committee.fresh(6), (*committee.fresh(4), ZERO)):
        with pytest.raises(ValueError, match="random scalars"):
            audit(committee.commitments, shares, chance)
    with pytest.raises(Reject, match="bad-index"):
        audit(committee.commitments, {0: shares[1]}, committee.fresh(1))


# The story ends where a workload runs. An owner has the secret back in a re-key, and no peer is one.
MAY_ASSEMBLE = {"resharing_demo.py", "owner.py"}


def test_no_module_of_recovery_assembles_a_secret() -> None:
    package = Path(rebalancing.__file__).parent
    for path in (path for path in package.rglob("*.py") if path.name not in MAY_ASSEMBLE):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom | ast.Import):
                module = getattr(node, "module", None) or ""
                names = [module, *(alias.name for alias in node.names)]
                assert not any("reconstruct" in name for name in names), path.name
                assert module.rpartition(".")[2] != "owner", path.name
