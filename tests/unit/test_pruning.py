"""The pruning keeps as many as any choice within the caps could, of those choices the least, the same for everybody; and a cut shows it to whoever doubts it."""

import os
import random
import subprocess
import sys
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import pytest
import z3
from hypothesis import given as drawn_from
from hypothesis import strategies as st

from rebalancing.cut_check import check_cut
from rebalancing.domains import Candidate, Caps, Cut, Placement, domains_of, keeps_caps, largest, meet
from rebalancing.domains import Path as DomainPath
from rebalancing.pruning import (
    GEOGRAPHY,
    ORGANISATION,
    Cap,
    candidates_of,
    caps_of,
    left_beside,
    prune,
)
from tests.vectors import generate_pruning, pruning_replay
from verifier.check import Check, Workspace
from verifier.engines import pruning as engine
from verifier.engines.vectors import cases_of
from verifier.process import environment

ROOT = Path(__file__).resolve().parents[2]
NO_CAPS = Caps({}, {})


def at(peer: int, organisation: str = "", geography: str = "") -> Candidate:
    """A candidate; slashes part the domains of a path."""
    return Candidate(peer, tuple(geography.split("/")), tuple(organisation.split("/")))


def on_each(most: int, organisations: str = "", geographies: str = "") -> Caps:
    """The same cap on each of these domains."""
    return Caps(
        {tuple(d.split("/")): most for d in geographies.split()},
        {tuple(d.split("/")): most for d in organisations.split()},
    )


def kept(candidates: Sequence[Candidate], caps: Caps, given: Sequence[Candidate] = ()) -> set[int]:
    """Whom the pruning keeps; the cut passes its check, and does so for no other number."""
    found = prune(candidates, caps, given)
    assert check_cut(candidates, caps, given, found.peers, found.cut)
    return set(found.peers)


def fits(some: Iterable[Candidate], caps: Caps, given: Sequence[Candidate]) -> bool:
    """The definition: where anybody of these is, they and whoever is given are no more than the cap."""
    chosen = list(some)
    for of_tree, path_of in ((caps.geography, lambda c: c.geography), (caps.organisation, lambda c: c.organisation)):
        for domain, cap in of_tree.items():
            inside = sum(domain in domains_of(path_of(c)) for c in chosen)
            if inside and inside + sum(domain in domains_of(path_of(c)) for c in given) > cap:
                return False
    return True


def best(candidates: Sequence[Candidate], caps: Caps, given: Sequence[Candidate]) -> set[int]:
    """The greatest of all subsets that fit, and of those the least in order."""
    for size in range(len(candidates), -1, -1):
        ordered = combinations(sorted(candidates, key=lambda c: c.peer), size)
        # Combinations of an ordered list come in lexicographic order.
        if (first := next((some for some in ordered if fits(some, caps, given)), None)) is not None:
            return {c.peer for c in first}
    raise AssertionError("nobody at all fits")


# ----------------------------------------------------------------------------------------------------------------------
# By hand


def test_without_caps_everybody_stays() -> None:
    assert kept([at(3), at(1), at(2)], NO_CAPS) == {1, 2, 3}
    assert kept([], NO_CAPS) == set()


def test_of_equals_the_least_stay() -> None:
    assert kept([at(4, "o"), at(2, "o"), at(9, "o"), at(3, "o")], on_each(2, "o")) == {2, 3}


def test_the_greatest_comes_before_the_least() -> None:
    # Peer 1 is in the way of two.
    candidates = [at(1, "o", "g"), at(2, "o", "h"), at(3, "p", "g")]
    assert kept(candidates, on_each(1, "o p", "g h")) == {2, 3}


def test_somebody_less_takes_the_place_of_somebody_in_another_domain() -> None:
    # Any two of different organisations and regions stay; 1 is with either.
    candidates = [at(1, "o", "g"), at(2, "o", "h"), at(3, "p", "g"), at(4, "p", "h")]
    assert kept(candidates, on_each(1, "o p", "g h")) == {1, 4}


