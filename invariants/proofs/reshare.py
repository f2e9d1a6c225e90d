"""Theme: reshare. What a possession certificate and a set of dealers are enough for, in committees of any size."""

from invariants.proofs.obligation import Obligation, Sibling
from rebalancing.resharing import Committee, enough

__all__ = ["OBLIGATIONS"]


def acknowledges(c: Committee, signers: frozenset[int], faults: int) -> bool:
    """A possession certificate: as many members as the rule asks for."""
    return signers <= c.members and len(signers) >= enough(faults, c)


def acknowledges_but_one(c: Committee, signers: frozenset[int], faults: int) -> bool:
    return signers <= c.members and len(signers) >= enough(faults, c) - 1


def liars_are_few(c: Committee, liars: frozenset[int], faults: int) -> bool:
    return liars <= c.members and len(liars) <= faults


def liars_are_one_more(c: Committee, liars: frozenset[int], faults: int) -> bool:
    return liars <= c.members and len(liars) <= faults + 1


def enough_are_correct(c: Committee, signers: frozenset[int], liars: frozenset[int]) -> bool:
    """The threshold is reached by signers that do not lie: S2 when a snapshot is committed."""
    return len(signers - liars) >= c.threshold


OBLIGATIONS = (
    Obligation(
        "reshare.possession_is_enough",
        "Of those who sign that their share is on disk t are correct, if at most f members lie, for any committee.",
        (acknowledges, liars_are_few),
        enough_are_correct,
        (
            Sibling("One signature fewer will do.", without=("acknowledges",), hypotheses=(acknowledges_but_one,)),
            Sibling("With f + 1 liars too.", without=("liars_are_few",), hypotheses=(liars_are_one_more,)),
        ),
        reading="cardinality",
        linear=True,
    ),
)
