"""Theme: drift, for all clocks whose rate stays within 1 - rho and 1 + rho of real time on every interval, and all real bounds.

A granter counts `granted` on its own timer from `start`; a holder counts `held` on its own from `sent`, which is not after `start`. The
moments are of real time; `belief_end` and `lease_end` are when the two timers have counted so far. The claim is L3h: the belief ends
first. Quotients are cleared of their denominators, so that the texts need none.
"""

from fractions import Fraction

from invariants.proofs.obligation import Obligation, Sibling
from rebalancing.parameters import (
    DRIFT_PPM,
    HARD_STOP_MS,
    HOLDER_STOP_MS,
    HOLDER_TTL_MS,
    LEASE_TTL_MS,
    MILLION,
    holder_share_ms,
)

# Real bounds ------------------------------------------------------------------------------------------------------------------------


def drift_is_bounded(rho: Fraction) -> bool:
    return rho >= 0 and rho < 1


def some_time_is_granted(granted: Fraction) -> bool:
    return granted > 0


def holder_clock_is_not_slower(rho: Fraction, sent: Fraction, belief_end: Fraction, held: Fraction) -> bool:
    """The holder's timer counts at least 1 - rho of the real time that its belief lasts."""
    return held >= (1 - rho) * (belief_end - sent)


def granter_clock_is_not_faster(rho: Fraction, start: Fraction, lease_end: Fraction, granted: Fraction) -> bool:
    """The granter's timer counts at most 1 + rho of the real time that its lease lasts."""
    return granted <= (1 + rho) * (lease_end - start)


def held_has_both_margins(rho: Fraction, granted: Fraction, held: Fraction) -> bool:
    """The holder counts at most granted * (1 - rho) / (1 + rho)."""
    return held * (1 + rho) <= granted * (1 - rho)


def held_has_one_margin(rho: Fraction, granted: Fraction, held: Fraction) -> bool:
    """The holder counts at most granted / (1 + rho): a fast granter is thought of, a slow holder is not."""
    return held * (1 + rho) <= granted


def held_has_the_other_margin(rho: Fraction, granted: Fraction, held: Fraction) -> bool:
    """The holder counts at most granted * (1 - rho): a slow holder is thought of, a fast granter is not."""
    return held <= granted * (1 - rho)


def sent_before_start(sent: Fraction, start: Fraction) -> bool:
    return sent <= start


def sent_before_end(sent: Fraction, lease_end: Fraction) -> bool:
    """As if the holder measured from some later moment, such as the receipt of the grant."""
    return sent <= lease_end


def belief_ends_first(belief_end: Fraction, lease_end: Fraction) -> bool:
    return belief_end <= lease_end


def belief_lasts_at_most(rho: Fraction, sent: Fraction, belief_end: Fraction, granted: Fraction) -> bool:
    """The belief lasts at most granted / (1 + rho) of real time."""
    return (1 + rho) * (belief_end - sent) <= granted


def belief_lasts_less(rho: Fraction, sent: Fraction, belief_end: Fraction, granted: Fraction) -> bool:
    return (1 + rho) * (belief_end - sent) < granted


# The published integers -------------------------------------------------------------------------------------------------------------


def is_natural(granter_ms: int) -> bool:
    return granter_ms >= 0


def share_has_both_margins(granter_ms: int) -> bool:
    """What `holder_share_ms` answers is no more than granter_ms * (1 - rho) / (1 + rho)."""
    return holder_share_ms(granter_ms) * (MILLION + DRIFT_PPM) <= granter_ms * (MILLION - DRIFT_PPM)


def one_more_has_both_margins(granter_ms: int) -> bool:
    return (holder_share_ms(granter_ms) + 1) * (MILLION + DRIFT_PPM) <= granter_ms * (MILLION - DRIFT_PPM)


def share_is_the_greatest(granter_ms: int) -> bool:
    """One millisecond more would be too much."""
    return (holder_share_ms(granter_ms) + 1) * (MILLION + DRIFT_PPM) > granter_ms * (MILLION - DRIFT_PPM)


