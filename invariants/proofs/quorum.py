"""Theme: the commit quorum, for all n, t and f, and for committees of any size.

First what the formula promises, as arithmetic: its three promises need no hypothesis, and hold for any integers. Then what that means for
sets of holders, where `len` counts them.
"""

from invariants.proofs.obligation import Obligation, Sibling
from rebalancing.quorum import (
    dealers_remain,
    enough_to_decrypt,
    feasible,
    few_left_unerased,
    greatest_f,
    possession_remains,
    quorum,
    quorum_remains,
    quorums_share_more_than,
    sufficient,
)

# Arithmetic -------------------------------------------------------------------------------------------------------------------------


def is_committee(n: int, t: int) -> bool:
    """n holders with threshold t: neither one holder alone nor only all together can decrypt."""
    return 2 <= t <= n - 1


def some_f(f: int) -> bool:
    return f >= 0


def quorum_is_enough_to_decrypt(n: int, t: int, f: int) -> bool:
    return enough_to_decrypt(t, quorum(n, t, f))


def quorums_of_one_committee_meet(n: int, t: int, f: int) -> bool:
    return quorums_share_more_than(n, f, quorum(n, t, f))


def quorum_leaves_few_unerased(n: int, t: int, f: int) -> bool:
    return few_left_unerased(n, t, f, quorum(n, t, f))


