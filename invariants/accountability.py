"""Accountability as predicates over a state of the commit's system: all that can be shown of every fork that it holds.

TLA+: Accountability (section Invariants)
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from invariants.commit import claim_of, is_final, is_prepared
from rebalancing import commit_system
from rebalancing.accountability import (
    FalseEcho,
    FinalCertificate,
    HiddenVote,
    PreparedCertificate,
    Proof,
    TwoEchoes,
    TwoVotes,
    against,
    contradicts,
    proves,
)
from rebalancing.ballot import below
from rebalancing.commit import Claim, CommitGrant, highest_reports, justifies, reports
from rebalancing.commit_system import CommitModel, CommitSystem

__all__ = ["INVARIANTS"]


def quorums_of(model: CommitModel, holders: frozenset[int]) -> Iterator[frozenset[int]]:
    """Yield every quorum of some holders."""
    return (frozenset(chosen) for chosen in combinations(sorted(holders), model.rules.quorum))


def justifications_of(model: CommitModel, s: CommitSystem, x: Claim) -> frozenset[frozenset[CommitGrant]]:
    """The justifications that can be shown beside the echoes of a claim: what they have signed, or any if they sign none."""
    if model.rules.signed_justification:
        return frozenset(e.justification for e in s.echoes if not e.provisional and claim_of(e) == x)
    return frozenset(commit_system.justifications(model, s, False, x.snapshot.parent, x.ballot))


def prepared_shown(model: CommitModel, s: CommitSystem, x: Claim) -> Iterator[PreparedCertificate]:
    """Yield every certificate of a claim, with every way to show what it reports."""
    for j in justifications_of(model, s, x):
        if contradicts(j, x):
            below_it: list[PreparedCertificate | None] = [None]
        else:
            below_it = [q for y in highest_reports(j) for q in prepared_shown(model, s, y)] if reports(j) else [None]
        for echoers in quorums_of(model, commit_system.echoers(model, s, False, x, commit_system.signed(model, j))):
            for q in below_it:
                yield PreparedCertificate(claim=x, justification=j, echoers=echoers, reported=q)


def final_shown(model: CommitModel, s: CommitSystem, x: Claim) -> Iterator[FinalCertificate]:
    """Yield every final certificate of a claim."""
    for p in prepared_shown(model, s, x):
        for voters in quorums_of(model, commit_system.voters(model, s, False, x)):
            yield FinalCertificate(prepared=p, voters=voters)


def forks(model: CommitModel, s: CommitSystem) -> Iterator[tuple[FinalCertificate, FinalCertificate]]:
    """Yield all that can be shown of two final successors of one parent, the second of no lower ballot."""
    final = {claim_of(v) for v in s.votes if is_final(model, s, v)}
    for x in final:
        for y in final:
            if x.snapshot.parent == y.snapshot.parent and x.snapshot != y.snapshot and not below(y.ballot, x.ballot):
                yield from product(final_shown(model, s, x), final_shown(model, s, y))


def named(a: FinalCertificate, b: FinalCertificate) -> frozenset[int]:
    """Whom two final certificates name."""
    return frozenset(proof.holder for proof in against(a, b))


def enough_are_named(model: CommitModel, s: CommitSystem) -> bool:
    """Two final successors of one parent name more than f holders."""
    return all(len(named(a, b)) > model.faults for a, b in forks(model, s))


def honest_are_not_named(model: CommitModel, s: CommitSystem) -> bool:
    """They name no honest one."""
    return all(named(a, b) <= model.liars for a, b in forks(model, s))


def no_proof_of_honest(model: CommitModel, s: CommitSystem) -> bool:
    """What an honest holder has signed as final never proves anything against it, whoever else lies."""
    possible: list[Proof] = [
        *(TwoEchoes(e, d) for e in s.echoes for d in s.echoes),
        *(TwoVotes(v, w) for v in s.votes for w in s.votes),
        *(FalseEcho(e) for e in s.echoes if model.rules.signed_justification),
        *(HiddenVote(v, m) for v in s.votes for m in s.grants),
    ]
    return not any(proves(proof) for proof in possible)


def prepared_is_justified(model: CommitModel, s: CommitSystem) -> bool:
    """What is prepared follows from grants of its ballot: an honest holder is among those who echoed it."""
    return all(
        any(
            justifies(justification, e.ballot, e.snapshot)
            for justification in commit_system.justifications(model, s, e.provisional, e.snapshot.parent, e.ballot)
        )
        for e in s.echoes
        if is_prepared(model, s, e)
    )


# TLA+ operator -> predicate
INVARIANTS = {
    "EnoughAreNamed": enough_are_named,
    "HonestAreNotNamed": honest_are_not_named,
    "NoProofOfHonest": no_proof_of_honest,
    "PreparedIsJustified": prepared_is_justified,
}