def share_leaves_less_than_one(granter_ms: int) -> bool:
    return (holder_share_ms(granter_ms) + 1) * (MILLION + DRIFT_PPM) > granter_ms * (MILLION - DRIFT_PPM) + MILLION


def published_times() -> bool:
    """At 1050 parts per million, 30 000 ms become 29 937 and 3 000 become 2 993."""
    return (
        DRIFT_PPM == 1050
        and HARD_STOP_MS == 30000
        and LEASE_TTL_MS == 3000
        and holder_share_ms(30000) == 29937
        and holder_share_ms(3000) == 2993
        and HOLDER_STOP_MS == 29937
        and HOLDER_TTL_MS == 2993
    )


def one_margin_times() -> bool:
    """One margin alone gives the same times."""
    return holder_share_ms(30000) == 30000 * MILLION // 1001050


def share_is_held(granter_ms: int, held_ms: int) -> bool:
    return held_ms == holder_share_ms(granter_ms)


def one_more_is_held(granter_ms: int, held_ms: int) -> bool:
    return held_ms == holder_share_ms(granter_ms) + 1


def holder_clock_counts(held_ms: int, sent: Fraction, belief_end: Fraction) -> bool:
    return held_ms * MILLION >= (MILLION - DRIFT_PPM) * (belief_end - sent)


def granter_clock_counts(granter_ms: int, start: Fraction, lease_end: Fraction) -> bool:
    return granter_ms * MILLION <= (MILLION + DRIFT_PPM) * (lease_end - start)


_SETTING = (
    drift_is_bounded,
    some_time_is_granted,
    holder_clock_is_not_slower,
    granter_clock_is_not_faster,
    held_has_both_margins,
    sent_before_start,
)

OBLIGATIONS = (
    Obligation(
        "timing.belief_lasts",
        "Counting with both margins, a holder believes for at most granted / (1 + rho) of real time.",
        (drift_is_bounded, holder_clock_is_not_slower, held_has_both_margins),
        belief_lasts_at_most,
        (Sibling("It believes for less.", goal=belief_lasts_less, hypotheses=(some_time_is_granted,)),),
    ),
    Obligation(
        "timing.belief_ends_first",
        "Whatever the bound rho < 1 and the time granted, a belief that is counted with both margins from a send not after the grant ends no later than the lease.",
        _SETTING,
        belief_ends_first,
        (
            Sibling(
                "One margin, the granter's, is enough.",
                without=("held_has_both_margins",),
                hypotheses=(held_has_one_margin,),
            ),
            Sibling(
                "One margin, the holder's, is enough.",
                without=("held_has_both_margins",),
                hypotheses=(held_has_the_other_margin,),
            ),
            Sibling(
                "The holder may count from a later moment.",
                without=("sent_before_start",),
                hypotheses=(sent_before_end,),
            ),
            Sibling("Any drift will do.", without=("drift_is_bounded",)),
        ),
    ),
    Obligation(
        "timing.share_is_safe",
        "The holder's share of any time, rounded down, has both margins.",
        (),
        share_has_both_margins,
        (Sibling("So has one millisecond more.", goal=one_more_has_both_margins, hypotheses=(is_natural,)),),
        linear=True,
    ),
    Obligation(
        "timing.share_is_greatest",
        "No longer share in whole milliseconds has both margins.",
        (),
        share_is_the_greatest,
        (Sibling("It wastes no part of a millisecond.", goal=share_leaves_less_than_one, hypotheses=(is_natural,)),),
        linear=True,
    ),
    Obligation(
        "timing.share_ends_first",
        "At the published drift, a belief of the holder's share, from a send not after the grant, ends no later than the lease.",
        (is_natural, share_is_held, holder_clock_counts, granter_clock_counts, sent_before_start),
        belief_ends_first,
        (Sibling("Of one millisecond more too.", without=("share_is_held",), hypotheses=(one_more_is_held,)),),
    ),
    Obligation(
        "timing.published",
        "The published times are the shares at 1050 parts per million, exactly.",
        (),
        published_times,
        (Sibling("One margin alone gives the same times.", goal=one_margin_times),),
    ),
)
