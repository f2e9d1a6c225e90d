"""The rules by which a shared secret moves from the committee of a final snapshot to that of its successor.

Pure functions of a peer's durable record and of what it was sent. A share is a token here that says of which polynomial it is; the
arithmetic is in modules of its own. That a parent gets one final successor is the commit's to ensure.

TLA+: Resharing
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .quorum import feasible, quorum

__all__ = [
    "FIRST_DEAL",
    "Committee",
    "Copy",
    "Dealt",
    "Owner",
    "Peer",
    "Polynomial",
    "Possession",
    "Proposal",
    "Response",
    "Share",
    "after_deal",
    "after_deal_anew",
    "after_erase",
    "after_found",
    "after_install",
    "after_loss",
    "after_possess",
    "after_repair",
    "combined",
    "constants_are_shares",
    "content",
    "degrees_are_right",
    "digest",
    "durable",
    "enough",
    "excludes_revoked",
    "freshness",
    "genesis",
    "has_key",
    "has_not_dealt",
    "has_share_to_deal",
    "holds",
    "is_acceptable",
    "is_feasible",
    "is_next",
    "is_nothing",
    "is_qualified",
    "keeps",
    "keeps_threshold",
    "may_be_repaired",
    "may_deal",
    "may_deal_anew",
    "may_erase",
    "may_found",
    "may_help",
    "may_possess",
    "may_release",
    "no_digest",
    "nothing",
    "quorum_of",
    "stands_on",
    "stays_silent",
    "successor",
    "within_cap",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dealt:
    """What a polynomial is; also what stands for the hash by which a snapshot names it.

    Attributes:
        session: number of the proposal, 0 for the first deal of all.
        qualified: whose deals are added up.
        shifted: those of them whose polynomial begins with something else than their share.
        long: those of them who committed to one coefficient too many.
    """

    session: int
    qualified: frozenset[int] = frozenset()
    shifted: frozenset[int] = frozenset()
    long: frozenset[int] = frozenset()


FIRST_DEAL = Dealt(session=0)


@dataclass(frozen=True, slots=True)
class Committee:
    """Who gets shares, and how many of these make the secret."""

    members: frozenset[int]
    threshold: int


@dataclass(frozen=True, slots=True)
class Polynomial:
    """A snapshot of a version of the manifest, and the polynomial that it brings; `parent` names the snapshot before it."""

    version: int
    digest: Dealt
    parent: Dealt
    committee: Committee


@dataclass(frozen=True, slots=True)
class Proposal:
    """A session: a committee for a successor of a parent; `revoked` are those known to be revoked when it was made."""

    session: int
    parent: Polynomial
    committee: Committee
    revoked: frozenset[int]


@dataclass(frozen=True, slots=True)
class Share:
    """A share on disk.

    Attributes:
        polynomial: of which it is, by name.
        index: whose share it is.
        dealt: of which it is, in truth.
        under: the final snapshot under which it was dealt.
    """

    polynomial: Polynomial
    index: int
    dealt: Dealt
    under: Dealt


@dataclass(frozen=True, slots=True)
class Peer:
    """What a peer keeps: all of it durable, written at once.

    Attributes:
        final: the final snapshot on which it stands.
        clean: the final snapshot under which it last cleaned up.
        shares: on disk.
        spent: sessions under `final` whose delivery key is gone.
        silent: it lost its store, and does not know what it has voted for.
    """

    final: Polynomial
    clean: Dealt
    shares: frozenset[Share]
    spent: frozenset[int] = frozenset()
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """A receiver's word for it that it holds the deals of these dealers, and found them good."""

    session: int
    receiver: int
    dealers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Possession:
    """A receiver's word for it that its share is verified and on disk; `repaired` if others gave it back."""

    polynomial: Polynomial
    receiver: int
    repaired: bool


@dataclass(frozen=True, slots=True)
class Owner:
    """What the owner of a manifest knows of its secret.

    Attributes:
        version: the version that it dealt last, 0 before the first.
        asks: it has signed a request for shares of a version that cannot go on.
        holds: it has dealt, and has not yet forgotten.
    """

    version: int
    asks: bool = False
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """A share that was sent to the owner."""

    polynomial: Polynomial
    index: int


def no_digest(version: int) -> Dealt:
    """Name the parent of a version's first snapshot, which there is not."""
    return Dealt(session=-version)


def nothing(version: int) -> Polynomial:
    """Return what a version's first snapshot follows."""
    empty = Committee(members=frozenset(), threshold=0)
    return Polynomial(version=version, digest=no_digest(version), parent=no_digest(version), committee=empty)


