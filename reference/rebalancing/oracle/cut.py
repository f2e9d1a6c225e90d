"""Answers to the question whom to keep when not all can stay, as any implementation may give them: domains are sets of peers, and so are caps and cuts.

That no more can be kept is shown by the cut, and checked without anything that finds one (`rebalancing.cut_check`). That of all choices as great this is the least,
no cut shows: for that, and to name what is wrong, the question is answered anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from rebalancing.cut_check import check_cut
from rebalancing.domains import Cut, Path
from rebalancing.pruning import GEOGRAPHY, ORGANISATION, Cap, candidates_of, caps_of, prune

from . import values
from .values import WrongError

__all__ = ["FAULTS", "MOST_BYTES", "TREES", "Fault", "answer_on", "fault_in", "question_of"]

FAULTS = {
    "domains-overlap": "Two domains of a tree overlap, and neither lies inside the other.",
    "not-a-candidate": "Somebody is chosen who is no candidate.",
    "exceeds-cap": "In a domain more are chosen than its cap leaves beside those who are given.",
    "not-greatest": "More candidates could be chosen within the caps.",
    "not-least": "Of the choices that are as great, another one is the least.",
    "wrong-cut": "The cut does not show that no more can be chosen.",
}
"""What may be wrong, in the order in which it is asked."""

MOST_BYTES = 2**24
"""Bytes of a question that are read."""

TREES = {GEOGRAPHY: "geography", ORGANISATION: "organisation"}

_PEERS = values.names(values.natural)
_TREE = values.named(frozenset(TREES), "tree")
_CAPS = values.names(values.closed({"tree": _TREE, "domain": _PEERS, "most": values.natural}, make=Cap))
_CUT = values.names(values.closed({"tree": _TREE, "domain": _PEERS}, make=lambda tree, domain: (tree, domain)))
_READ = values.closed({"candidates": _PEERS, "caps": _CAPS, "given": _PEERS, "chosen": _PEERS, "cut": _CUT})


class Fault(NamedTuple):
    """The first of FAULTS that an answer has, and where; both are empty if it has none."""

    code: str = ""
    place: str = ""


def answer_on(raw: bytes) -> dict[str, Any]:
    """Check one question with its answer, given as JSON; return the verdict as `--json` gives it."""
    try:
        if len(raw) > MOST_BYTES:
            raise WrongError(f"the question is larger than {MOST_BYTES} bytes", "ask about fewer peers")
        if not raw.strip():
            raise WrongError("the file is empty", "give a question as one JSON object")
        answered = _parsed(raw)
        fault = fault_in(answered)
    except WrongError as problem:
        return {"verdict": "malformed", "text": str(problem)}
    if fault.code:
        return {"verdict": "rejected", "code": fault.code, "sentence": FAULTS[fault.code], "place": fault.place}
    return {"verdict": "accepted", "candidates": len(answered["candidates"]), "chosen": len(answered["chosen"])}


def _parsed(raw: bytes) -> Any:
    try:
        answered = values.parse(raw)
    except WrongError as wrong:
        raise WrongError(wrong.problem, "give a question as one JSON object") from None
    if type(answered) is dict and not answered.keys().isdisjoint(("cases", "input")):
        raise WrongError("this is a vector, and the question is its input", "give that alone: jq '.cases[0].input'")
    return answered


def fault_in(answered: Any) -> Fault:
    """Judge an answer together with its question. Raises WrongError for what is neither."""
    it = _READ(answered, "the question")
    try:
        caps, candidates, given = caps_of(it["caps"]), candidates_of(it["candidates"], it["caps"]), candidates_of(it["given"], it["caps"])  # fmt: skip
    except ValueError:
        return Fault("domains-overlap", f"caps: {_overlap(it['caps'])}")
    chosen = it["chosen"]
    if not chosen <= it["candidates"]:
        return Fault("not-a-candidate", f"chosen: {_told(chosen - it['candidates'])}")
    for cap in sorted(it["caps"], key=lambda each: (each.tree, sorted(each.domain))):
        held, inside = len(it["given"] & cap.domain), len(chosen & cap.domain)
        if inside and inside + held > cap.most:
            where = f"caps: {TREES[cap.tree]}, {_told(cap.domain)}"
            return Fault("exceeds-cap", f"{where}: {inside} chosen and {held} given, and at most {cap.most}")
    # The answer's own cut, its domains by their paths: one without a cap has none.
    paths: dict[tuple[int, Any], Path] = {
        (tree, path[-1]): path
        for tree, capped in ((GEOGRAPHY, caps.geography), (ORGANISATION, caps.organisation))
        for path in capped
    }
    uncapped = it["cut"] - paths.keys()
    geography, organisation = (
        frozenset(paths[each] for each in it["cut"] - uncapped if each[0] == tree) for tree in TREES
    )
    shown = not uncapped and check_cut(candidates, caps, given, chosen, Cut(geography, organisation))
    best = prune(candidates, caps, given).peers
    if len(chosen) < len(best):
        return Fault("not-greatest", f"chosen: {len(chosen)}, and {len(best)} could be, such as {_told(best)}")
    if chosen != best:
        return Fault("not-least", f"chosen: {_told(best - chosen)} instead of {_told(chosen - best)}")
    if uncapped:
        tree, domain = min(uncapped, key=lambda each: (each[0], sorted(each[1])))
        return Fault("wrong-cut", f"cut: {TREES[tree]}, {_told(domain)}: it has no cap")
    return Fault() if shown else Fault("wrong-cut", f"cut: it allows for more than the {len(chosen)} that are chosen")


def _overlap(caps: frozenset[Cap]) -> str:
    pairs = (
        f"{TREES[one.tree]}, {_told(one.domain)} and {_told(other.domain)}"
        for one in sorted(caps, key=lambda each: (each.tree, sorted(each.domain)))
        for other in caps
        if one.tree == other.tree and one.domain & other.domain not in (frozenset(), one.domain, other.domain)
    )
    return min(pairs)


def _told(peers: frozenset[int]) -> str:
    """Peers as the question writes them, the first few of them."""
    most = 4
    first = [values.write(peer) for peer in sorted(peers)[:most]]
    return values.compact(first).replace("]", f", and {len(peers) - most} more]" if len(peers) > most else "]")


def question_of(
    candidates: frozenset[int], caps: frozenset[Cap], given: frozenset[int]
) -> tuple[frozenset[int], dict[str, Any]]:
    """Return who keeps a place, and the question with this answer and its cut, in the form that `fault_in` reads."""
    placed = prune(candidates_of(candidates, caps), caps_of(caps), candidates_of(given, caps))
    cut = [
        {"tree": tree, "domain": _numbers(_innermost(path))}
        for tree, domains in ((GEOGRAPHY, placed.cut.geography), (ORGANISATION, placed.cut.organisation))
        for path in sorted(domains, key=_innermost)
    ]
    capped = [
        {"tree": cap.tree, "domain": _numbers(cap.domain), "most": cap.most}
        for cap in sorted(caps, key=lambda each: (each.tree, sorted(each.domain), each.most))
    ]
    return placed.peers, {
        "candidates": _numbers(candidates),
        "caps": capped,
        "given": _numbers(given),
        "chosen": _numbers(placed.peers),
        "cut": cut,
    }


def _innermost(path: Path) -> list[int]:
    """The peers of the domain that a path names, where domains are sets of peers."""
    (*_, domain) = path
    assert isinstance(domain, frozenset)
    return sorted(domain)


def _numbers(peers: Iterable[int]) -> list[int | str]:
    return [values.write(peer) for peer in sorted(peers)]
