"""The cases of whom to keep: candidates, caps and holders on the left, who stays on the right, by hand; and of each case its one-fault siblings.

The cut of a case is the reference's where it says nothing else; another may be as good. Caps are written as their trees have them: a domain is the peers in it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rebalancing.oracle import values
from rebalancing.pruning import GEOGRAPHY, ORGANISATION, Cap, candidates_of, caps_of, prune
from tests.vectors.pruning_replay import fault_in

__all__ = ["ANSWERS", "cases"]

Case = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """Whom to keep of some candidates. Of larger ones `stay` says only how many; `cut` is of another than the reference finds."""

    about: str
    candidates: Iterable[int]
    caps: tuple[Cap, ...]
    given: Iterable[int]
    stay: set[int] | int
    cut: tuple[Cap, ...] | None = None


def geo(most: int, *peers: int) -> Cap:
    return Cap(GEOGRAPHY, frozenset(peers), most)


def org(most: int, *peers: int) -> Cap:
    return Cap(ORGANISATION, frozenset(peers), most)


def classes(cap: Any, modulus: int, count: int, most: int) -> tuple[Cap, ...]:
    """The same cap on the peers of 1 to count that are alike modulo a number."""
    return tuple(cap(most, *range(first or modulus, count + 1, modulus)) for first in range(modulus))


LARGE = 2**255

ANSWERS: dict[str, Answer] = {
    # One tree
    "nobody": Answer("There is nobody to choose from.", (), (org(1, 1),), (), set()),
    "no-caps": Answer("Without caps everybody stays.", (3, 1, 2), (), (), {1, 2, 3}),
    "one-domain": Answer("Of equals the least stay.", (9, 4, 2, 3), (org(2, 2, 3, 4, 9),), (), {2, 3}),
    "numbers-not-texts": Answer("Peers are ordered as numbers: 9 comes before 10.", (10, 9), (org(1, 9, 10),), (), {9}),
    "long-numbers": Answer(
        "Peers are as large as keys, and ordered as numbers.",
        (LARGE, LARGE - 1, 7),
        (org(2, LARGE, LARGE - 1, 7),),
        (),
        {7, LARGE - 1},
    ),
    "outside": Answer("Who is in no domain with a cap stays.", (1, 2, 3), (org(1, 1, 2),), (), {1, 3}),
    "cap-of-zero": Answer("A cap may be zero.", (1, 2, 3), (org(0, 1, 2),), (), {3}),
    "nested": Answer(
        "The domains inside have caps of their own, and the one around counts too.",
        (1, 2, 3, 4, 5),
        (org(3, 1, 2, 3, 4, 5), org(1, 1, 2), org(2, 3, 4)),
        (),
        {1, 3, 4},
    ),
    "wide-inside-narrow": Answer("The cap inside may be the larger one.", (1, 2, 3), (geo(1, 1, 2, 3), geo(2, 1, 2)), (), {1}),
    "two-caps-on-a-domain": Answer("The smaller of two caps on one domain counts.", (1, 2, 3), (org(2, 1, 2, 3), org(1, 1, 2, 3)), (), {1}),
    "domain-of-nobody": Answer("A domain that nobody is in caps nothing.", (1, 2), (org(0), org(1, 1, 2)), (), {1}),
    "others-in-a-domain": Answer("Only candidates and holders count, whoever else a domain has.", (2, 3), (org(1, 1, 2), org(1, 3, 4)), (), {2, 3}),
    # Both trees
    "union": Answer("N-2: the holders of two sides, of one organisation.", (1, 2), (org(1, 1, 2),), (), {1}),
    "greedy": Answer(
        "N-6: the least of all stands in the way of two.",
        (1, 2, 3),
        (org(1, 1, 2), org(1, 3), geo(1, 1, 3), geo(1, 2)),
        (),
        {2, 3},
    ),
    "three-sides": Answer(
        "N-7: of three sides at once, in whatever order they came.",
        (0, 1, 3),
        (org(1, 0, 1), org(1, 3), geo(1, 0), geo(1, 1, 3)),
        (),
        {0, 3},
    ),
    "revoked": Answer("N-8: the other is revoked, and is no candidate.", (2,), (org(1, 1, 2),), (), {2}),
    "square": Answer(
        "One of each organisation and region: the least has its opposite with it.",
        (1, 2, 3, 4),
        (org(1, 1, 2), org(1, 3, 4), geo(1, 1, 3), geo(1, 2, 4)),
        (),
        {1, 4},
    ),
    "chain": Answer(
        "To keep the least, each of the others moves on by one.",
        (1, 2, 3, 4, 5, 6),
        (org(1, 1, 2), org(1, 3, 4), org(1, 5, 6), geo(1, 2, 3), geo(1, 4, 5), geo(1, 1, 6)),
        (),
        {1, 3, 5},
    ),
    "cut-through-both": Answer(
        "A domain of each tree is in the way.",
        (1, 2, 3, 4, 5, 6),
        (org(1, 1, 2, 3), geo(1, 4, 5, 6)),
        (),
        {1, 4},
    ),
    "another-cut": Answer(
        "A cut other than the reference's is as good if its bound is.",
        (1, 2, 3),
        (org(1, 1, 2, 3), geo(1, 1, 2, 3)),
        (),
        {1},
        cut=(org(1, 1, 2, 3),),
    ),
    # Holders
    "given-counts": Answer(
        "Who holds a keyshare counts in each domain around.",
        (1, 2, 3),
        (org(2, 1, 2, 7), geo(2, 1, 3, 7), org(1, 3)),
        (7,),
        {2, 3},
    ),
    "given-fills": Answer("A domain that holders fill has no place left.", (1, 2, 3), (org(1, 1, 2, 7),), (7,), {3}),
    "given-exceeds": Answer("Holders stay where they alone exceed a cap, and nobody joins them.", (1, 2), (org(1, 1, 7, 8), org(1, 2)), (7, 8), {2}),
    "given-and-candidate": Answer("Keyshare and manifest of a node count alike.", (1, 2), (org(1, 1), org(1, 2)), (1,), {2}),
    "both-at-one-node": Answer("A node may have both where its cap is two.", (1, 2), (org(2, 1), org(1, 2)), (1,), {1, 2}),
    "all-given": Answer("Everybody holds a keyshare; four more fit.", (1, 2, 3, 4, 5), (geo(9, 1, 2, 3, 4, 5), org(3, 1, 2)), (1, 2, 3, 4, 5), {1, 3, 4, 5}),
    # Larger ones
    "thirty": Answer(
        "Thirty peers of five organisations, in three regions.",
        range(1, 31),
        (*classes(org, 5, 30, 3), *classes(geo, 3, 30, 4)),
        (),
        12,
    ),
    "sixty": Answer(
        "Sixty peers: operators within owners, zones within regions; ten hold keyshares, all in one region, and leave nothing of it.",
        range(1, 61),
        (*classes(org, 4, 60, 9), *classes(org, 12, 60, 4), *classes(geo, 5, 60, 6), *classes(geo, 15, 60, 3)),
        range(5, 55, 5),
        24,
    ),
}  # fmt: skip


def _given(answer: Answer) -> Case:
    """Question and answer, as a case has them."""
    candidates, given = frozenset(answer.candidates), frozenset(answer.given)
    found = prune(candidates_of(candidates, answer.caps), caps_of(answer.caps), candidates_of(given, answer.caps))
    cut = [Cap(GEOGRAPHY, path[-1], 0) for path in found.cut.geography]
    cut += [Cap(ORGANISATION, path[-1], 0) for path in found.cut.organisation]
    if answer.cut is not None:
        assert {(each.tree, each.domain) for each in cut} != {(each.tree, each.domain) for each in answer.cut}
        cut = list(answer.cut)
    return {
        "candidates": _peers(candidates),
        "caps": [{"tree": cap.tree, "domain": _peers(cap.domain), "most": cap.most} for cap in answer.caps],
        "given": _peers(given),
        "chosen": _peers(found.peers),
        "cut": sorted(({"tree": each.tree, "domain": _peers(each.domain)} for each in cut), key=values.compact),
    }


def _peers(peers: Iterable[int]) -> list[Any]:
    return [values.write(peer) for peer in sorted(peers)]


def _case(
    name: str, about: str, given: Case, sibling: str = "", path: str = "", change: str = "", code: str = ""
) -> Case:
    verdict = "reject" if code else "accept"
    return {"name": name, "about": about, "sibling": sibling, "path": path, "change": change, "verdict": verdict, "code": code, "input": given}  # fmt: skip


def _faults(given: Case) -> Iterator[tuple[str, str, str, Any]]:
    """What may be put in one place of an answer, so that it is wrong: what it is called, the change, the path and what is there."""
    chosen, cut = given["chosen"], given["cut"]
    left = [peer for peer in given["candidates"] if peer not in chosen]
    capped = [{"tree": cap["tree"], "domain": cap["domain"]} for cap in given["caps"]]
    if left:
        yield "one-more", "The least of the others is kept too.", "/chosen", [*chosen, left[0]]
        if chosen:
            yield (
                "swapped",
                "The least of the others is kept instead of the last one.",
                "/chosen",
                [*chosen[:-1], left[0]],
            )
            yield "last", "The last of the others is kept instead of the first one.", "/chosen", [*chosen[1:], left[-1]]
    if chosen:
        yield "one-less", "The last one is not kept.", "/chosen", chosen[:-1]
        yield "stranger", "Somebody is kept who is no candidate.", "/chosen", [*chosen[:-1], 99]
    for each in cut[:1]:
        yield "cut-less", "A domain is left out of the cut.", "/cut", [other for other in cut if other != each]
        yield (
            "cut-other-tree",
            "The domain is one of the other tree.",
            "/cut/0/tree",
            GEOGRAPHY + ORGANISATION - each["tree"],
        )
    for each in [domain for domain in capped if domain not in cut][:1]:
        yield "cut-more", "A domain is in the cut that need not be.", "/cut", [*cut, each]
    for each in given["candidates"][:1]:
        unknown = {"tree": GEOGRAPHY, "domain": [each, 99]}
        yield "cut-without-a-cap", "A domain without a cap is in the cut.", "/cut", [*cut, unknown]
    for each in [cap for cap in given["caps"] if len(cap["domain"]) > 1][:1]:
        overlap = {**each, "domain": [each["domain"][0], 99]}
        yield "overlap", "Another domain of a tree overlaps.", "/caps", [*given["caps"], overlap]


def _put(given: Case, path: str, value: Any) -> Case:
    changed = copy.deepcopy(given)
    *outer, last = [int(step) if step.isdigit() else step for step in path.split("/")[1:]]
    place: Any = changed
    for step in outer:
        place = place[step]
    place[last] = value
    return changed


def cases() -> list[Case]:
    """Return every answer and its siblings with one fault. Raises ValueError if the reference keeps others than a case says."""
    found: list[Case] = []
    for name, answer in ANSWERS.items():
        given = _given(answer)
        stay = _peers(answer.stay) if isinstance(answer.stay, set) else answer.stay
        if stay not in (given["chosen"], len(given["chosen"])):
            raise ValueError(f"{name}: {stay} should stay, and the reference keeps {given['chosen']}")
        found.append(_case(name, answer.about, given))
        for kind, change, path, value in _faults(given):
            changed = _put(given, path, value)
            # Another cut may be as good.
            if code := fault_in(changed):
                found.append(_case(f"{name}/{kind}", answer.about, changed, name, path, change, code))
    return found