def is_nothing(p: Polynomial) -> bool:
    """Tell whether a proposal with this parent is for a version's first snapshot."""
    return p.digest == no_digest(p.version)


def digest(dealt: Dealt) -> Dealt:
    """Stands for the hash by which a snapshot names what it brings."""
    return dealt


def genesis(members: frozenset[int], threshold: int) -> Polynomial:
    """The first snapshot: the secret is dealt to these."""
    committee = Committee(members=members, threshold=threshold)
    return Polynomial(version=1, digest=FIRST_DEAL, parent=no_digest(1), committee=committee)


def freshness(m: Proposal) -> int:
    """The polynomials of a session are dealt for it alone."""
    return m.session


def combined(m: Proposal, qualified: frozenset[int], shifted: frozenset[int], long: frozenset[int]) -> Dealt:
    """What the deals of these dealers add up to."""
    return Dealt(session=freshness(m), qualified=qualified, shifted=shifted, long=long)


def successor(m: Proposal, dealt: Dealt) -> Polynomial:
    """The snapshot that brings what was dealt."""
    named = digest(replace(dealt, session=m.session))
    return Polynomial(version=m.parent.version, digest=named, parent=m.parent.digest, committee=m.committee)


def quorum_of(faults: int, c: Committee) -> int:
    """The votes that commit a successor of this committee's snapshot."""
    return quorum(len(c.members), c.threshold, faults)


# ----------------------------------------------------------------------------------------------------------------------
# What a proposal may say


def is_feasible(faults: int, c: Committee) -> bool:
    """Tell whether a committee of this form is allowed."""
    return feasible(len(c.members), c.threshold, faults)


def keeps_threshold(old: Committee, new: Committee) -> bool:
    """[REJECT lowered-threshold] A threshold never falls."""
    return new.threshold >= old.threshold


def within_cap(alike: frozenset[int], cap: int, c: Committee) -> bool:
    """No failure domain has more members than its cap; `alike` are those of one."""
    return len(c.members & alike) <= cap


def excludes_revoked(c: Committee, gone: frozenset[int]) -> bool:
    """Whoever is known to be revoked gets no share."""
    return not c.members & gone


def is_acceptable(faults: int, alike: frozenset[int], cap: int, m: Proposal) -> bool:
    """Tell whether anybody may deal for a proposal."""
    return (
        is_feasible(faults, m.committee)
        and keeps_threshold(m.parent.committee, m.committee)
        and within_cap(alike, cap, m.committee)
        and excludes_revoked(m.committee, m.revoked)
    )


# ----------------------------------------------------------------------------------------------------------------------
# A peer's rules


def holds(me: Peer, p: Polynomial) -> bool:
    """Tell whether a share of a polynomial is on disk."""
    return any(x.polynomial == p for x in me.shares)


def stands_on(me: Peer, parent: Dealt) -> bool:
    """[IGNORE stale-base] The snapshot is the peer's own."""
    return me.final.digest == parent


def has_share_to_deal(me: Peer, m: Proposal) -> bool:
    """A dealer deals the share that it has."""
    return holds(me, m.parent)


def has_not_dealt(me: Peer, m: Proposal) -> bool:
    """Two deals of one dealer convict it: who lost its store does not know whether it dealt in a session that had begun."""
    return not me.silent or m.session not in me.spent


def may_deal(me: Peer, h: int, m: Proposal) -> bool:
    """Tell whether a member of the parent's committee shares its share."""
    return (
        h in m.parent.committee.members - m.revoked
        and stands_on(me, m.parent.digest)
        and has_share_to_deal(me, m)
        and has_not_dealt(me, m)
    )


def after_deal(me: Peer) -> Peer:
    """A dealer keeps what it has."""
    return me


def is_next(me: Peer, version: int, parent: Dealt) -> bool:
    """[IGNORE stale-base] It follows the peer's own snapshot, or is the first of a later version."""
    return stands_on(me, parent) or (version > me.final.version and parent == no_digest(version))


def has_key(me: Peer, m: Proposal) -> bool:
    """The key by which the deals of a session can be opened: given for it alone, under its parent, and gone with either."""
    return is_next(me, m.parent.version, m.parent.digest) and m.session not in me.spent


def content(
    liars: frozenset[int], responses: frozenset[Response], m: Proposal, qualified: frozenset[int]
) -> frozenset[int]:
    """Receivers that hold the deals of all these dealers, and found them good."""
    return frozenset(
        r
        for r in m.committee.members
        if r in liars or any(x.session == m.session and x.receiver == r and qualified <= x.dealers for x in responses)
    )


