"""Caps keep a domain from decrypting and from vetoing, and a largest committee within them is really largest."""

import random
from itertools import combinations
from pathlib import Path

import pytest

from rebalancing import domains
from rebalancing.domains import Candidate, Caps, Cut, Placement, bound, is_satisfiable, keeps_caps, largest
from rebalancing.quorum import feasible, greatest_f, quorum
from verifier.check import Check, Workspace
from verifier.engines import flow
from verifier.engines.flow import has_committee, instance


def spread(count: int) -> list[Candidate]:
    """Candidates in as many zones of two regions, each of its own operator; every third operator has one owner."""
    return [Candidate(i, (f"region {i % 2}", f"zone {i}"), (f"owner {i % 3}", f"operator {i}")) for i in range(count)]


NO_CAPS = Caps({}, {})


def test_everybody_has_a_place_without_caps() -> None:
    found = largest(spread(7), NO_CAPS)
    assert found.peers == frozenset(range(7))
    assert bound(spread(7), NO_CAPS, found.cut) == 7
    assert largest([], NO_CAPS).peers == frozenset()


def test_a_cap_of_each_tree() -> None:
    caps = Caps({("region 0",): 2, ("region 1",): 2}, {("owner 0",): 1})
    found = largest(spread(9), caps)
    assert len(found.peers) == 4
    assert found.cut == Cut(frozenset({("region 0",), ("region 1",)}), frozenset())


def test_a_cap_on_everything() -> None:
    caps = Caps({(): 3}, {})
    assert len(largest(spread(9), caps).peers) == 3
    assert largest(spread(9), caps).cut == Cut(frozenset({()}), frozenset())
    assert len(largest(spread(9), Caps({}, {(): 3})).peers) == 3


def test_choosing_greedily_would_not_do() -> None:
    # Peer 0 stands in the way of both others: a first choice must be taken back.
    candidates = [Candidate(0, ("a",), ("x",)), Candidate(1, ("a",), ("y",)), Candidate(2, ("b",), ("x",))]
    caps = Caps({("a",): 1, ("b",): 1}, {("x",): 1, ("y",): 1})
    assert largest(candidates, caps).peers == frozenset({1, 2})


def test_largest_agrees_with_all_subsets() -> None:
    chance = random.Random(1)
    seen = set()
    for _ in range(60):
        candidates, caps = instance(chance)
        candidates = candidates[:9]  # some capped domains have nobody left
        found = largest(candidates, caps)
        best = max(
            size
            for size in range(len(candidates) + 1)
            if any(keeps_caps(some, caps) for some in combinations(candidates, size))
        )
        assert len(found.peers) == best
        assert keeps_caps([each for each in candidates if each.peer in found.peers], caps)
        seen.add((best, len(candidates)))
    assert len(seen) > 20


def test_any_cut_is_a_bound() -> None:
    chance = random.Random(2)
    for _ in range(100):
        candidates, caps = instance(chance)
        cut = Cut(
            frozenset(each for each in caps.geography if chance.random() < 0.5),
            frozenset(each for each in caps.organisation if chance.random() < 0.5),
        )
        assert len(largest(candidates, caps).peers) <= bound(candidates, caps, cut)


def test_two_hundred_candidates() -> None:
    candidates = [
        Candidate(i, (f"{i % 5}", f"{i % 15}", f"{i % 45}"), (f"{i % 7}", f"{i % 49}", f"{i}")) for i in range(200)
    ]
    caps = Caps({(f"{i}",): 9 for i in range(5)}, {(f"{i}",): 6 for i in range(7)})
    assert len(largest(candidates, caps).peers) == 42
    assert largest(candidates, caps).cut == Cut(frozenset(), frozenset((f"{i}",) for i in range(7)))


def test_z3_tells_what_there_is() -> None:
    caps = Caps({("region 0",): 1}, {})
    assert has_committee(spread(4), caps, 3)
    assert not has_committee(spread(4), caps, 4)


def test_a_policy_is_satisfiable() -> None:
    caps = Caps({("region 0",): 2, ("region 1",): 2}, {})
    assert is_satisfiable(5, 3, 1, Caps({("region 0",): 2}, {}), spread(7))
    assert not is_satisfiable(5, 3, 1, caps, spread(7)), "two regions of two make no five"
    assert not is_satisfiable(5, 3, 1, Caps({("region 0",): 3}, {}), spread(7)), "three of five decrypt"
    assert not is_satisfiable(5, 2, 1, NO_CAPS, spread(7)), "t >= 2f + 1"


