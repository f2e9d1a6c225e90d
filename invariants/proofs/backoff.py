"""Theme: all waits of one candidate together end before its hard stop, whatever the jitter and whatever refusals say."""

from fractions import Fraction

from invariants.proofs.obligation import Obligation, Sibling
from rebalancing.backoff import jittered_ms, largest_total_ms, largest_wait_ms
from rebalancing.parameters import (
    BACKOFF_CAP_MS,
    BACKOFF_FIRST_MS,
    BACKOFF_FRACTION,
    BACKOFF_TOTAL_MS,
    HARD_STOP_MS,
    LEASE_TTL_MS,
    MAXIMUM_ATTEMPTS,
)


def some_base(base: int) -> bool:
    return base > 0


def is_fraction(k: int) -> bool:
    return k >= 0 and k < BACKOFF_FRACTION


def is_whole(k: int) -> bool:
    return k >= 0 and k <= BACKOFF_FRACTION


def no_wait_is_larger(base: int, k: int, lease_left_ms: int) -> bool:
    return jittered_ms(base, k, lease_left_ms) <= largest_wait_ms(base, lease_left_ms)


def largest_is_two_less(base: int, k: int, lease_left_ms: int) -> bool:
    return jittered_ms(base, k, lease_left_ms) <= max(2 * base - 2, lease_left_ms)


def lease_is_no_longer_than_ttl(lease_left_ms: int) -> bool:
    return lease_left_ms <= LEASE_TTL_MS


def lease_is_no_longer_than_three_ttl(lease_left_ms: int) -> bool:
    return lease_left_ms <= 3 * LEASE_TTL_MS


def total_is_in_time(lease_left_ms: int) -> bool:
    return largest_total_ms(lease_left_ms) < BACKOFF_TOTAL_MS


def deadline_is_the_hard_stop() -> bool:
    return BACKOFF_TOTAL_MS == HARD_STOP_MS and HARD_STOP_MS == 30000 and MAXIMUM_ATTEMPTS == 6


def seven_attempts() -> bool:
    return MAXIMUM_ATTEMPTS == 7


# The waits themselves: five between six attempts, each with a jitter and a refusal of its own ------------------------------------------


def jitters_are_fractions(k0: int, k1: int, k2: int, k3: int, k4: int) -> bool:
    return is_fraction(k0) and is_fraction(k1) and is_fraction(k2) and is_fraction(k3) and is_fraction(k4)


def leases_are_no_longer_than_ttl(left0: int, left1: int, left2: int, left3: int, left4: int) -> bool:
    return (
        left0 <= LEASE_TTL_MS
        and left1 <= LEASE_TTL_MS
        and left2 <= LEASE_TTL_MS
        and left3 <= LEASE_TTL_MS
        and left4 <= LEASE_TTL_MS
    )


def total_ms(
    k0: int, k1: int, k2: int, k3: int, k4: int, left0: int, left1: int, left2: int, left3: int, left4: int
) -> int:
    """All waits together, by the rule of each."""
    base0 = min(BACKOFF_CAP_MS, BACKOFF_FIRST_MS)
    base1 = min(BACKOFF_CAP_MS, 2 * base0)
    base2 = min(BACKOFF_CAP_MS, 2 * base1)
    base3 = min(BACKOFF_CAP_MS, 2 * base2)
    base4 = min(BACKOFF_CAP_MS, 2 * base3)
    return (
        jittered_ms(base0, k0, left0)
        + jittered_ms(base1, k1, left1)
        + jittered_ms(base2, k2, left2)
        + jittered_ms(base3, k3, left3)
        + jittered_ms(base4, k4, left4)
    )


def waits_are_in_time(
    k0: int, k1: int, k2: int, k3: int, k4: int, left0: int, left1: int, left2: int, left3: int, left4: int
) -> bool:
    return total_ms(k0, k1, k2, k3, k4, left0, left1, left2, left3, left4) < BACKOFF_TOTAL_MS


