"""The answers of `rebalancing view`, `check-revocation` and `check-cut` as text: the first line is the verdict, and a line of its own has each field."""

from __future__ import annotations

from typing import Any

from .cut import TREES

__all__ = ["told_cut", "told_revocation", "told_view"]

MOST_REFUSED = 20
"""Records of a kind that are listed; --json lists all."""


def told_view(answer: dict[str, Any]) -> list[str]:
    """Tell a view; of a file with refused records, what the others say."""
    records, view = answer["records"], answer["view"]
    waiting, refused = records["waiting"], records["refused"]
    counts = f"{records['taken']} records taken, {records['known']} known already, {len(waiting)} waiting, {len(refused)} refused"
    lines = [f"{answer['verdict']}: {counts}", *_whose(answer)]
    if view is None:
        lines.append(_field("status", "no view: the first snapshot is not among the records that were taken"))
    else:
        lines += [
            _field("status", view["status"]),
            _field("final", _snapshot(view["final"])),
            _field("current", _snapshot(view["current"])),
            _field("policy", f"epoch {view['policy']}"),
            _field("revoked", " ".join(view["revoked"]) or "nobody"),
            _field("holders", " ".join(view["holders"]) or "nobody"),
        ]
    if answer["pruning"] is not None:
        lines += _pruning(answer["pruning"])
    lines += _some([_field("waiting", f"line {each['line']}: for {each['for']}") for each in waiting])
    lines += _some([_field("refused", refusal_of(each)) for each in refused])
    return lines


def _pruning(question: dict[str, Any]) -> list[str]:
    chosen = set(question["chosen"])
    pruned = [each for each in question["candidates"] if each not in chosen]
    if not pruned:
        return []
    given = set(question["given"])
    lines = [_field("pruned", " ".join(map(_peer, pruned)))]
    for each in question["cut"]:
        most = min(cap["most"] for cap in question["caps"] if {**each, "most": cap["most"]} == cap)
        counted = f"at most {most}, {len(given.intersection(each['domain']))} by their share"
        lines.append(_field("cut", f"{TREES[each['tree']]}, {counted}: {' '.join(map(_peer, each['domain']))}"))
    return lines


def told_revocation(answer: dict[str, Any]) -> list[str]:
    """Tell whom a proof proves revoked and by whose word, or where it fails."""
    if answer["verdict"] == "rejected":
        return [f"rejected: {refusal_of(answer)}", *_whose(answer)]
    peers = answer["peers"]
    return [
        f"revoked: {' '.join(each['peer'] for each in peers)}",
        *_whose(answer),
        *(_field("by", _word(each["peer"], word, len(peers) > 1)) for each in peers for word in each["by"]),
    ]


def _word(peer: str, word: dict[str, Any], name_peer: bool) -> str:
    if word["kind"] == "revocation":
        said = f"the owner's revocation {word['digest']} ({word['reason']})"
    else:
        said = f"final snapshot {word['digest']}, with the votes of {' '.join(word['signers'])}"
    return f"{said}, of {peer}" if name_peer else said


def told_cut(answer: dict[str, Any]) -> list[str]:
    """Tell whether an answer to a pruning question is right."""
    if answer["verdict"] == "rejected":
        return [f"rejected: {answer['code']}: {answer['sentence'].removesuffix('.')} ({answer['place']})"]
    kept = f"{answer['chosen']} of {answer['candidates']} candidates are chosen"
    return [f"accepted: {kept}; the cut shows that no more can be, and of as many they are the least"]


def refusal_of(refusal: dict[str, Any]) -> str:
    """Tell where, why and what to do, in one line."""
    where = f"line {refusal['line']}: " if refusal["line"] else ""
    detail = f" ({refusal['detail']})" if refusal["detail"] else ""
    return f"{where}{refusal['code']}: {refusal['sentence'].removesuffix('.')}{detail}; {refusal['remedy']}"


def _whose(answer: dict[str, Any]) -> list[str]:
    said = {name: f", as line {answer['said_in']} says" for name in answer["unnamed"]}
    both = {"manifest_id", "manifest_version"} <= said.keys()
    return [
        _field("owner", f"{answer['owner']}{said['owner']} and nobody else" if "owner" in said else answer["owner"]),
        _field(
            "manifest",
            f"{answer['manifest_id']}{'' if both else said.get('manifest_id', '')}, "
            f"version {answer['manifest_version']}{said.get('manifest_version', '')}",
        ),
    ]


def _some(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_REFUSED
    return lines[:MOST_REFUSED] + ([_field("and", f"{more} more; --json lists all")] if more > 0 else [])


def _field(name: str, text: str) -> str:
    return f"  {name:<9} {text}"


def _snapshot(digest: str) -> str:
    return digest if digest.strip("0") else "none"


def _peer(number: int | str) -> str:
    return f"{int(number):064x}"
