"""A peer's shares as one durable value: what the core's `Peer` says, with the shares and delivery keys themselves.

The bytes are canonical JSON, so equal records are equal bytes. They are read by their own holder only, from a store that checks them; the shape is
checked all the same. They are secret.

What a peer has signed in the commit is another record (`commit_record.py`), and the two are not written together. Between the two writes this one is
behind, as that of a peer is that has not seen the certificate yet.

TLA+: Resharing!Durable, Resharing!Holds, Resharing!StandsOn, Resharing!HasKey.
"""
# ruff: noqa: RUF009 - each function called in a record's body is a `dataclasses.field`

from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from . import canonical, resharing
from .delivery import DeliveryPublicKey, ScalarBytes, delivery_public_key
from .errors import Ignore, Reject
from .group import Scalar
from .identifiers import Digest, PeerId
from .parameters import LARGEST_SAFE_INTEGER, PROTOCOL_VERSION, SMALL_BODY_BYTES
from .resharing_messages import NO_DIGEST, SnapshotBody
from .resharing_parameters import LONGEST_SESSION_MS, MAXIMUM_KEYS, SNAPSHOT_BODY_BYTES, octets_in_list_bytes
from .resharing_sessions import Distribution
from .shapes import Shaped, check, items, listed, natural, octets, one_of, record, shape_of
from .sharing import check_share

__all__ = [  # noqa: RUF022 - in the order of the text
    "MAXIMUM_PENDING", "SHARES_FOR_SESSIONS", "MAXIMUM_SHARES", "ShareRecord", "KeyRecord", "DealtRecord", "KeyRing", "Shares", "core_share", "core_of",
    "at_genesis", "standing_on", "without_share", "may_deal_in", "having_dealt", "check_room", "check_reserve", "with_key", "without_key", "to_bytes", "from_bytes",
]  # fmt: skip

# Of sessions under one final snapshot that went on to possession: each coordinator has an equal part.
MAXIMUM_PENDING = 48
# On disk at once: these and the snapshot's own, and as many of the one before until clean-up.
SHARES_FOR_SESSIONS = 2 * (MAXIMUM_PENDING + 1)
# The rest is kept free for shares that no coordinator's session brings: of first snapshots and repairs.
MAXIMUM_SHARES = SHARES_FOR_SESSIONS + 16
# A key is spent with a share or with a sum, and a helper that adds up has split.
MAXIMUM_SPENT = MAXIMUM_KEYS + MAXIMUM_SHARES


@dataclass(frozen=True)
class ShareRecord(Shaped):
    """A share on disk, and of what: `under` is the final snapshot under which it was dealt, NO_DIGEST for the owner's deal."""

    of: Distribution = record(Distribution)
    share: ScalarBytes = octets(ScalarBytes)
    under: Digest = octets(Digest)

    @property
    def scalar(self) -> Scalar:
        """The share."""
        return Scalar.from_bytes_checked(self.share.value)

    def __repr__(self) -> str:
        """Show of what it is, and not the share."""
        return f"ShareRecord(of={self.of.name})"


@dataclass(frozen=True)
class KeyRecord(Shaped):
    """A delivery key that was given, to whom, and its secret half."""

    key: DeliveryPublicKey = octets(DeliveryPublicKey)
    requester: PeerId = octets(PeerId)
    secret: ScalarBytes = octets(ScalarBytes)

    def __repr__(self) -> str:
        """Show the public half."""
        return f"KeyRecord(key={self.key})"


@dataclass(frozen=True)
class DealtRecord(Shaped):
    """A session in which this peer has dealt, or split, and its deadline."""

    deadline_ms: int = natural(0, LARGEST_SAFE_INTEGER)
    session: Digest = octets(Digest)


