"""Theme: ballots are totally ordered, lexicographically, and `highest` picks the greater."""

from invariants.proofs.obligation import Obligation, Sibling
from rebalancing.ballot import NO_BALLOT, Ballot, below, highest


def first_is_below(a: Ballot, b: Ballot) -> bool:
    return below(a, b)


def second_is_below(b: Ballot, c: Ballot) -> bool:
    return below(b, c)


def first_is_below_last(a: Ballot, c: Ballot) -> bool:
    return below(a, c)


def never_below_itself(a: Ballot) -> bool:
    return not below(a, a)


def second_is_not_below_first(a: Ballot, b: Ballot) -> bool:
    return not below(b, a)


def they_differ(a: Ballot, b: Ballot) -> bool:
    return a != b


def they_are_ordered(a: Ballot, b: Ballot) -> bool:
    return below(a, b) or below(b, a)


def lower_round(a: Ballot, b: Ballot) -> bool:
    return a.round < b.round


def no_higher_round(a: Ballot, b: Ballot) -> bool:
    return a.round <= b.round


def same_round(a: Ballot, b: Ballot) -> bool:
    return a.round == b.round


def lower_rank(a: Ballot, b: Ballot) -> bool:
    return a.rank < b.rank


def same_rank(a: Ballot, b: Ballot) -> bool:
    return a.rank == b.rank


def lower_coordinator(a: Ballot, b: Ballot) -> bool:
    return a.coordinator < b.coordinator


def same_coordinator(a: Ballot, b: Ballot) -> bool:
    return a.coordinator == b.coordinator


def lower_nonce(a: Ballot, b: Ballot) -> bool:
    return a.nonce < b.nonce


def highest_is_one_of_both(a: Ballot, b: Ballot) -> bool:
    return highest(a, b) == a or highest(a, b) == b


def highest_is_below_neither(a: Ballot, b: Ballot) -> bool:
    return not below(highest(a, b), a) and not below(highest(a, b), b)


def real_ballot(a: Ballot) -> bool:
    """Rounds start at 1."""
    return a.round >= 1


def above_no_ballot(a: Ballot) -> bool:
    return below(NO_BALLOT, a)


OBLIGATIONS = (
    Obligation("ballot.irreflexive", "No ballot is below itself.", (), never_below_itself),
    Obligation(
        "ballot.asymmetric",
        "Of two ballots, at most one is below the other.",
        (first_is_below,),
        second_is_not_below_first,
    ),
    Obligation(
        "ballot.transitive",
        "What is below a ballot is below whatever that one is below.",
        (first_is_below, second_is_below),
        first_is_below_last,
    ),
    Obligation("ballot.total", "Of two ballots that differ, one is below the other.", (they_differ,), they_are_ordered),
    Obligation(
        "ballot.round_first",
        "A lower round is a lower ballot, whatever the rest.",
        (lower_round,),
        first_is_below,
        (Sibling("So is the same round.", without=("lower_round",), hypotheses=(no_higher_round,)),),
    ),
    Obligation(
        "ballot.rank_second",
        "Within a round, a lower rank is a lower ballot, whatever the rest.",
        (same_round, lower_rank),
        first_is_below,
        (Sibling("In any round.", without=("same_round",)),),
    ),
    Obligation(
        "ballot.coordinator_third",
        "Within a round and rank, a lower coordinator is a lower ballot, whatever the nonce.",
        (same_round, same_rank, lower_coordinator),
        first_is_below,
        (Sibling("Of any rank.", without=("same_rank",)),),
    ),
    Obligation(
        "ballot.nonce_last",
        "Between ballots that are the same but for the nonce, the lower nonce is the lower ballot.",
        (same_round, same_rank, same_coordinator, lower_nonce),
        first_is_below,
        (Sibling("Of any coordinator.", without=("same_coordinator",)),),
    ),
    Obligation("ballot.highest_is_one", "The highest of two ballots is one of them.", (), highest_is_one_of_both),
    Obligation("ballot.highest_is_high", "The highest of two ballots is below neither.", (), highest_is_below_neither),
    Obligation("ballot.none_is_lowest", "Every real ballot is above none.", (real_ballot,), above_no_ballot),
)