def waits_are_within_the_bound(
    k0: int, k1: int, k2: int, k3: int, k4: int, left0: int, left1: int, left2: int, left3: int, left4: int
) -> bool:
    return total_ms(k0, k1, k2, k3, k4, left0, left1, left2, left3, left4) <= largest_total_ms(LEASE_TTL_MS)


def waits_are_below_the_bound(
    k0: int, k1: int, k2: int, k3: int, k4: int, left0: int, left1: int, left2: int, left3: int, left4: int
) -> bool:
    return total_ms(k0, k1, k2, k3, k4, left0, left1, left2, left3, left4) < largest_total_ms(LEASE_TTL_MS)


# The design's formula, over the reals: even a sixth wait would be in time --------------------------------------------------------------


def jitters_are_below_one(u0: Fraction, u1: Fraction, u2: Fraction, u3: Fraction, u4: Fraction, u5: Fraction) -> bool:
    return u0 < 1 and u1 < 1 and u2 < 1 and u3 < 1 and u4 < 1 and u5 < 1


def jitters_are_at_most_two(u0: Fraction, u1: Fraction, u2: Fraction, u3: Fraction, u4: Fraction, u5: Fraction) -> bool:
    return u0 <= 2 and u1 <= 2 and u2 <= 2 and u3 <= 2 and u4 <= 2 and u5 <= 2


def six_waits_are_in_time(u0: Fraction, u1: Fraction, u2: Fraction, u3: Fraction, u4: Fraction, u5: Fraction) -> bool:
    first = BACKOFF_FIRST_MS
    cap = BACKOFF_CAP_MS
    return (
        min(cap, first) * (1 + u0)
        + min(cap, 2 * first) * (1 + u1)
        + min(cap, 4 * first) * (1 + u2)
        + min(cap, 8 * first) * (1 + u3)
        + min(cap, 16 * first) * (1 + u4)
        + min(cap, 32 * first) * (1 + u5)
        < BACKOFF_TOTAL_MS
    )


OBLIGATIONS = (
    Obligation(
        "backoff.wait",
        "No wait is longer than the bound, whatever its base, jitter and refusal.",
        (some_base, is_fraction),
        no_wait_is_larger,
        (
            Sibling("The bound may be one less.", goal=largest_is_two_less),
            Sibling("The jitter may double the base.", without=("is_fraction",), hypotheses=(is_whole,)),
        ),
    ),
    Obligation(
        "backoff.total",
        "The bound on all waits together is below the deadline.",
        (lease_is_no_longer_than_ttl,),
        total_is_in_time,
        (
            Sibling(
                "Refusals may speak of three times the time to live.",
                without=("lease_is_no_longer_than_ttl",),
                hypotheses=(lease_is_no_longer_than_three_ttl,),
            ),
        ),
        linear=True,
    ),
    Obligation(
        "backoff.bound",
        "All waits together are within the bound, whatever their jitters and refusals.",
        (jitters_are_fractions, leases_are_no_longer_than_ttl),
        waits_are_within_the_bound,
        (Sibling("They are below it.", goal=waits_are_below_the_bound),),
    ),
    Obligation(
        "backoff.waits",
        "All waits together, whatever their jitters and refusals, end before the deadline.",
        (jitters_are_fractions, leases_are_no_longer_than_ttl),
        waits_are_in_time,
        (Sibling("Even if a refusal may claim any time.", without=("leases_are_no_longer_than_ttl",)),),
    ),
    Obligation(
        "backoff.six_waits",
        "Six waits of min(5 s, 250 ms * 2^i) * (1 + u) with u < 1 would still end before the deadline.",
        (jitters_are_below_one,),
        six_waits_are_in_time,
        (Sibling("For u up to 2.", without=("jitters_are_below_one",), hypotheses=(jitters_are_at_most_two,)),),
    ),
    Obligation(
        "backoff.deadline",
        "The deadline is the hard stop, 30 s, for six attempts.",
        (),
        deadline_is_the_hard_stop,
        (Sibling("For seven.", goal=seven_attempts),),
    ),
)