@dataclass(frozen=True)
class KeyRing(Shaped):
    """The delivery keys that a peer has given.

    Attributes:
        keys: given for sessions and repairs that it can still open.
        spent: those that are gone.
    """

    keys: tuple[KeyRecord, ...] = items(KeyRecord, MAXIMUM_KEYS)
    spent: tuple[DeliveryPublicKey, ...] = listed(DeliveryPublicKey, MAXIMUM_SPENT)

    def secret_of(self, key: DeliveryPublicKey) -> bytes | None:
        """The secret half of a delivery key; None if it was never given, or is gone."""
        return next((each.secret.value for each in self.keys if each.key == key), None)


@dataclass(frozen=True)
class Shares(KeyRing):
    """All that a peer must not forget of the shares of one manifest, beside the keys that it has given under `final`.

    Attributes:
        clean: the final snapshot under which it last cleaned up.
        deals_after_ms: it deals in sessions whose deadline is later. In earlier ones it may have dealt: before it lost its store, or in more than it remembers.
        dealt: sessions under `final` in which it has dealt: two deals in one prove a lie.
        final: the final snapshot on which it stands.
        shares: on disk, pending or not.
    """

    clean: Digest = octets(Digest)
    deals_after_ms: int = natural(0, LARGEST_SAFE_INTEGER)
    dealt: tuple[DealtRecord, ...] = items(DealtRecord, MAXIMUM_KEYS)
    final: Distribution = record(Distribution)
    shares: tuple[ShareRecord, ...] = items(ShareRecord, MAXIMUM_SHARES)
    version: int = one_of([PROTOCOL_VERSION])

    def share_of(self, name: Digest) -> ShareRecord | None:
        """The share of the snapshot of this name, None if there is none."""
        return next((each for each in self.shares if each.of.name == name), None)


def core_share(held: ShareRecord, name: PeerId) -> resharing.Share:
    """Return the core's share: it was checked, so it is of what it is named for."""
    polynomial = held.of.polynomial
    under = polynomial.parent if held.under == NO_DIGEST else resharing.Dealt(held.under.number)
    return resharing.Share(polynomial, name.number, polynomial.digest, under)


def core_of(me: Shares, name: PeerId) -> resharing.Peer:
    """Return the core's peer. A session is there known by the key that this peer gave for it."""
    held = frozenset(core_share(each, name) for each in me.shares)
    return resharing.Peer(
        final=me.final.polynomial,
        clean=resharing.Dealt(me.clean.number),
        shares=held,
        spent=frozenset(key.number for key in me.spent),
    )


def at_genesis(first: SnapshotBody, name: PeerId, share: Scalar) -> Shares:
    """Return the record of a member to whom the owner has dealt a share of the first snapshot.

    Raises ValueError for who is no member, and Reject bad-share, wrong-degree or bad-point: then nothing is acknowledged.
    """
    index = first.index_of(name)
    if index is None:
        raise ValueError("not a member of the first committee")
    final = Distribution(first, ())
    check_share(final.commitments, index, share)
    dealt = ShareRecord(final, ScalarBytes(share.encoding), NO_DIGEST)
    return standing_on(final, (dealt,))


def standing_on(final: Distribution, shares: tuple[ShareRecord, ...]) -> Shares:
    """Return the record of a peer that stands on a snapshot, under which it has given no key and dealt nothing."""
    return Shares(
        keys=(),
        spent=(),
        clean=final.name,
        deals_after_ms=0,
        dealt=(),
        final=final,
        shares=shares,
        version=PROTOCOL_VERSION,
    )


def without_share(final: Distribution, now_ms: int) -> Shares:
    """Return the record of a peer that stands on a snapshot that others have shown it, and has no share: it joins, or has lost its store.

    A second deal in one session would convict it, and it cannot know in which it has dealt: so it deals in none that may have begun.
    `now_ms` is wall-clock time.
    """
    return replace(standing_on(final, ()), clean=NO_DIGEST, deals_after_ms=now_ms + LONGEST_SESSION_MS)


def may_deal_in(me: Shares, session: Digest, deadline_ms: int) -> bool:
    """Tell whether this peer knows that it has not dealt, or split, in a session."""
    return all(each.session != session for each in me.dealt) and deadline_ms > me.deals_after_ms