def test_whoever_has_a_place_keeps_it_and_is_not_placed_again_for_that_of_an_equal() -> None:
    # 5 and 6 are equals. 5 makes way for one and gets its place back for another, so what leads out of their domain is 6 first.
    candidates = [
        *(at(1, "p", "g"), at(2, "o", "g"), at(3, "p", "i"), at(4, "p", "h")),
        *(at(5, "o", "h"), at(6, "o", "h"), at(7, "p", "g"), at(8, "o", "i")),
    ]
    caps = Caps({("g",): 2, ("i",): 1}, {("o",): 3, ("p",): 2})
    assert kept(candidates, caps) == best(candidates, caps, []) == {1, 2, 3, 5, 6}


def test_who_is_given_counts_in_each_domain_around() -> None:
    candidates = [at(1, "o/a", "z/g"), at(2, "o/b", "z/h"), at(3, "p/c", "z/g")]
    assert kept(candidates, on_each(2, "o p", "z"), [at(7, "o/d", "z/i")]) == {1}
    assert kept(candidates, on_each(1, "o p"), [at(7, "o/d", "z/i")]) == {3}
    assert kept(candidates, on_each(3, "", "z"), [at(7, "q", "z/i")]) == {1, 2}


def test_who_is_given_stays_where_they_alone_exceed_a_cap_and_nobody_joins_them() -> None:
    candidates = [at(1, "o/a"), at(2, "p/b")]
    given = [at(7, "o/c"), at(8, "o/d")]
    assert kept(candidates, on_each(1, "o p"), given) == {2}
    assert left_beside(on_each(1, "o p"), given) == Caps({}, {("o",): 0, ("p",): 1})


@pytest.mark.parametrize(("cap", "stay"), [(0, set()), (1, set()), (2, {1})])
def test_keyshare_and_manifest_of_one_node_count_alike(cap: int, stay: set[int]) -> None:
    node = at(1, "o/node-1")
    assert kept([node], on_each(cap, "o/node-1"), [node]) == stay


def test_a_cap_on_everything() -> None:
    assert kept([at(1), at(2), at(3)], Caps({(): 2}, {})) == {1, 2}
    assert kept([at(1), at(2), at(3)], Caps({}, {(): 2}), [at(9)]) == {1}


def test_the_cut_names_the_domains_in_the_way() -> None:
    candidates = [at(1, "o/a"), at(2, "o/b"), at(3, "p/c")]
    assert prune(candidates, on_each(1, "o p")).cut == Cut(frozenset(), frozenset({("o",)}))
    assert prune(candidates, on_each(2, "o p")).cut == Cut(frozenset(), frozenset())


def test_nobody_is_named_twice() -> None:
    with pytest.raises(ValueError, match="a candidate is named twice"):
        prune([at(1, "o"), at(1, "p")], NO_CAPS)
    with pytest.raises(ValueError, match="somebody given is named twice"):
        prune([at(1)], NO_CAPS, [at(2, "o"), at(2, "p")])


# ----------------------------------------------------------------------------------------------------------------------
# What is wrong with simpler rules: requirements.md, section 19


def test_n2_a_union_of_holders_exceeds_a_cap() -> None:
    left, right = [at(1, "o1/a")], [at(2, "o1/b")]
    caps = on_each(1, "o1")
    assert keeps_caps(left, caps)
    assert keeps_caps(right, caps)
    assert not keeps_caps([*left, *right], caps)
    assert kept([*left, *right], caps) == {1}


def greedily(candidates: Sequence[Candidate], caps: Caps) -> set[int]:
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: c.peer):
        if keeps_caps([*chosen, candidate], caps):
            chosen.append(candidate)
    return {c.peer for c in chosen}


def test_n6_a_greedy_choice_keeps_fewer() -> None:
    a, b, c = at(1, "o1", "g1"), at(2, "o1", "g2"), at(3, "o2", "g1")
    caps = on_each(1, "o1 o2", "g1 g2")
    assert greedily([a, b, c], caps) == {1}, "fewer than t = 2"
    assert kept([a, b, c], caps) == {2, 3}


def test_n7_pruning_before_each_merge_depends_on_the_order_of_merges() -> None:
    a, b, c = at(0, "x", "p"), at(1, "x", "q"), at(3, "y", "q")
    caps = on_each(1, "x y", "p q")
    place = {each.peer: each for each in (a, b, c)}

    def joined(left: set[int], right: set[int]) -> set[int]:
        return kept([place[peer] for peer in left | right], caps)

    assert joined(joined({0}, {1}), {3}) == {0, 3}
    assert joined({0}, joined({1}, {3})) == {0}
    assert kept([a, b, c], caps) == {0, 3}, "of all that is known, in whatever order it came"


