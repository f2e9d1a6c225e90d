"""All that a peer keeps of one manifest, as one value in one store: its shares, what it signed in the commit, and what it awaits of the owner.

The three have bytes of their own (`resharing_record.py`, `commit_record.py`, and `Awaited` below). They are written one by one while a snapshot is in
force, and together when a peer begins or moves to another: so whoever is stopped in between finds all of the old or all of the new, and a store that lost one of
them has lost all.

TLA+: Resharing!AfterInstall, Resharing!AfterLoss, Resharing!StaysSilent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast

from . import canonical, commit, commit_record, resharing, resharing_record
from .commit import Holder
from .commit_record import Durable
from .envelope import NestedEnvelope
from .errors import Reject
from .identifiers import Digest, PeerId
from .parameters import PROTOCOL_VERSION, SMALL_BODY_BYTES
from .resharing_record import MAXIMUM_SHARES, KeyRing, ShareRecord, Shares, core_share, standing_on, without_share
from .resharing_sessions import Distribution
from .shapes import Shaped, check, items, octets_up_to, one_of, shape_of
from .store import Store

__all__ = [  # noqa: RUF022 - in the order of the text
    "Awaited", "MemberRecord", "core_member", "founded", "as_shown", "MemberStore",
]  # fmt: skip


@dataclass(frozen=True)
class Awaited(KeyRing):
    """What a peer has promised the owner, and heard of it, beside the keys that it gave for geneses.

    Attributes:
        first: the first snapshot of the version in force as the owner signed it; none before there is one, or if others have shown a later snapshot.
        shares: dealt in geneses of later versions, and acknowledged.
    """

    first: tuple[NestedEnvelope, ...] = items(NestedEnvelope, 1)
    shares: tuple[ShareRecord, ...] = items(ShareRecord, MAXIMUM_SHARES)
    version: int = one_of([PROTOCOL_VERSION])

    def share_in(self, session: Digest) -> ShareRecord | None:
        """The share that was dealt in a genesis, None if there is none."""
        return next((each for each in self.shares if each.of.body.session == session), None)


NOTHING_AWAITED = Awaited(keys=(), spent=(), first=(), shares=(), version=PROTOCOL_VERSION)


@dataclass(frozen=True)
class Standing:
    """The two records of a peer that stands on a snapshot."""

    shares: Shares
    commit: Durable


@dataclass(frozen=True)
class MemberRecord:
    """All of it. `standing` is None until a first snapshot was installed, or a later one shown."""

    awaited: Awaited
    standing: Standing | None

    @property
    def manifest_version(self) -> int:
        """The version in force, 0 before there is one."""
        return self.standing.shares.final.body.manifest_version if self.standing else 0


def core_member(me: MemberRecord, name: PeerId) -> resharing.Peer:
    """Return the core's peer, which has the shares and spent keys of both parts."""
    awaited = frozenset(core_share(each, name) for each in me.awaited.shares)
    spent = frozenset(key.number for key in me.awaited.spent)
    if me.standing is None:
        nothing = resharing.nothing(1)
        return resharing.Peer(nothing, nothing.digest, awaited, spent)
    standing = resharing_record.core_of(me.standing.shares, name)
    return replace(standing, shares=standing.shares | awaited, spent=standing.spent | spent)


# ----------------------------------------------------------------------------------------------------------------------
# Beginning, and beginning again with another version


def as_shown(me: MemberRecord, of: Distribution, now_ms: int) -> MemberRecord:
    """Begin on a snapshot that others show, without a share and silent: a peer that joins cannot tell itself from one that lost its store.

    `now_ms` is wall-clock time. Raises ValueError for a peer that stands on a snapshot already.
    """
    if me.standing is not None:
        raise ValueError("the store has a record, which nothing may overwrite")
    shares = without_share(of, now_ms)
    return replace(me, standing=Standing(shares, commit_record.lost(of.name, of.sequence)))


def founded(me: MemberRecord, of: Distribution, first: NestedEnvelope, now_ms: int) -> MemberRecord:
    """Move to the first snapshot of a later version, whose share, if this peer has one, is no longer pending.

    With a share it speaks: under this snapshot it has signed nothing. Promised ballots stay promised. The shares of the version before stay until clean-up.
    """
    share = me.awaited.share_in(of.body.session)
    mine = (replace(share, of=of),) if share and share.of == of else ()
    later = tuple(each for each in me.awaited.shares if each.of.body.manifest_version > of.body.manifest_version)
    awaited = replace(NOTHING_AWAITED, first=(first,), shares=later)
    if me.standing is None and not mine:
        return replace(as_shown(me, of, now_ms), awaited=awaited)
    if me.standing is None:
        return MemberRecord(awaited, Standing(standing_on(of, mine), commit_record.at_genesis(of.name)))
    old, holder = me.standing.shares, me.standing.commit.holder
    shares = replace(old, dealt=(), final=of, keys=(), shares=(*old.shares, *mine), spent=())
    silent = holder.silent and not mine
    return MemberRecord(awaited, Standing(shares, Durable(_moved(holder, of, silent), None, None)))


