"""What an observer with perfect memory notes at each granter: history variables, never read by the protocol.

The invariants speak of what really happened, which a granter that has restarted may have forgotten.
Written in the readable subset.

TLA+: Lease (section History)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .ballot import NO_BALLOT, Ballot, highest
from .lease import Claim, LeaseRules, Request, less

__all__ = ["Past", "no_past", "past_grant", "past_learn", "past_obey", "past_release", "past_ticks"]


@dataclass(frozen=True, slots=True)
class Past:
    """The past of one granter.

    Attributes:
        granted: the highest ballot ever granted.
        ballot, number, base, due: the last grant, and when its first answer said that it would end.
        admits: whom the granter admitted at that grant.
        age, cover, rest: per peer, the age of its run of leases, how far they reach, how long it must rest.
        quiet: what is left of the minimum interval since it last learnt of a commit.
        acted, under: the last ballot obeyed on this base, and the highest ballot promised or obeyed until then.
        closed: what was promised when the base last moved.
    """

    granted: Ballot
    ballot: Ballot
    number: int
    base: int
    admits: frozenset[int]
    due: int
    age: Mapping[int, int]
    cover: Mapping[int, int]
    rest: Mapping[int, int]
    quiet: int
    acted: Ballot
    under: Ballot
    closed: Ballot


def no_past(rules: LeaseRules) -> Past:
    """Nothing has happened yet."""
    return Past(
        granted=NO_BALLOT,
        ballot=NO_BALLOT,
        number=0,
        base=0,
        admits=frozenset(),
        due=0,
        age={c: 0 for c in rules.candidates},
        cover={c: 0 for c in rules.candidates},
        rest={c: 0 for c in rules.candidates},
        quiet=0,
        acted=NO_BALLOT,
        under=NO_BALLOT,
        closed=NO_BALLOT,
    )


def past_grant(rules: LeaseRules, p: Past, m: Request, admits: frozenset[int]) -> Past:
    """Note a grant and whom its granter admits; the first answer to a number sets when it is due to end."""
    c = m.ballot.coordinator
    return replace(
        p,
        granted=highest(p.granted, m.ballot),
        ballot=m.ballot,
        number=m.number,
        base=m.base,
        admits=admits,
        due=p.due if p.ballot == m.ballot and p.number == m.number else rules.ttl,
        age={**p.age, c: 0 if p.rest[c] == 0 else p.age[c]},
        cover={**p.cover, c: rules.ttl},
        rest={**p.rest, c: rules.ttl},
    )


def past_release(p: Past, ballot: Ballot) -> Past:
    """Note that a lease was ended by its holder."""
    return replace(p, cover={**p.cover, ballot.coordinator: 0})


def past_obey(p: Past, a: Claim, promised: Ballot) -> Past:
    """Note an action and the promise under which it was carried out; it counts as a promise for all that comes after it."""
    return replace(p, acted=a.ballot, under=highest(highest(p.under, promised), a.ballot))


def past_learn(rules: LeaseRules, p: Past, promised: Ballot) -> Past:
    """Leases and actions of an old base are of no concern to a new one; what was promised until now is closed."""
    return replace(no_past(rules), granted=p.granted, quiet=rules.minimum_interval, closed=promised)


def past_rest(p: Past, c: int, d: int) -> int:
    """How long peer c must still rest after d milliseconds: covered time does not count."""
    return less(p.rest[c], d - min(p.cover[c], d))


def past_ticks(rules: LeaseRules, p: Past, d: int) -> Past:
    """Let d milliseconds pass on the granter's timer."""
    return replace(
        p,
        due=less(p.due, d),
        quiet=less(p.quiet, d),
        rest={c: past_rest(p, c, d) for c in rules.candidates},
        cover={c: less(p.cover[c], d) for c in rules.candidates},
        age={c: 0 if past_rest(p, c, d) == 0 else p.age[c] + d for c in rules.candidates},
    )