def test_n8_revoking_after_pruning_leaves_nobody() -> None:
    a, b = at(1, "o/a"), at(2, "o/b")
    caps = on_each(1, "o")
    revoked = {1}
    assert kept([a, b], caps) - revoked == set()
    assert kept([each for each in (a, b) if each.peer not in revoked], caps) == {2}


# ----------------------------------------------------------------------------------------------------------------------
# Whatever the candidates, caps and holders are

MOST = 7
PATHS = st.lists(st.sampled_from("ab"), max_size=2).map(tuple)
PLACES = st.tuples(PATHS, PATHS)
CAPS = st.dictionaries(PATHS, st.integers(0, 3), max_size=5)
BOTH_CAPS = st.builds(Caps, CAPS, CAPS)


@st.composite
def instances(draw: st.DrawFn) -> tuple[list[Candidate], Caps, list[Candidate]]:
    """Peers in places of their own, each a candidate, given or both; some have a cap on themselves."""
    places = draw(st.lists(PLACES, max_size=MOST))
    peers = [Candidate(peer, g, (*o, f"node {peer}")) for peer, (g, o) in enumerate(places)]
    roles = draw(st.lists(st.sampled_from(["candidate", "given", "both"]), min_size=len(peers), max_size=len(peers)))
    caps = draw(BOTH_CAPS)
    nodes = {p.organisation: draw(st.integers(1, 2)) for p in peers if draw(st.booleans())}
    candidates = [peer for peer, role in zip(peers, roles, strict=True) if role != "given"]
    given = [peer for peer, role in zip(peers, roles, strict=True) if role != "candidate"]
    return candidates, Caps(caps.geography, {**caps.organisation, **nodes}), given


INSTANCES = instances()


@drawn_from(INSTANCES)
def test_the_choice_is_the_best_of_all_subsets(it: tuple[list[Candidate], Caps, list[Candidate]]) -> None:
    assert kept(*it) == best(*it)


@drawn_from(INSTANCES, st.randoms(use_true_random=False))
def test_the_order_of_what_comes_makes_no_difference(
    it: tuple[list[Candidate], Caps, list[Candidate]], chance: random.Random
) -> None:
    candidates, caps, given = it
    found = prune(candidates, caps, given)
    chance.shuffle(candidates)
    chance.shuffle(given)
    turned = Caps(dict(reversed(caps.geography.items())), dict(reversed(caps.organisation.items())))
    assert prune(candidates, turned, given) == found


@drawn_from(INSTANCES, st.data())
def test_a_cut_that_passes_proves_that_no_more_fit(
    it: tuple[list[Candidate], Caps, list[Candidate]], data: st.DataObject
) -> None:
    candidates, caps, given = it
    found = prune(candidates, caps, given)
    chosen = data.draw(st.one_of(st.just(found.peers), st.frozensets(st.integers(0, MOST))), "chosen")
    domains = st.frozensets(PATHS)
    cut = data.draw(st.one_of(st.just(found.cut), st.builds(Cut, domains, domains)), "cut")
    if check_cut(candidates, caps, given, chosen, cut):
        assert len(chosen) == len(found.peers)
        assert chosen <= {each.peer for each in candidates}
        assert fits([each for each in candidates if each.peer in chosen], caps, given)


@drawn_from(INSTANCES)
def test_no_other_number_passes_with_the_cut(it: tuple[list[Candidate], Caps, list[Candidate]]) -> None:
    candidates, caps, given = it
    found = prune(candidates, caps, given)
    for peer in range(MOST + 1):
        assert not check_cut(candidates, caps, given, found.peers ^ {peer}, found.cut)


def test_somebody_else_has_no_place() -> None:
    candidates, nothing = [at(1), at(2)], Cut(frozenset(), frozenset())
    assert check_cut(candidates, NO_CAPS, [], {1, 2}, nothing)
    assert not check_cut(candidates, NO_CAPS, [], {1, 3}, nothing)