def test_a_cap_keeps_a_domain_from_decrypting_and_from_vetoing() -> None:
    for n in range(1, 8):
        for t in range(1, n + 1):
            harmless = [
                inside
                for inside in range(n + 1)
                # Of those inside no t, and of the others some t.
                if not any(combinations(range(inside), t)) and any(combinations(range(n - inside), t))
            ]
            assert harmless == [
                k for k in range(n + 1) if domains.cannot_decrypt(t, k) and domains.cannot_veto(n, t, k)
            ]
            assert harmless == [k for k in range(-1, n + 2) if domains.is_sound_cap(n, t, k)]
            assert domains.greatest_cap(n, t) == max(harmless)
    # Each by itself: two of four with a threshold of two decrypt, and three of five with one of three veto.
    assert not domains.cannot_decrypt(2, 2)
    assert domains.cannot_veto(4, 2, 2)
    assert domains.cannot_decrypt(4, 3)
    assert not domains.cannot_veto(5, 4, 3)


def test_the_stricter_of_two_caps_meets_both() -> None:
    one, other = Caps({("a",): 1, ("b",): 2}, {("x",): 3}), Caps({("b",): 1, ("c",): 0}, {("x",): 4})
    assert domains.meet(one, other) == Caps({("a",): 1, ("b",): 1, ("c",): 0}, {("x",): 3})


def test_beside_a_flow_there_is_room_for_the_rest_of_a_cap() -> None:
    room = domains.room_beside_flow(spread(1), Caps({("region 0",): 3}, {}))
    assert room.edges[("geography", ()), ("geography", ("region 0",))]["most"] == 2


def test_a_sound_cap_need_not_leave_a_quorum() -> None:
    # Three of five still decrypt without a domain of two, and cannot commit if one of them may lie.
    n, t, f = 5, 3, greatest_f(5, 3)
    assert feasible(n, t, f)
    assert domains.is_sound_cap(n, t, 2)
    assert not domains.leaves_quorum(n, t, f, 2)
    assert quorum(n, t, f) == 4
    assert domains.leaves_quorum(n, t, f, 1)


@pytest.mark.parametrize("cap", [-1, -7])
def test_a_cap_is_not_negative(cap: int) -> None:
    with pytest.raises(ValueError, match="a cap is zero or more"):
        Caps({("a",): cap}, {})


def test_nobody_is_named_twice() -> None:
    with pytest.raises(ValueError, match="a candidate is named twice"):
        largest([*spread(3), *spread(1)], NO_CAPS)


def test_a_cut_is_made_of_domains_that_have_caps() -> None:
    with pytest.raises(KeyError):
        bound(spread(3), NO_CAPS, Cut(frozenset({("region 0",)}), frozenset()))


CHECK = Check("reshare/proofs/x", "reshare", "proofs", "flow", "-", "default", ("a",), {"instances": 40, "seed": 3})


def test_the_engine_compares_with_z3(tmp_path: Path) -> None:
    outcome = flow.run(CHECK, Workspace(tmp_path, tmp_path))
    assert (outcome.verdict, outcome.figures["examples"]) == ("pass", 40)
    assert 0 < outcome.figures["capped"] <= 40


def test_the_engine_finds_a_placement_that_is_too_small_or_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def smaller(candidates: list[Candidate], caps: Caps) -> Placement:
        found = largest(candidates, caps)
        return Placement(frozenset(sorted(found.peers)[1:]), found.cut)

    monkeypatch.setattr(flow, "largest", smaller)
    monkeypatch.setattr(flow, "bound", lambda candidates, caps, cut: max(0, bound(candidates, caps, cut) - 1))
    assert flow.run(CHECK, Workspace(tmp_path, tmp_path)).detail.endswith("Z3 finds a larger committee.")
    everybody = Placement(frozenset(range(flow.MOST_CANDIDATES)), Cut(frozenset(), frozenset()))
    monkeypatch.setattr(flow, "largest", lambda candidates, caps: everybody)
    assert flow.run(CHECK, Workspace(tmp_path, tmp_path)).detail.endswith("the committee exceeds a cap.")
