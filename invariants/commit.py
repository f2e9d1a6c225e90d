"""The invariants of the commit as predicates over a state of the system, one for one with those of the specification.

TLA+: Commit (section Invariants)
"""

from __future__ import annotations

from rebalancing import commit, commit_system
from rebalancing.ballot import below
from rebalancing.commit import NO_CLAIM, Claim, Echo, Vote, make_claim, record_of
from rebalancing.commit_system import CommitModel, CommitSystem, ballots_on

__all__ = ["INVARIANTS", "claim_of", "is_final"]


def honest(model: CommitModel) -> frozenset[int]:
    """The holders that follow the rules."""
    return model.rules.holders - model.liars


def claim_of(m: Echo | Vote) -> Claim:
    """What a message is about."""
    return make_claim(m.ballot, m.snapshot)


def is_prepared(model: CommitModel, s: CommitSystem, m: Echo | Vote) -> bool:
    """Tell whether what a message is about is prepared."""
    return commit_system.prepared(model, s, m.provisional, claim_of(m))


def is_final(model: CommitModel, s: CommitSystem, v: Vote) -> bool:
    """Tell whether what a vote is for is committed as final."""
    return commit_system.committed(model, s, False, claim_of(v))


def promise_kept(model: CommitModel, s: CommitSystem) -> bool:
    """The promise of a holder that has not lost it is never below a ballot under which it has signed anything."""
    return all(
        not below(record_of(s.holder[m.holder], m.provisional).promised, m.ballot)
        for m in s.grants | s.echoes | s.votes
        if m.holder in honest(model) and not s.holder[m.holder].silent
    )


def final_has_quorum(model: CommitModel, s: CommitSystem) -> bool:
    """L7: the final snapshot of a holder has the final votes of Q distinct holders in one ballot."""
    return all(
        any(
            len(
                model.liars
                | {w.holder for w in s.votes if not w.provisional and w.ballot == v.ballot and w.snapshot == v.snapshot}
            )
            >= model.rules.quorum
            for v in s.votes
            if v.snapshot.digest == s.holder[h].final.base
        )
        for h in honest(model)
        if s.holder[h].final.base != 0
    )


def one_successor(model: CommitModel, s: CommitSystem) -> bool:
    """L8: no parent has two final successors."""
    final = frozenset(m for m in s.votes if is_final(model, s, m))
    return all(all(v.snapshot == w.snapshot for w in final if v.snapshot.parent == w.snapshot.parent) for v in final)


def same_ballot(m: Echo | Vote, o: Echo | Vote) -> bool:
    """Tell whether two messages of one holder are of one ballot of one parent."""
    return (
        m.holder == o.holder
        and m.provisional == o.provisional
        and m.ballot == o.ballot
        and m.snapshot.parent == o.snapshot.parent
    )


def one_echo_and_vote(model: CommitModel, s: CommitSystem) -> bool:
    """L9: an honest holder echoes once and votes once in a ballot of one parent."""
    return all(all(m == o for o in s.echoes if same_ballot(m, o)) for m in s.echoes) and all(
        all(v == w for w in s.votes if same_ballot(v, w)) for v in s.votes
    )


def reports_a_child(model: CommitModel, s: CommitSystem) -> bool:
    """L10: what a grant reports is a child of the base that it was granted on."""
    return all(m.report == NO_CLAIM or m.report.snapshot.parent == m.parent for m in s.grants)


def prepared_once(model: CommitModel, s: CommitSystem) -> bool:
    """No ballot has two prepared snapshots of one parent."""
    found = frozenset(e for e in s.echoes if is_prepared(model, s, e))
    return all(
        all(
            m.snapshot == o.snapshot
            for o in found
            if m.provisional == o.provisional and m.ballot == o.ballot and m.snapshot.parent == o.snapshot.parent
        )
        for m in found
    )


def voted_was_prepared(model: CommitModel, s: CommitSystem) -> bool:
    """What an honest holder votes for was prepared."""
    return all(is_prepared(model, s, v) for v in s.votes)


def afresh_is_own(model: CommitModel, s: CommitSystem) -> bool:
    """What is echoed under another ballot than its own was prepared under one before."""
    return all(
        any(
            d.provisional == e.provisional
            and d.snapshot == e.snapshot
            and below(d.ballot, e.ballot)
            and is_prepared(model, s, d)
            for d in s.echoes
        )
        for e in s.echoes
        if e.ballot != e.snapshot.origin
    )


def carried_stays_valid(model: CommitModel, s: CommitSystem) -> bool:
    """What is prepared stays valid for every later ballot."""
    return all(
        commit.still_valid(s.admitted, b, e.snapshot)
        for e in s.echoes
        if is_prepared(model, s, e)
        for b in ballots_on(model, e.snapshot.parent, model.coordinators)
        if below(e.ballot, b)
    )


def proposed_once(model: CommitModel, s: CommitSystem) -> bool:
    """A correct coordinator proposes one snapshot in a ballot."""
    return all(
        m == o for m in s.proposals for o in s.proposals if m.ballot == o.ballot and m.provisional == o.provisional
    )


# TLA+ operator -> predicate
INVARIANTS = {
    "PromiseKept": promise_kept,
    "L7": final_has_quorum,
    "L8": one_successor,
    "L9": one_echo_and_vote,
    "L10": reports_a_child,
    "PreparedOnce": prepared_once,
    "VotedWasPrepared": voted_was_prepared,
    "AfreshIsOwn": afresh_is_own,
    "CarriedStaysValid": carried_stays_valid,
    "ProposedOnce": proposed_once,
}