def enough(faults: int, c: Committee) -> int:
    """As many as sign that their share is on disk, so that t of them are correct: t + f."""
    return c.threshold + faults


def is_qualified(faults: int, m: Proposal, qualified: frozenset[int], contented: frozenset[int]) -> bool:
    """The deals are those of t dealers or more, and enough receivers are content with them."""
    return len(qualified) >= m.parent.committee.threshold and len(contented) >= enough(faults, m.committee)


def constants_are_shares(dealt: Dealt) -> bool:
    """[REJECT wrong-constant] Each dealer's polynomial begins with its share."""
    return not dealt.shifted


def degrees_are_right(dealt: Dealt) -> bool:
    """[REJECT wrong-degree] There are as many commitments as the new threshold."""
    return not dealt.long


def may_possess(faults: int, me: Peer, h: int, m: Proposal, dealt: Dealt, contented: frozenset[int]) -> bool:
    """Tell whether a receiver combines what was dealt into its share; `contented` are the receivers content with these dealers."""
    return (
        h in m.committee.members
        and is_next(me, m.parent.version, m.parent.digest)
        and has_key(me, m)
        and constants_are_shares(dealt)
        and degrees_are_right(dealt)
        and (is_nothing(m.parent) or (is_qualified(faults, m, dealt.qualified, contented) and h in contented))
    )


def after_possess(me: Peer, m: Proposal, x: Share) -> Peer:
    """A new share is pending: it is on disk, beside the old one, and the key that opened its parts is gone."""
    return replace(me, shares=me.shares | {x}, spent=me.spent | {m.session})


def stays_silent(me: Peer, p: Polynomial) -> bool:
    """Tell whether a holder lost its store after it may have stood on a snapshot: of one whose share it acknowledged since, it did not."""
    return me.silent and not holds(me, p)


def after_install(me: Peer, p: Polynomial) -> Peer:
    """Move to a final snapshot; with the old one go the keys that were given under it.

    The memory of those that are gone goes too, but not of a holder that stays silent.
    """
    silent = stays_silent(me, p)
    return replace(me, final=p, silent=silent, spent=me.spent if silent else frozenset())


def keeps(me: Peer, x: Share) -> bool:
    """Clean-up leaves the share of the final snapshot, those dealt under it, and those of a later version."""
    return x.polynomial == me.final or x.under == me.final.digest or x.polynomial.version > me.final.version


def may_erase(me: Peer, live: bool) -> bool:
    """Nothing is erased under a snapshot that evidence shows to be dead."""
    return live


def after_erase(me: Peer) -> Peer:
    """Clean up."""
    return replace(me, shares=frozenset(x for x in me.shares if keeps(me, x)), clean=me.final.digest)


def durable(me: Peer) -> Peer:
    """What a restart finds on disk: all of it."""
    return me


def after_loss(first: Polynomial, started: frozenset[int]) -> Peer:
    """Nothing is left; the owner's first snapshot can be had from anybody, the keys given for the sessions that have started cannot."""
    return Peer(final=first, clean=no_digest(1), shares=frozenset(), spent=started, silent=True)


def may_be_repaired(me: Peer, h: int, gone: frozenset[int]) -> bool:
    """A share is repaired for a member that was not revoked, of the snapshot in force."""
    return h in me.final.committee.members - gone and not holds(me, me.final)


def may_help(me: Peer, p: Polynomial) -> bool:
    """Tell whether a helper helps: with what it stands on."""
    return stands_on(me, p.digest) and holds(me, p)


def after_repair(me: Peer, helpers: frozenset[int], x: Share) -> Peer:
    """The sum of what the helpers send is the one share."""
    return replace(me, shares=me.shares | {x})


def may_release(signed: bool) -> bool:
    """A share is released to a request that the owner signed, and to no other."""
    return signed


# ----------------------------------------------------------------------------------------------------------------------
# The owner's rules


def may_deal_anew(o: Owner, copies: frozenset[Copy]) -> bool:
    """It deals again when it has its secret back from t shares of one polynomial; the first time it has it."""
    if o.version == 0:
        return True
    return o.asks and any(
        len({y.index for y in copies if y.polynomial == x.polynomial}) >= x.polynomial.committee.threshold
        for x in copies
    )


def after_deal_anew(o: Owner) -> Owner:
    """The next version is dealt, and its secret not yet forgotten."""
    return Owner(version=o.version + 1, asks=False, holds=True)


def may_found(possessed: bool) -> bool:
    """The first snapshot is signed with its possession certificate."""
    return possessed


def after_found(o: Owner) -> Owner:
    """The owner forgets."""
    return replace(o, holds=False)
