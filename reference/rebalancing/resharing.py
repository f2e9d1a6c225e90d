"""The rules by which a shared secret moves from the committee of a final snapshot to that of its successor.

Pure functions of a peer's durable record and of what it was sent. A share is a token here that says of which polynomial it is; the
arithmetic is in modules of its own. That a parent gets one final successor is the commit's to ensure.

TLA+: Resharing
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .quorum import feasible, quorum

__all__ = [
    "NO_DIGEST",
    "Committee",
    "Digest",
    "Peer",
    "Polynomial",
    "Possession",
    "Proposal",
    "Response",
    "Share",
    "after_erase",
    "after_install",
    "after_possess",
    "content",
    "durable",
    "enough",
    "first_of_session",
    "genesis",
    "has_share_to_deal",
    "holds",
    "is_feasible",
    "is_qualified",
    "keeps",
    "keeps_threshold",
    "may_deal",
    "may_possess",
    "quorum_of",
    "stands_on",
    "successor",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Digest:
    """Stands for the hash of what a snapshot holds.

    Attributes:
        session: number of the proposal, 0 for the first deal of all.
        qualified: whose deals the polynomial is the sum of.
    """

    session: int
    qualified: frozenset[int]


NO_DIGEST = Digest(session=-1, qualified=frozenset())


@dataclass(frozen=True, slots=True)
class Committee:
    """Who gets shares, and how many of these make the secret."""

    members: frozenset[int]
    threshold: int


@dataclass(frozen=True, slots=True)
class Polynomial:
    """A snapshot, and the polynomial that it brings; `parent` names the snapshot before it."""

    digest: Digest
    parent: Digest
    committee: Committee


@dataclass(frozen=True, slots=True)
class Proposal:
    """A session: a committee for a successor of a parent."""

    session: int
    parent: Polynomial
    committee: Committee


@dataclass(frozen=True, slots=True)
class Share:
    """A share on disk.

    Attributes:
        polynomial: of which it is.
        under: the final snapshot under which it was dealt.
    """

    polynomial: Polynomial
    under: Digest


@dataclass(frozen=True, slots=True)
class Peer:
    """What a peer keeps: all of it durable, written at once."""

    final: Polynomial
    shares: frozenset[Share]


@dataclass(frozen=True, slots=True)
class Response:
    """A receiver's word for it that it holds the deals of these dealers, and found them good."""

    proposal: Proposal
    receiver: int
    dealers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Possession:
    """A receiver's word for it that its share is verified and on disk."""

    polynomial: Polynomial
    receiver: int


def genesis(members: frozenset[int], threshold: int) -> Polynomial:
    """The first snapshot: the secret is dealt to all."""
    return Polynomial(
        digest=Digest(session=0, qualified=frozenset()),
        parent=NO_DIGEST,
        committee=Committee(members=members, threshold=threshold),
    )


def successor(m: Proposal, qualified: frozenset[int]) -> Polynomial:
    """What a session brings if these dealers are qualified."""
    return Polynomial(
        digest=Digest(session=m.session, qualified=qualified), parent=m.parent.digest, committee=m.committee
    )


def quorum_of(faults: int, c: Committee) -> int:
    """The votes that commit a successor of this committee's snapshot."""
    return quorum(len(c.members), c.threshold, faults)


def is_feasible(faults: int, c: Committee) -> bool:
    """Tell whether a committee of this form is allowed."""
    return feasible(len(c.members), c.threshold, faults)


# ----------------------------------------------------------------------------------------------------------------------
# A peer's rules


def holds(me: Peer, p: Polynomial) -> bool:
    """Tell whether a share of a polynomial is on disk."""
    return any(x.polynomial == p for x in me.shares)


def stands_on(me: Peer, parent: Digest) -> bool:
    """[IGNORE stale-base] The snapshot is the peer's own."""
    return me.final.digest == parent


def keeps_threshold(old: Committee, new: Committee) -> bool:
    """[REJECT invalid-snapshot] A threshold never falls."""
    return new.threshold >= old.threshold


def has_share_to_deal(me: Peer, m: Proposal) -> bool:
    """A dealer deals the share that it has."""
    return holds(me, m.parent)


def may_deal(me: Peer, h: int, m: Proposal) -> bool:
    """Tell whether a member of the parent's committee shares its share."""
    return h in m.parent.committee.members and stands_on(me, m.parent.digest) and has_share_to_deal(me, m)


def content(
    liars: frozenset[int], responses: frozenset[Response], m: Proposal, qualified: frozenset[int]
) -> frozenset[int]:
    """Receivers that hold the deals of all these dealers, and found them good."""
    return frozenset(
        r
        for r in m.committee.members
        if r in liars or any(x.proposal == m and x.receiver == r and qualified <= x.dealers for x in responses)
    )


def enough(faults: int, c: Committee) -> int:
    """As many as sign that their share is on disk, so that t of them are correct: t + f."""
    return c.threshold + faults


def is_qualified(faults: int, m: Proposal, qualified: frozenset[int], contented: frozenset[int]) -> bool:
    """Tell whether deals make the new polynomial: of t dealers or more, and enough receivers are content with them."""
    return len(qualified) >= m.parent.committee.threshold and len(contented) >= enough(faults, m.committee)


def first_of_session(me: Peer, m: Proposal) -> bool:
    """A receiver keeps one polynomial of a session."""
    return all(x.polynomial.digest.session != m.session for x in me.shares)


def may_possess(
    faults: int, me: Peer, h: int, m: Proposal, qualified: frozenset[int], contented: frozenset[int]
) -> bool:
    """Tell whether a receiver combines the deals of the qualified into its share; `contented` are the receivers content with them."""
    return (
        h in contented
        and stands_on(me, m.parent.digest)
        and first_of_session(me, m)
        and is_qualified(faults, m, qualified, contented)
    )


def after_possess(me: Peer, m: Proposal, p: Polynomial) -> Peer:
    """A new share is pending: it is on disk, beside the old one."""
    return replace(me, shares=me.shares | {Share(polynomial=p, under=m.parent.digest)})


def after_install(me: Peer, p: Polynomial) -> Peer:
    """Move to a final snapshot."""
    return replace(me, final=p)


def keeps(me: Peer, x: Share) -> bool:
    """Clean-up leaves the share of the final snapshot, and those dealt under it."""
    return x.polynomial == me.final or x.under == me.final.digest


def after_erase(me: Peer) -> Peer:
    """Clean up."""
    return replace(me, shares=frozenset(x for x in me.shares if keeps(me, x)))


def durable(me: Peer) -> Peer:
    """What a restart finds on disk: all of it."""
    return me