def test_a_cut_of_what_has_no_cap_does_not_pass() -> None:
    candidates = [at(1, "o", "g")]
    nothing = Cut(frozenset(), frozenset())
    assert check_cut(candidates, NO_CAPS, [], frozenset({1}), nothing)
    assert not check_cut(candidates, NO_CAPS, [], frozenset({1}), Cut(frozenset({("g",)}), frozenset()))
    assert not check_cut(candidates, NO_CAPS, [], frozenset({1}), Cut(frozenset(), frozenset({("o",)})))


@drawn_from(INSTANCES)
def test_pruning_what_was_pruned_changes_nothing(it: tuple[list[Candidate], Caps, list[Candidate]]) -> None:
    candidates, caps, given = it
    once = kept(*it)
    assert kept([each for each in candidates if each.peer in once], caps, given) == once


def z3_keeps(candidates: Sequence[Candidate], caps: Caps, given: Sequence[Candidate]) -> set[int]:
    """Z3's choice: an objective for the number, and then one for each peer, the least first."""
    chosen = {each.peer: z3.Bool(f"{each.peer}") for each in sorted(candidates, key=lambda c: c.peer)}
    solver = z3.Optimize()
    for of_tree, path_of in ((caps.geography, lambda c: c.geography), (caps.organisation, lambda c: c.organisation)):
        for domain, cap in of_tree.items():
            inside = z3.Sum(0, *(z3.If(chosen[c.peer], 1, 0) for c in candidates if domain in domains_of(path_of(c))))
            solver.add(z3.Or(inside == 0, inside + sum(domain in domains_of(path_of(c)) for c in given) <= cap))
    solver.maximize(z3.Sum(0, *(z3.If(each, 1, 0) for each in chosen.values())))
    for each in chosen.values():
        solver.maximize(z3.If(each, 1, 0))
    assert solver.check() == z3.sat
    return {peer for peer, each in chosen.items() if z3.is_true(solver.model().eval(each))}


def test_z3_chooses_the_same() -> None:
    chance = random.Random(4)
    for _ in range(40):
        it = engine.instance(chance)
        assert kept(*it) == z3_keeps(*it)


def test_many_candidates() -> None:
    candidates = [at(i, f"{i % 7}/{i % 49}/{i}", f"{i % 5}/{i % 15}/{i % 45}") for i in range(200)]
    caps = Caps({(f"{i}",): 9 for i in range(5)}, {(f"{i}",): 6 for i in range(7)})
    found = kept(candidates, caps, candidates[:20])
    assert len(found) == 7 * 6 - 20


SEEDED = """
import random
from rebalancing.domains import largest
from rebalancing.pruning import prune
from verifier.engines import pruning

chance = random.Random(5)
for _ in range(20):
    candidates, caps, given = pruning.instance(chance)
    found = prune(candidates, caps, given)
    print(sorted(largest(candidates, caps).peers), sorted(found.peers), sorted(found.cut.geography), sorted(found.cut.organisation))
"""