def having_dealt(me: Shares, session: Digest, deadline_ms: int) -> Shares:
    """Remember a session in which this peer deals, or splits. If there are too many it forgets those that end first, and deals in none that ends so early."""
    dealt, after_ms = (*me.dealt, DealtRecord(deadline_ms, session)), me.deals_after_ms
    if len(dealt) > MAXIMUM_KEYS:
        after_ms = max(after_ms, min(each.deadline_ms for each in dealt))
        dealt = tuple(each for each in dealt if each.deadline_ms > after_ms)
    return replace(me, deals_after_ms=after_ms, dealt=dealt)


# ----------------------------------------------------------------------------------------------------------------------
# Room, of which each has a part: whoever begins much and ends nothing is in nobody's way but its own


def _part(room: int, among: int) -> int:
    return max(1, room // among)


def check_room(me: Shares, coordinator: PeerId, coordinators: int) -> None:
    """Check that there is room for one share more of a session of a coordinator, of so many that may propose.

    What is pending may yet be committed, and nothing shows that it will not be but another final snapshot. So nothing makes room for a coordinator that has had its part; the others have theirs, and
    what they commit makes room again. Raises Ignore too-many-shares.
    """
    pending = [each.of.snapshot[0] for each in me.shares if each.under == me.final.name and each.of.snapshot]
    its_own = sum(each.origin.coordinator == coordinator for each in pending)
    # [IGNORE too-many-shares]
    if its_own >= _part(MAXIMUM_PENDING, coordinators) or len(me.shares) >= SHARES_FOR_SESSIONS:
        raise Ignore("too-many-shares")


def check_reserve(shares: tuple[ShareRecord, ...]) -> None:
    """Check that there is room for a share that no session brings. Raises Ignore too-many-shares."""
    # [IGNORE too-many-shares]
    if len(shares) >= MAXIMUM_SHARES:
        raise Ignore("too-many-shares")


K = TypeVar("K", bound=KeyRing)


def with_key(me: K, secret: bytes, requester: PeerId, requesters: int) -> tuple[K, DeliveryPublicKey]:
    """Keep a fresh delivery key of 32 secret bytes for a requester, of so many that may ask; return its public half too.

    A requester that has its part of the keys loses the oldest: that session can no more bring a share, and another can. Raises Ignore too-many-keys.
    """
    its_own = [each for each in me.keys if each.requester == requester]
    keys = me.keys
    if len(its_own) >= _part(MAXIMUM_KEYS, requesters):
        keys = tuple(each for each in keys if each is not its_own[0])
    # [IGNORE too-many-keys]
    if len(keys) >= MAXIMUM_KEYS:
        raise Ignore("too-many-keys")
    key = delivery_public_key(secret)
    return replace(me, keys=(*keys, KeyRecord(key, requester, ScalarBytes(secret)))), key


def without_key(me: K, key: DeliveryPublicKey) -> K:
    """Drop a delivery key, and remember that it is gone."""
    return replace(me, keys=tuple(each for each in me.keys if each.key != key), spent=(*me.spent, key))


# As bytes

_OCTETS = 2 * octets_in_list_bytes(Digest.LENGTH)
_DISTRIBUTION_BYTES = SNAPSHOT_BODY_BYTES + SMALL_BODY_BYTES
RECORD_BYTES = (
    SMALL_BODY_BYTES + (MAXIMUM_SHARES + 1) * (_DISTRIBUTION_BYTES + SMALL_BODY_BYTES) + MAXIMUM_KEYS * 4 * _OCTETS
)


def to_bytes(me: Shares) -> bytes:
    """Return the canonical bytes of a record."""
    return canonical.encode(cast("canonical.Value", me.to_dict()))


def from_bytes(raw: bytes) -> Shares:
    """Return the record of its canonical bytes. Raises ValueError for any other bytes."""
    try:
        value = canonical.parse(raw, RECORD_BYTES)
        check(shape_of(Shares), value)
    except Reject as error:
        raise ValueError(f"no record of shares ({error})") from error
    return Shares.from_dict(cast("dict[str, Any]", value))
