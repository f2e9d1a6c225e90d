"""Contracts of the arithmetic: ballots, timers, quorums and back-off, confirmed by CrossHair on all paths of the running text.

Each function is one contract. Its docstring states what must hold before (`pre:`, one condition a line) and after
(`post:`, where `_` is the answer); its body calls the rules and nothing else. What follows is true for all integers, of
any size, unless a precondition says otherwise. The rules themselves stay free of any contract syntax.

`FALSE` names sentences that must be refuted. None is only searched: `BOUNDED` is empty.
"""

from __future__ import annotations

from rebalancing import backoff, lease, parameters, quorum
from rebalancing.ballot import NO_BALLOT, Ballot, below, highest
from rebalancing.lease import Granter

__all__ = ["BOUNDED", "FALSE"]

# ----------------------------------------------------------------------------------------------------------------------
# Ballots: a strict total order


def below_is_irreflexive(a: Ballot) -> bool:
    """No ballot is below itself.

    post: _
    """
    return not below(a, a)


def below_is_asymmetric(a: Ballot, b: Ballot) -> bool:
    """Of two ballots at most one is below the other.

    pre: below(a, b)
    post: _
    """
    return not below(b, a)


def below_is_transitive(a: Ballot, b: Ballot, c: Ballot) -> bool:
    """What is below a lower ballot is below the higher one.

    pre: below(a, b)
    pre: below(b, c)
    post: _
    """
    return below(a, c)


def below_is_total(a: Ballot, b: Ballot) -> bool:
    """Of two different ballots one is below the other.

    pre: a != b
    post: _
    """
    return below(a, b) or below(b, a)


def round_comes_first(a: Ballot, b: Ballot) -> bool:
    """A lower round is a lower ballot, whatever the rest.

    pre: a.round < b.round
    post: _
    """
    return below(a, b)


def nonce_comes_last(a: Ballot, b: Ballot) -> bool:
    """Two incarnations of one coordinator in one round are ordered by their nonces alone.

    pre: a.round == b.round and a.rank == b.rank and a.coordinator == b.coordinator
    post: _
    """
    return below(a, b) == (a.nonce < b.nonce)


def no_ballot_is_lowest(a: Ballot) -> bool:
    """Every ballot of a round is above no ballot at all.

    pre: a.round >= 1
    post: _
    """
    return below(NO_BALLOT, a) and not below(a, NO_BALLOT)


def highest_is_an_upper_bound(a: Ballot, b: Ballot) -> bool:
    """The higher of two is one of them, and below neither.

    post: _
    """
    top = highest(a, b)
    return (top == a or top == b) and not below(top, a) and not below(top, b)  # noqa: SIM109 - nothing is hashed


def highest_is_commutative(a: Ballot, b: Ballot) -> bool:
    """The order of the arguments is no matter.

    post: _
    """
    return highest(a, b) == highest(b, a)


# ----------------------------------------------------------------------------------------------------------------------
# Time that counts down


def less_stops_at_zero(a: int, b: int) -> bool:
    """A timer is never negative and never grows.

    pre: a >= 0 and b >= 0
    post: _
    """
    return 0 <= lease.less(a, b) <= a


def less_is_exact(a: int, b: int) -> bool:
    """Until it stops, a timer loses exactly the time that passed.

    pre: a >= b
    post: _
    """
    return lease.less(a, b) == a - b


def less_splits(a: int, b: int, c: int) -> bool:
    """Two spells of time take from a timer what they take together.

    pre: a >= 0 and b >= 0 and c >= 0
    post: _
    """
    return lease.less(lease.less(a, b), c) == lease.less(a, b + c)


def covered_is_part_of_the_time(me: Granter, c: int, d: int) -> bool:
    """A lease covers no more of a spell than there is of it, nor more than is left of the lease.

    pre: me.left >= 0 and d >= 0
    post: _
    """
    return 0 <= lease.covered(me, c, d) <= min(me.left, d)


def covered_is_nobody_elses(me: Granter, c: int, d: int) -> bool:
    """The lease of another peer covers nothing.

    pre: me.ballot.coordinator != c
    post: _
    """
    return lease.covered(me, c, d) == 0


def rest_waits_for_the_lease(me: Granter, c: int, d: int) -> bool:
    """While a peer's lease runs, it does not rest.

    pre: me.ballot.coordinator == c and me.left >= d >= 0
    pre: c in me.rest and me.rest[c] >= 0
    post: _
    """
    return lease.rest_after(me, c, d) == me.rest[c]