def without_first_term(n: int, t: int, f: int) -> bool:
    return enough_to_decrypt(t, max((n + f) // 2 + 1, n - t + 1 + f))


def with_first_term_only(n: int, t: int, f: int) -> bool:
    return quorums_share_more_than(n, f, t)


def is_half_of_all_and_liars(n: int, f: int, q: int) -> bool:
    return 2 * q == n + f


def without_third_term(n: int, t: int, f: int) -> bool:
    return few_left_unerased(n, t, f, max(t, (n + f) // 2 + 1))


def is_sufficient(n: int, t: int, f: int, q: int) -> bool:
    return sufficient(n, t, f, q)


def is_no_smaller_than_the_quorum(n: int, t: int, f: int, q: int) -> bool:
    return q >= quorum(n, t, f)


def is_larger_than_the_quorum(n: int, t: int, f: int, q: int) -> bool:
    return q > quorum(n, t, f)


def one_less_breaks_a_condition(n: int, t: int, f: int) -> bool:
    return not sufficient(n, t, f, quorum(n, t, f) - 1)


def one_less_breaks_the_first(n: int, t: int, f: int) -> bool:
    return not enough_to_decrypt(t, quorum(n, t, f) - 1)


def second_term_follows(n: int, t: int, f: int) -> bool:
    """The term that makes quorums meet never exceeds both others."""
    return (n + f) // 2 + 1 <= max(t, n - t + 1 + f)


def second_term_below_first(n: int, t: int, f: int) -> bool:
    return (n + f) // 2 + 1 <= t


def feasible_but_for_size(n: int, t: int, f: int) -> bool:
    """Feasible with n one short of t + 2f."""
    return f >= 0 and 2 <= t <= n - 1 and t >= 2 * f + 1 and n >= t + 2 * f - 1


def feasible_but_for_threshold(n: int, t: int, f: int) -> bool:
    """Feasible with t one short of 2f + 1."""
    return f >= 0 and 2 <= t <= n - 1 and t >= 2 * f and n >= t + 2 * f


def all_remains(n: int, t: int, f: int) -> bool:
    """Quorum, dealers and possession, with f holders silent."""
    return quorum_remains(n, t, f) and dealers_remain(n, t, f) and possession_remains(n, t, f)


def only_dealers_remain(n: int, t: int, f: int) -> bool:
    return n - f == t


def too_few_dealers_remain(n: int, t: int, f: int) -> bool:
    return not dealers_remain(n, t, f)


def feasible_form(n: int, t: int, f: int) -> bool:
    return feasible(n, t, f)


def is_committee_with_some_f(n: int, t: int, f: int) -> bool:
    return is_committee(n, t) and some_f(f)


def f_is_in_bounds(n: int, t: int, f: int) -> bool:
    """What feasible asks of f, and of n and t no more."""
    return t >= 2 * f + 1 and n >= t + 2 * f


def two_may_be_missing(n: int, t: int) -> bool:
    return t <= n - 2


def greatest_is_feasible(n: int, t: int) -> bool:
    return feasible(n, t, greatest_f(n, t))


def one_more_is_feasible(n: int, t: int) -> bool:
    return feasible(n, t, greatest_f(n, t) + 1)


def greatest_is_greatest(n: int, t: int, f: int) -> bool:
    return f <= greatest_f(n, t)


def is_below_the_greatest(n: int, t: int, f: int) -> bool:
    return f < greatest_f(n, t)


def typical_greatest_f() -> bool:
    """The published table of typical committees."""
    return (
        greatest_f(3, 2) == 0
        and greatest_f(4, 3) == 0
        and greatest_f(5, 3) == 1
        and greatest_f(6, 4) == 1
        and greatest_f(9, 5) == 2
        and greatest_f(12, 7) == 2
        and greatest_f(16, 9) == 3
    )


def typical_quorum_is_the_threshold() -> bool:
    """Without liars, those who can decrypt can commit, in each typical committee."""
    return (
        quorum(3, 2, 0) == 2
        and quorum(4, 3, 0) == 3
        and quorum(5, 3, 0) == 3
        and quorum(6, 4, 0) == 4
        and quorum(9, 5, 0) == 5
        and quorum(12, 7, 0) == 7
        and quorum(16, 9, 0) == 9
    )


def five_of_nine_tolerate_three() -> bool:
    return greatest_f(9, 5) == 3


def three_of_six_commit_with_three() -> bool:
    return quorum(6, 3, 0) == 3


def no_liars(f: int) -> bool:
    return f == 0


def majority_threshold(n: int, t: int) -> bool:
    return 2 * t > n


def quorum_is_the_threshold(n: int, t: int, f: int) -> bool:
    return quorum(n, t, f) == t


# Sets of holders --------------------------------------------------------------------------------------------------------------------


def committee_is_feasible(committee: frozenset[int], t: int, f: int) -> bool:
    return feasible(len(committee), t, f)


def is_quorum_of(voters: frozenset[int], committee: frozenset[int], t: int, f: int) -> bool:
    """Tell whether the voters are holders of the committee, and enough of them."""
    return voters <= committee and len(voters) >= quorum(len(committee), t, f)


def is_almost_quorum_of(voters: frozenset[int], committee: frozenset[int], t: int, f: int) -> bool:
    return voters <= committee and len(voters) >= quorum(len(committee), t, f) - 1


def first_is_quorum(committee: frozenset[int], first: frozenset[int], t: int, f: int) -> bool:
    return is_quorum_of(first, committee, t, f)


def second_is_quorum(committee: frozenset[int], second: frozenset[int], t: int, f: int) -> bool:
    return is_quorum_of(second, committee, t, f)


def second_is_almost_quorum(committee: frozenset[int], second: frozenset[int], t: int, f: int) -> bool:
    return is_almost_quorum_of(second, committee, t, f)


def liars_are_few(committee: frozenset[int], liars: frozenset[int], f: int) -> bool:
    return liars <= committee and len(liars) <= f


def liars_are_one_more(committee: frozenset[int], liars: frozenset[int], f: int) -> bool:
    return liars <= committee and len(liars) <= f + 1


def they_share_more_than_f(first: frozenset[int], second: frozenset[int], f: int) -> bool:
    return len(first & second) > f


def they_share_more_than_f_and_one(first: frozenset[int], second: frozenset[int], f: int) -> bool:
    return len(first & second) > f + 1


def they_share_a_correct_holder(first: frozenset[int], second: frozenset[int], liars: frozenset[int]) -> bool:
    return any(True for holder in (first & second) - liars)


def old_shares_cannot_decrypt(committee: frozenset[int], first: frozenset[int], liars: frozenset[int], t: int) -> bool:
    """Those who have not voted, and the liars, keep fewer than t old shares."""
    return len(committee - (first - liars)) < t


def the_rest_recovers(committee: frozenset[int], liars: frozenset[int], t: int, f: int) -> bool:
    """Without the f, the holders are a quorum, t dealers and t + f possessors."""
    rest = committee - liars
    return is_quorum_of(rest, committee, t, f) and len(rest) >= t and len(rest) >= t + f


OBLIGATIONS = (
    Obligation(
        "quorum.decrypt",
        "A quorum is no smaller than a group that can decrypt.",
        (),
        quorum_is_enough_to_decrypt,
        (Sibling("The other two terms alone ensure it.", goal=without_first_term, hypotheses=(feasible,)),),
        linear=True,
    ),
    Obligation(
        "quorum.overlap",
        "Two quorums of one committee have more than f holders in common.",
        (),
        quorums_of_one_committee_meet,
        (
            Sibling("The threshold alone ensures it.", goal=with_first_term_only, hypotheses=(feasible,)),
            Sibling(
                "So have two halves of n + f.", goal=quorums_share_more_than, hypotheses=(is_half_of_all_and_liars,)
            ),
        ),
        linear=True,
    ),
    Obligation(
        "quorum.unerased",
        "Once the correct ones of a quorum have erased their old shares, at most t - 1 are left.",
        (),
        quorum_leaves_few_unerased,
        (Sibling("The first two terms alone ensure it.", goal=without_third_term, hypotheses=(feasible,)),),
        linear=True,
    ),
    Obligation(
        "quorum.least",
        "Whatever number satisfies the three conditions is no smaller than the quorum.",
        (is_sufficient,),
        is_no_smaller_than_the_quorum,
        (Sibling("It is larger than the quorum.", goal=is_larger_than_the_quorum),),
        linear=True,
    ),
    Obligation(
        "quorum.one_less",
        "One voter less than a quorum breaks at least one of the three conditions.",
        (),
        one_less_breaks_a_condition,
        (Sibling("It always breaks the first.", goal=one_less_breaks_the_first, hypotheses=(feasible,)),),
        linear=True,
    ),
    Obligation(
        "quorum.second_term",
        "Where quorums may decrypt and erase as they must, they meet: the second term of the formula never exceeds both others.",
        (),
        second_term_follows,
        (Sibling("It never exceeds the threshold.", goal=second_term_below_first, hypotheses=(feasible,)),),
        linear=True,
    ),
    Obligation(
        "quorum.live",
        "In a feasible committee with f holders silent, a quorum remains.",
        (feasible,),
        quorum_remains,
        (Sibling("t >= 2f is enough.", without=("feasible",), hypotheses=(feasible_but_for_threshold,)),),
        linear=True,
    ),
    Obligation(
        "quorum.dealers",
        "In a feasible committee with f holders silent, t good dealers remain.",
        (feasible,),
        dealers_remain,
        (
            Sibling("Any committee and f will do.", without=("feasible",), hypotheses=(is_committee, some_f)),
            Sibling(
                "Where t remain, they are too few.",
                goal=too_few_dealers_remain,
                without=("feasible",),
                hypotheses=(only_dealers_remain,),
            ),
        ),
        linear=True,
    ),
    Obligation(
        "quorum.possession",
        "In a feasible committee with f holders silent, t + f acknowledge their shares.",
        (feasible,),
        possession_remains,
        (Sibling("n >= t + 2f - 1 is enough.", without=("feasible",), hypotheses=(feasible_but_for_size,)),),
        linear=True,
    ),
    Obligation(
        "quorum.feasible_is_needed",
        "A committee in which quorum, dealers and possession remain without f holders is feasible: the conditions ask for no more.",
        (is_committee, some_f, all_remains),
        feasible_form,
        (Sibling("Possession alone tells it.", without=("all_remains",), hypotheses=(possession_remains,)),),
        linear=True,
    ),
    Obligation(
        "quorum.committee",
        "What is feasible is a committee, 2 <= t <= n - 1, and its f is not negative.",
        (feasible,),
        is_committee_with_some_f,
        (
            Sibling("The bounds on f ensure it.", without=("feasible",), hypotheses=(f_is_in_bounds,)),
            Sibling("All but two can decrypt.", goal=two_may_be_missing),
        ),
        linear=True,
    ),
    Obligation(
        "quorum.greatest_f",
        "The greatest f is feasible.",
        (is_committee,),
        greatest_is_feasible,
        (Sibling("So is one more.", goal=one_more_is_feasible),),
        linear=True,
    ),
    Obligation(
        "quorum.no_greater_f",
        "No greater f is feasible.",
        (feasible,),
        greatest_is_greatest,
        (Sibling("Every feasible f is smaller.", goal=is_below_the_greatest),),
        linear=True,
    ),
    Obligation(
        "quorum.no_liars",
        "With f = 0 and a threshold above half, the quorum is the threshold.",
        (is_committee, no_liars, majority_threshold),
        quorum_is_the_threshold,
        (Sibling("For any threshold.", without=("majority_threshold",)),),
        linear=True,
    ),
    Obligation(
        "quorum.typical_f",
        "The greatest f of the typical committees is as published.",
        (),
        typical_greatest_f,
        (Sibling("Five of nine tolerate three.", goal=five_of_nine_tolerate_three),),
    ),
    Obligation(
        "quorum.typical_quorum",
        "With f = 0, the quorum of each typical committee is its threshold.",
        (),
        typical_quorum_is_the_threshold,
        (Sibling("Three of six commit with three.", goal=three_of_six_commit_with_three),),
    ),
    Obligation(
        "quorum.sets_overlap",
        "Any two quorums of a committee of any size have more than f holders in common.",
        (committee_is_feasible, first_is_quorum, second_is_quorum),
        they_share_more_than_f,
        (
            Sibling("More than f + 1.", goal=they_share_more_than_f_and_one),
            Sibling("One voter less will do.", without=("second_is_quorum",), hypotheses=(second_is_almost_quorum,)),
        ),
        reading="cardinality",
        linear=True,
    ),
    Obligation(
        "quorum.sets_share_correct",
        "Any two quorums of a committee of any size have a correct holder in common.",
        (committee_is_feasible, first_is_quorum, second_is_quorum, liars_are_few),
        they_share_a_correct_holder,
        (Sibling("With f + 1 liars too.", without=("liars_are_few",), hypotheses=(liars_are_one_more,)),),
        reading="cardinality",
        linear=True,
    ),
    Obligation(
        "quorum.sets_unerased",
        "Once the correct voters of a quorum have erased, the others of a committee of any size keep fewer than t old shares.",
        (committee_is_feasible, first_is_quorum, liars_are_few),
        old_shares_cannot_decrypt,
        (Sibling("With f + 1 liars too.", without=("liars_are_few",), hypotheses=(liars_are_one_more,)),),
        reading="cardinality",
        linear=True,
    ),
    Obligation(
        "quorum.sets_live",
        "In a feasible committee of any size, those who are left without f of them are a quorum, t dealers and t + f possessors.",
        (committee_is_feasible, liars_are_few),
        the_rest_recovers,
        (Sibling("Without f + 1 too.", without=("liars_are_few",), hypotheses=(liars_are_one_more,)),),
        reading="cardinality",
        linear=True,
    ),
)