def test_every_process_finds_the_same() -> None:
    def said(seed: str) -> str:
        seen = {**os.environ, **environment(ROOT), "PYTHONHASHSEED": seed}
        return subprocess.run(
            [sys.executable, "-c", SEEDED], env=seen, cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout

    assert said("1") == said("2") != ""


# ----------------------------------------------------------------------------------------------------------------------
# The meet


@drawn_from(BOTH_CAPS, BOTH_CAPS, BOTH_CAPS)
def test_the_meet_is_one(a: Caps, b: Caps, c: Caps) -> None:
    assert meet(a, a) == a
    assert meet(a, b) == meet(b, a)
    assert meet(meet(a, b), c) == meet(a, meet(b, c))
    assert meet(a, NO_CAPS) == a


@drawn_from(INSTANCES, BOTH_CAPS)
def test_whatever_keeps_both_keeps_the_meet_and_the_other_way_round(
    it: tuple[list[Candidate], Caps, list[Candidate]], other: Caps
) -> None:
    candidates, caps, given = it
    for some in (candidates, given, [*candidates[:2], *given[:1]]):
        assert keeps_caps(some, meet(caps, other)) == (keeps_caps(some, caps) and keeps_caps(some, other))
    assert len(prune(candidates, meet(caps, other), given).peers) <= len(prune(candidates, caps, given).peers)


# ----------------------------------------------------------------------------------------------------------------------
# By extension


def of(*peers: int) -> frozenset[int]:
    return frozenset(peers)


def test_a_path_leads_from_the_largest_domain_to_the_smallest() -> None:
    caps = {Cap(ORGANISATION, of(1, 2, 3), 2), Cap(ORGANISATION, of(2, 3), 1), Cap(GEOGRAPHY, of(1, 4), 1)}
    owner, operator, region = of(1, 2, 3), of(2, 3), of(1, 4)
    assert caps_of(caps) == Caps({(region,): 1}, {(owner,): 2, (owner, operator): 1})
    assert candidates_of([2, 1, 4, 5], caps) == (
        Candidate(1, (region,), (owner,)),
        Candidate(2, (), (owner, operator)),
        Candidate(4, (region,), ()),
        Candidate(5, (), ()),
    )


def test_of_two_caps_on_one_domain_the_smaller_counts() -> None:
    first, second = {Cap(GEOGRAPHY, of(1, 2), 2), Cap(ORGANISATION, of(1, 2), 1)}, {Cap(GEOGRAPHY, of(1, 2), 1)}
    assert caps_of(first | second) == Caps({(of(1, 2),): 1}, {(of(1, 2),): 1}) == meet(caps_of(first), caps_of(second))


def test_a_domain_of_nobody_caps_nothing() -> None:
    assert caps_of([Cap(GEOGRAPHY, of(), 0), Cap(GEOGRAPHY, of(1), 1)]) == Caps({(of(1),): 1}, {})


@pytest.mark.parametrize("domain", [of(2, 4), of(1, 2, 4), of(3, 4, 5, 6)])
def test_domains_of_a_tree_do_not_overlap(domain: frozenset[int]) -> None:
    caps = [Cap(ORGANISATION, of(1, 2, 3), 2), Cap(ORGANISATION, of(2), 2), Cap(ORGANISATION, domain, 1)]
    for read in (lambda: caps_of(caps), lambda: candidates_of([9], caps)):
        with pytest.raises(ValueError, match="two domains of a tree overlap"):
            read()
    in_the_other = [*caps[:2], Cap(GEOGRAPHY, domain, 1)]
    assert len(caps_of(in_the_other).geography) == 1


def test_there_are_two_trees_and_no_cap_below_zero() -> None:
    for tree in (0, 3):
        with pytest.raises(ValueError, match="one of two trees"):
            caps_of([Cap(tree, of(1), 1)])
    with pytest.raises(ValueError, match="a cap is zero or more"):
        caps_of([Cap(GEOGRAPHY, of(1), -1)])


@drawn_from(
    st.frozensets(
        st.builds(Cap, st.sampled_from([1, 2]), st.frozensets(st.integers(0, 5), max_size=4), st.integers(0, 3)),
        max_size=6,
    )
)
def test_domains_are_refused_if_and_only_if_two_of_a_tree_overlap(caps: frozenset[Cap]) -> None:
    overlap = any(
        a.tree == b.tree and a.domain & b.domain not in (frozenset(), a.domain, b.domain) for a in caps for b in caps
    )
    try:
        found = caps_of(caps)
    except ValueError:
        assert overlap
        return
    assert not overlap
    # A choice is within the caps if and only if it is within each, counted in sets.
    peers = candidates_of(range(6), caps)
    for size in range(7):
        for some in combinations(peers, size):
            counted = all(sum(each.peer in cap.domain for each in some) <= cap.most for cap in caps)
            assert keeps_caps(some, found) == counted
    assert kept(peers, found) == best(peers, found, [])


@drawn_from(INSTANCES)
def test_paths_and_sets_say_the_same(it: tuple[list[Candidate], Caps, list[Candidate]]) -> None:
    candidates, caps, given = it
    everybody = {each.peer: each for each in (*candidates, *given)}

    def extension(tree: int, of_tree: dict[DomainPath, int]) -> set[Cap]:
        path_of = {GEOGRAPHY: lambda c: c.geography, ORGANISATION: lambda c: c.organisation}[tree]
        return {
            Cap(tree, frozenset(peer for peer, each in everybody.items() if domain in domains_of(path_of(each))), cap)
            for domain, cap in of_tree.items()
        }

    as_sets = extension(GEOGRAPHY, dict(caps.geography)) | extension(ORGANISATION, dict(caps.organisation))
    inside, held = (candidates_of((each.peer for each in some), as_sets) for some in (candidates, given))
    assert kept(inside, caps_of(as_sets), held) == kept(*it)


# ----------------------------------------------------------------------------------------------------------------------
# The vectors

VECTORS = {case["name"]: case for _, case in cases_of(ROOT / generate_pruning.VECTORS)}


def test_vectors_are_fresh_and_have_every_fault() -> None:
    assert generate_pruning.stale() == []
    assert {case["code"] for case in VECTORS.values()} == {"", *pruning_replay.FAULTS}


@pytest.mark.parametrize("name", [name for name, case in VECTORS.items() if not case["code"]])
def test_an_answer_is_judged_whatever_the_order_of_its_sets(name: str) -> None:
    answer = VECTORS[name]["input"]
    turned = {field: list(reversed(value)) for field, value in answer.items()}
    assert pruning_replay.fault_in(turned) == pruning_replay.fault_in(answer) == ""


def test_another_verdict_than_the_reference_gives_is_noticed() -> None:
    for case in VECTORS.values():
        other = {"verdict": "accept", "code": ""} if case["code"] else {"verdict": "reject", "code": "not-least"}
        assert pruning_replay.problem_with("pruning", {**case, **other}) is not None


# ----------------------------------------------------------------------------------------------------------------------
# The check


CHECK = Check("merge/proofs/x", "merge", "proofs", "pruning", "-", "default", ("a",), {"instances": 30, "seed": 3})


def test_the_engine_compares_with_z3(tmp_path: Path) -> None:
    outcome = engine.run(CHECK, Workspace(tmp_path, tmp_path))
    assert outcome.verdict == "pass", outcome.detail
    assert outcome.figures["examples"] == outcome.figures["cuts"] == outcome.figures["brute_forced"] == 30
    assert all(0 < outcome.figures[name] < 30 for name in ("pruned", "made_way", "exceeded"))


def fewer(candidates: Sequence[Candidate], caps: Caps, given: Sequence[Candidate]) -> Placement:
    found = prune(candidates, caps, given)
    return Placement(frozenset(sorted(found.peers)[1:]), found.cut)


def any_greatest(candidates: Sequence[Candidate], caps: Caps, given: Sequence[Candidate]) -> Placement:
    return largest(candidates, left_beside(caps, given))


def not_beside(candidates: Sequence[Candidate], caps: Caps, given: Sequence[Candidate]) -> Placement:
    return prune(candidates, caps)


def by_arrival(candidates: Sequence[Candidate], caps: Caps, given: Sequence[Candidate]) -> Placement:
    found = prune(candidates, caps, given)
    return (
        found if [c.peer for c in candidates] == sorted(c.peer for c in candidates) else fewer(candidates, caps, given)
    )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (fewer, "or the cut's bound is another number."),
        (not_beside, "or the cut's bound is another number."),
        (any_greatest, "the reference"),
        (by_arrival, "another order gives another answer."),
    ],
)
def test_the_engine_notices_another_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: object, said: str
) -> None:
    monkeypatch.setattr(engine, "prune", rule)
    outcome = engine.run(CHECK, Workspace(tmp_path, tmp_path))
    assert outcome.verdict == "fail"
    assert said in outcome.detail


def only_counts(
    candidates: Sequence[Candidate], caps: Caps, given: Sequence[Candidate], chosen: frozenset[int], cut: Cut
) -> bool:
    return len(chosen) == len(prune(candidates, caps, given).peers)


def test_the_engine_notices_a_check_that_passes_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "check_cut", lambda *_: True)
    assert engine.run(CHECK, Workspace(tmp_path, tmp_path)).detail.endswith("passes a choice of another size.")
    monkeypatch.setattr(engine, "check_cut", only_counts)
    assert engine.run(CHECK, Workspace(tmp_path, tmp_path)).detail.endswith("is wrong about a choice of as many.")


@drawn_from(INSTANCES)
def test_what_the_engine_compares_with_is_the_definition(it: tuple[list[Candidate], Caps, list[Candidate]]) -> None:
    candidates, caps, given = it
    left = left_beside(caps, given)
    assert engine.optimum(candidates, left) == engine.best_of_all(candidates, left) == best(*it)