def _moved(holder: Holder, of: Distribution, silent: bool) -> Holder:
    """The commit's two records on a first snapshot, with the promises of before."""
    final, provisional = (
        commit.empty_record(of.name.number, of.sequence, each.promised) for each in (holder.final, holder.provisional)
    )
    return Holder(final, provisional, silent)


# ----------------------------------------------------------------------------------------------------------------------
# As bytes, in one store


@dataclass(frozen=True)
class _Parts(Shaped):
    """The bytes of each part; none of a part that there is not."""

    awaited: bytes = octets_up_to(resharing_record.RECORD_BYTES)
    commit: bytes = octets_up_to(commit_record.RECORD_BYTES)
    shares: bytes = octets_up_to(resharing_record.RECORD_BYTES)
    version: int = one_of([PROTOCOL_VERSION])


_RECORD_BYTES = SMALL_BODY_BYTES + 2 * (2 * resharing_record.RECORD_BYTES + commit_record.RECORD_BYTES)
_EMPTY = _Parts(b"", b"", b"", PROTOCOL_VERSION)


def _read(kind: type[Any], raw: bytes) -> Any:
    try:
        value = canonical.parse(raw, _RECORD_BYTES)
        check(shape_of(kind), value)
    except Reject as error:
        raise ValueError(f"no record of a member ({error})") from error
    return kind.from_dict(value)


def _written(value: Shaped) -> bytes:
    return canonical.encode(cast("canonical.Value", value.to_dict()))


class MemberStore:
    """A peer's record in a store that holds one value.

    Attributes:
        shares, commit: stores of one part each, for `ResharingNode` and `HolderNode`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: _Parts | None = None
        self._begin_again()

    def _begin_again(self) -> None:
        self.shares: Store = _Part(self, "shares")
        self.commit: Store = _Part(self, "commit")

    def load(self) -> MemberRecord:
        """Return the record; of an empty store, one that awaits nothing. Raises StoreError, and ValueError for a value that is none."""
        parts = self._parts()
        awaited = _read(Awaited, parts.awaited) if parts.awaited else NOTHING_AWAITED
        if not parts.shares:
            return MemberRecord(awaited, None)
        standing = Standing(resharing_record.from_bytes(parts.shares), commit_record.from_bytes(parts.commit))
        return MemberRecord(awaited, standing)

    def save(self, me: MemberRecord) -> None:
        """Write the record at once. Whatever works on a part begins again: from now on what it has read is stale. Raises StoreError."""
        shares = resharing_record.to_bytes(me.standing.shares) if me.standing else b""
        commit_ = commit_record.to_bytes(me.standing.commit) if me.standing else b""
        self._begin_again()
        self._write(_Parts(_written(me.awaited), commit_, shares, PROTOCOL_VERSION))

    def save_awaited(self, awaited: Awaited) -> None:
        """Write that part alone. Raises StoreError."""
        self._write(replace(self._parts(), awaited=_written(awaited)))

    def part(self, of: Store, name: str) -> bytes | None:
        """The bytes of a part, None if there are none. Raises ValueError for whoever has read what was before."""
        self._check_present(of, name)
        return getattr(self._parts(), name) or None

    def save_part(self, of: Store, name: str, value: bytes) -> None:
        """Write one part. Raises StoreError, and ValueError for whoever has read what was before."""
        self._check_present(of, name)
        changed: Any = {name: value}
        self._write(replace(self._parts(), **changed))

    def _check_present(self, of: Store, name: str) -> None:
        if of is not getattr(self, name):
            raise ValueError("the peer has moved to another snapshot: begin again with its store")

    def _parts(self) -> _Parts:
        if self._known is None:
            raw = self._store.load()
            self._known = _EMPTY if raw is None else _read(_Parts, raw)
        return self._known

    def _write(self, parts: _Parts) -> None:
        # If the write fails, the store alone knows whether it has the old value or the new one.
        self._known = None
        self._store.save(_written(parts))
        self._known = parts


class _Part:
    """One part of a member's store, as a store."""

    def __init__(self, of: MemberStore, name: str) -> None:
        self._of, self._name = of, name

    def load(self) -> bytes | None:
        """Return the part last saved."""
        return self._of.part(self, self._name)

    def save(self, value: bytes) -> None:
        """Replace the part, and leave the others."""
        self._of.save_part(self, self._name, value)
