"""Theme: failure domains. What a sound cap ensures, what it takes to keep a quorum, and why a cut proves that a committee is largest; for any sizes.

The two lemmas about cuts are the steps of an induction over the domains of a cut: `covered` are the candidates in those that were looked at, `within` the sum
of their caps.
"""

from invariants.proofs.obligation import Obligation, Sibling
from rebalancing.domains import cannot_decrypt, cannot_veto, greatest_cap, is_sound_cap, leaves_quorum
from rebalancing.resharing import Committee, is_feasible, quorum_of, within_cap

__all__ = ["OBLIGATIONS"]

# A cap ------------------------------------------------------------------------------------------------------------------------------


def is_harmless(n: int, t: int, inside: int) -> bool:
    return inside >= 0 and cannot_decrypt(t, inside) and cannot_veto(n, t, inside)


def is_no_greater_than_the_greatest(n: int, t: int, inside: int) -> bool:
    return inside <= greatest_cap(n, t)


def is_below_the_greatest(n: int, t: int, inside: int) -> bool:
    return inside < greatest_cap(n, t)


def cap_is_sound(c: Committee, cap: int) -> bool:
    return is_sound_cap(len(c.members), c.threshold, cap)


def cap_is_one_more(c: Committee, cap: int) -> bool:
    return 0 <= cap <= greatest_cap(len(c.members), c.threshold) + 1


def domain_keeps_it(c: Committee, alike: frozenset[int], cap: int) -> bool:
    return within_cap(alike, cap, c)


def other_keeps_it(c: Committee, other: frozenset[int], cap: int) -> bool:
    return within_cap(other, cap, c)


def domain_is_too_small(c: Committee, alike: frozenset[int]) -> bool:
    return cannot_decrypt(c.threshold, len(c.members & alike))


def two_are_too_small(c: Committee, alike: frozenset[int], other: frozenset[int]) -> bool:
    return cannot_decrypt(c.threshold, len(c.members & (alike | other)))


def others_decrypt(c: Committee, alike: frozenset[int]) -> bool:
    return len(c.members - alike) >= c.threshold


def others_decrypt_without_two(c: Committee, alike: frozenset[int], other: frozenset[int]) -> bool:
    return len(c.members - alike - other) >= c.threshold


# Quorums ----------------------------------------------------------------------------------------------------------------------------


def committee_is_feasible(c: Committee, faults: int) -> bool:
    return is_feasible(faults, c)


def cap_leaves_quorum(c: Committee, faults: int, cap: int) -> bool:
    return leaves_quorum(len(c.members), c.threshold, faults, cap)


def others_are_a_quorum(c: Committee, faults: int, alike: frozenset[int]) -> bool:
    return len(c.members - alike) >= quorum_of(faults, c)


def caps_are_f_together(faults: int, cap: int, further: int) -> bool:
    return cap + further <= faults


def caps_are_f_and_one_together(faults: int, cap: int, further: int) -> bool:
    return cap + further <= faults + 1


def further_keeps_its_own(c: Committee, other: frozenset[int], further: int) -> bool:
    return within_cap(other, further, c)


def others_recover_without_two(c: Committee, faults: int, alike: frozenset[int], other: frozenset[int]) -> bool:
    """A quorum, t dealers and t + f possessors are left."""
    return (
        len(c.members - alike - other) >= quorum_of(faults, c)
        and len(c.members - alike - other) >= c.threshold
        and len(c.members - alike - other) >= c.threshold + faults
    )


# Cuts -------------------------------------------------------------------------------------------------------------------------------


def covered_keep_theirs(c: Committee, covered: frozenset[int], within: int) -> bool:
    return len(c.members & covered) <= within


def with_one_domain_more(c: Committee, covered: frozenset[int], alike: frozenset[int], within: int, cap: int) -> bool:
    return len(c.members & (covered | alike)) <= within + cap


def caps_do_not_add(c: Committee, covered: frozenset[int], alike: frozenset[int], within: int, cap: int) -> bool:
    return len(c.members & (covered | alike)) <= max(within, cap)


def are_candidates(c: Committee, candidates: frozenset[int]) -> bool:
    return c.members <= candidates


def are_no_more_than_the_bound(c: Committee, candidates: frozenset[int], covered: frozenset[int], within: int) -> bool:
    return len(c.members) <= within + len(candidates - covered)


def are_fewer_than_the_bound(c: Committee, candidates: frozenset[int], covered: frozenset[int], within: int) -> bool:
    return len(c.members) < within + len(candidates - covered)


OBLIGATIONS = (
    Obligation(
        "domains.greatest_cap",
        "No more holders than the greatest cap can neither decrypt nor veto: no greater cap is sound.",
        (is_harmless,),
        is_no_greater_than_the_greatest,
        (Sibling("They are fewer.", goal=is_below_the_greatest),),
        linear=True,
    ),
    Obligation(
        "domains.cannot_decrypt",
        "A domain within a sound cap has fewer than t shares, in a committee of any size.",
        (cap_is_sound, domain_keeps_it),
        domain_is_too_small,
        (
            Sibling("A cap may be one more.", without=("cap_is_sound",), hypotheses=(cap_is_one_more,)),
            Sibling("Two domains have fewer together.", goal=two_are_too_small, hypotheses=(other_keeps_it,)),
        ),
        reading="cardinality",
        linear=True,
    ),
    Obligation(
        "domains.cannot_veto",
        "Without a domain within a sound cap the others have t shares, in a committee of any size.",
        (cap_is_sound, domain_keeps_it),
        others_decrypt,
        (
            Sibling("A cap may be one more.", without=("cap_is_sound",), hypotheses=(cap_is_one_more,)),
            Sibling(
                "They have t without two domains too.", goal=others_decrypt_without_two, hypotheses=(other_keeps_it,)
            ),
        ),
        reading="cardinality",
        linear=True,
    ),
    Obligation(
        "domains.quorum_without_one",
        "If a domain's cap leaves a quorum, those outside it are one, in a committee of any size.",
        (domain_keeps_it, cap_leaves_quorum),
        others_are_a_quorum,
        (
            Sibling(
                "Every sound cap leaves one.",
                without=("cap_leaves_quorum",),
                hypotheses=(committee_is_feasible, cap_is_sound),
            ),
        ),
        reading="cardinality",
        linear=True,
    ),
    Obligation(
        "domains.recovery_without_f",
        "Domains whose caps are at most f together can be lost: a quorum, t dealers and t + f possessors are left, in a feasible committee of any size.",
        (committee_is_feasible, domain_keeps_it, further_keeps_its_own, caps_are_f_together),
        others_recover_without_two,
        (
            Sibling(
                "They may be f + 1 together.",
                without=("caps_are_f_together",),
                hypotheses=(caps_are_f_and_one_together,),
            ),
        ),
        reading="cardinality",
        linear=True,
    ),
    Obligation(
        "domains.cut_grows",
        "With one domain more in a cut, its cap is added to what the covered candidates may have.",
        (covered_keep_theirs, domain_keeps_it),
        with_one_domain_more,
        (Sibling("The greater of both is enough.", goal=caps_do_not_add),),
        reading="cardinality",
        linear=True,
    ),
    Obligation(
        "domains.cut_bounds",
        "No committee within the caps is larger than the bound of a cut.",
        (are_candidates, covered_keep_theirs),
        are_no_more_than_the_bound,
        (
            Sibling("Each is smaller.", goal=are_fewer_than_the_bound),
            Sibling("So is one of anybody.", without=("are_candidates",)),
        ),
        reading="cardinality",
        linear=True,
    ),
)