def holder_share_is_short(granter_ms: int) -> bool:
    """A holder counts on less than the granter gives, by twice the drift at least.

    pre: granter_ms >= 0
    post: _
    """
    share = parameters.holder_share_ms(granter_ms)
    return share * (parameters.MILLION + parameters.DRIFT_PPM) <= granter_ms * (
        parameters.MILLION - parameters.DRIFT_PPM
    )


# ----------------------------------------------------------------------------------------------------------------------
# Quorums and back-off


def quorum_is_sufficient(n: int, t: int, f: int) -> bool:
    """The quorum meets the three conditions of the theorem.

    post: _
    """
    return quorum.sufficient(n, t, f, quorum.quorum(n, t, f))


def smaller_quorum_is_not_sufficient(n: int, t: int, f: int) -> bool:
    """One voter fewer breaks one of them.

    post: _
    """
    return not quorum.sufficient(n, t, f, quorum.quorum(n, t, f) - 1)


def larger_quorum_is_sufficient(n: int, t: int, f: int, q: int) -> bool:
    """One voter more is still enough.

    pre: quorum.sufficient(n, t, f, q)
    post: _
    """
    return quorum.sufficient(n, t, f, q + 1)


def feasible_policy_survives_silence(n: int, t: int, f: int) -> bool:
    """With f members silent, quorum, dealers and possession remain.

    pre: quorum.feasible(n, t, f)
    post: _
    """
    return quorum.quorum_remains(n, t, f) and quorum.dealers_remain(n, t, f) and quorum.possession_remains(n, t, f)


def greatest_f_is_feasible(n: int, t: int) -> bool:
    """The greatest f is feasible, and the next is not.

    pre: 2 <= t <= n - 1
    post: _
    """
    f = quorum.greatest_f(n, t)
    return quorum.feasible(n, t, f) and not quorum.feasible(n, t, f + 1)


def jitter_less_than_doubles(base: int, k: int, left: int) -> bool:
    """A wait is at least its base and at least the lease that runs, and at most the bound that proofs use.

    pre: base > 0 and left >= 0
    pre: 0 <= k < parameters.BACKOFF_FRACTION
    post: _
    """
    wait = backoff.jittered_ms(base, k, left)
    return base <= wait and left <= wait <= backoff.largest_wait_ms(base, left)


def waits_never_shrink(i: int) -> bool:
    """Without jitter, each wait is at least as long as the one before, and at most the cap.

    pre: 0 <= i < backoff.WAITS - 1
    post: _
    """
    return backoff.base_ms(i) <= backoff.base_ms(i + 1) <= parameters.BACKOFF_CAP_MS


# ----------------------------------------------------------------------------------------------------------------------
# False sentences, each of which must be refuted: a reader that cannot say no has said nothing


def rounds_alone_order(a: Ballot, b: Ballot) -> bool:
    """False: ballots are ordered by their rounds.

    pre: below(a, b)
    post: _
    """
    return a.round < b.round


def equal_ballots_are_below(a: Ballot, b: Ballot) -> bool:
    """False: of two ballots one is always below the other.

    post: _
    """
    return below(a, b) or below(b, a)


def time_takes_everything(a: int, b: int) -> bool:
    """False: a timer loses exactly the time that passed.

    pre: a >= 0 and b >= 0
    post: _
    """
    return lease.less(a, b) == a - b


def holder_counts_what_the_granter_gives(granter_ms: int) -> bool:
    """False: a holder's share is all of a granter's time.

    pre: granter_ms >= 0
    post: _
    """
    return parameters.holder_share_ms(granter_ms) == granter_ms


def one_voter_fewer_is_enough(n: int, t: int, f: int) -> bool:
    """False: in a feasible committee one voter fewer would do.

    pre: quorum.feasible(n, t, f)
    post: _
    """
    return quorum.sufficient(n, t, f, quorum.quorum(n, t, f) - 1)


def majority_is_enough(n: int, t: int, f: int) -> bool:
    """False: in a feasible committee a majority is a quorum.

    pre: quorum.feasible(n, t, f)
    post: _
    """
    return quorum.sufficient(n, t, f, n // 2 + 1)


def jitter_adds_at_most_half(base: int, k: int) -> bool:
    """False: the jitter lengthens a wait by half at most.

    pre: base > 0
    pre: 0 <= k < parameters.BACKOFF_FRACTION
    post: _
    """
    return 2 * backoff.jittered_ms(base, k, 0) <= 3 * base


FALSE = (
    "rounds_alone_order",
    "equal_ballots_are_below",
    "time_takes_everything",
    "holder_counts_what_the_granter_gives",
    "one_voter_fewer_is_enough",
    "majority_is_enough",
    "jitter_adds_at_most_half",
)

BOUNDED: dict[str, str] = {}
