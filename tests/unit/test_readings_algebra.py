"""The algebraic reading runs the reference's own text over letters, and its prover proves what holds and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from invariants.proofs import algebra, secrecy
from invariants.proofs import census as census_theme
from invariants.proofs.laws import Adversary, Census, Equal, FalseLaw, Law, World
from rebalancing.errors import Reject
from rebalancing.sharing import lagrange
from verifier.check import Check, Workspace
from verifier.engines import algebra as engine
from verifier.readings import census
from verifier.readings.algebra import Letters, letter_world, real_world, small_world
from verifier.readings.laws import prove
from verifier.readings.prover import Disproved

ROOT = Path(__file__).resolve().parents[2]


def law(sides, *siblings: FalseLaw) -> Law:
    return Law("toy.law", "It holds.", (sides,), siblings)


# Quotients


def test_quotients_are_numbers_wherever_numbers_take_the_letters_places() -> None:
    letters = Letters(3, 1)
    (x, y, z), (a,) = letters.indices, letters.scalars
    order = 10007
    numbers = (12, 345, 6789, 4321)
    place = letters.placed(numbers, order)
    p, q, r, s = numbers

    def over(divisor: int) -> int:
        return pow(divisor, -1, order)

    for quotient, number in (
        (a * x - 3, s * p - 3),
        (2 - (x - y) ** -2 * z, 2 - over((p - q) ** 2) * r),
        (a * (y - x) ** -1 + x * (z - y) ** -1, s * over(q - p) + p * over(r - q)),
        ((x - y) * (x - y) ** -1, 1),
    ):
        assert quotient.at(place) == number % order
    assert (x * x - y * y) * (x - y) ** -1 == x + y
    assert hash((x * x - y * y) * (x - y) ** -1) == hash(x + y)
    assert x != y
    assert x - x == 0


def test_nothing_is_divided_by_what_may_be_zero() -> None:
    letters = Letters(2, 1)
    x, y = letters.indices
    for quotient in (x + y, letters.scalars[0], x - x, x + 1):
        with pytest.raises(ZeroDivisionError, match="not known to differ from zero"):
            quotient**-1


# The text


def test_the_text_over_letters_is_the_reference() -> None:
    world, letters = letter_world(4, 0)
    indices = (3, 7, 9, 250)
    weights = world.sharing.lagrange(letters.indices[:3], letters.indices[3])
    place = letters.placed(indices, real_world(0).order)
    assert [each.value.at(place) for each in weights.values()] == [w.value for w in lagrange(indices[:3], 250).values()]


def test_indices_over_letters_are_distinct_and_not_zero() -> None:
    world, letters = letter_world(2, 0)
    x, y = letters.indices
    world.sharing.check_indices([x, y])
    for wrong, code in (([x, y, x], "duplicate-index"), ([x, y - y], "bad-index")):
        with pytest.raises(Reject, match=code):
            world.sharing.check_indices(wrong)


def test_a_small_field_takes_zero() -> None:
    world = small_world(7, [3, 0])
    polynomial = world.sharing.Polynomial(world.scalars(2))
    assert [polynomial.at(i).value for i in (1, 2)] == [3, 3]
    assert world.sharing.lies_on(world.sharing.commit(polynomial), 5, world.scalar(10))


# The prover


@pytest.mark.parametrize("t", [2, 3])
def test_the_laws_hold(t: int) -> None:
    for each in algebra.at(t):
        proof = prove(each)
        assert proof.siblings == len(each.siblings) > 0
        assert proof.replays >= proof.cases == len(each.cases) > 0


def test_fewer_shares_than_the_threshold_fix_nothing() -> None:
    for each in secrecy.at(2):
        proof = prove(each)
        assert proof.siblings == len(each.siblings) > 0
        assert proof.replays >= proof.cases == len(each.cases) > 0


def test_what_holds_for_some_indices_only_is_disproved() -> None:
    def sides(world: World) -> Iterator[Equal]:
        x, y = world.indices(2)
        (a,) = world.scalars(1)
        yield world.scalar(a.value * x), world.scalar(a.value * y)

    with pytest.raises(Disproved, match="does not hold over the real modules"):
        prove(law(sides))


def test_what_holds_modulo_the_order_only_is_disproved() -> None:
    def sides(world: World) -> Iterator[Equal]:
        (a,) = world.scalars(1)
        yield world.scalar(a.value * real_world(0).order), world.scalar(0)

    with pytest.raises(Disproved, match="does not hold over letters"):
        prove(law(sides))


def test_a_law_without_letters_or_pairs_says_nothing() -> None:
    def constant(world: World) -> Iterator[Equal]:
        yield world.scalar(3), world.scalar(1 + 2)

    with pytest.raises(Disproved, match="no letter is left"):
        prove(law(constant))
    with pytest.raises(Disproved, match="it compares nothing"):
        prove(law(lambda _: iter(())))


def test_a_sibling_that_holds_is_not_false() -> None:
    def sides(world: World) -> Iterator[Equal]:
        (a,) = world.scalars(1)
        yield a, a

    with pytest.raises(Disproved, match="a false sibling holds: Me too"):
        prove(law(sides, FalseLaw("Me too.", sides)))


def test_what_the_text_rejects_is_no_law() -> None:
    sides = partial(algebra.redistribution_keeps_the_secret, 2, 2, 2, "unscaled", missing=1)
    with pytest.raises(Disproved, match=r"the text refuses: .*bad-share"):
        prove(law(sides))
    # Nor is it a false sibling, unless the code is the one that is named.
    true = partial(algebra.shares_make_the_secret, 2, 2)
    with pytest.raises(Reject, match="bad-share"):
        prove(law(true, FalseLaw("Fewer dealers do.", sides, code="bad-part")))


# Small fields


def counted(*adversaries: tuple[str, ...], siblings: tuple[tuple[str, ...], ...] = ()) -> Census:
    """A one-time pad, of which parts are seen."""

    def run(world: World) -> dict[str, int]:
        secret, pad = world.scalars(2)
        return {"pad": pad.value, "sum": world.scalar(secret.value + pad.value).value, "square": secret.value**2 % 5}

    return Census(
        "toy.pad.p5", "It hides.", 2, run, tuple(map(frozenset, adversaries)),
        tuple(Adversary("More do.", frozenset(each)) for each in siblings),
    )  # fmt: skip


def test_a_census_of_all_views() -> None:
    proof = census.prove(counted(("pad",), ("sum",), siblings=(("pad", "sum"), ("square",))))
    assert (proof.cases, proof.siblings, proof.replays) == (2, 2, 25)
    with pytest.raises(Disproved, match=r"what \['square'\] sees tells something of the secret"):
        census.prove(counted(("square",)))
    with pytest.raises(Disproved, match="a false sibling holds: More do"):
        census.prove(counted(("pad",), siblings=(("sum",),)))


def test_a_census_counts_the_choices() -> None:
    with pytest.raises(Disproved, match="a run makes 2 choices, not 3"):
        census.prove(replace(counted(("pad",)), choices=3))


def test_one_share_shows_nothing_and_two_do() -> None:
    found = {each.id: each for each in census_theme.at(5)}
    proof = census.prove(found["census.session.p5"])
    assert (proof.cases, proof.siblings, proof.replays) == (9, 6, 5**4)
    assert all(proof.siblings for proof in map(census.prove, [found["census.repair.p5"]]))


def test_the_engine_reports_what_it_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check = Check(
        "reshare/proofs/x", "reshare", "proofs", "algebra", "-", "default", ("a",), {"theme": "algebra", "sizes": [2]}
    )
    outcome = engine.run(check, Workspace(ROOT, tmp_path))
    assert outcome.verdict == "pass"
    assert outcome.figures["obligations"] == len(algebra.at(2))
    assert outcome.figures["negated_siblings"] == sum(len(each.siblings) for each in algebra.at(2))
    monkeypatch.setattr(algebra, "at", lambda t: (law(partial(algebra.fewer_shares_make_it, t)),))
    outcome = engine.run(check, Workspace(ROOT, tmp_path))
    assert (outcome.verdict, outcome.figures["obligations"]) == ("fail", 0)
    assert outcome.detail.startswith("toy.law does not hold over the real modules")
