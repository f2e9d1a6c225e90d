"""Where a record waits for what it needs: bounded, in memory only, and shared out among those who sent what is in it.

Anybody can make up records that wait for ever. So each source pays for its own: when there is no more room, the source that takes up most of it loses its oldest record,
and of two that take up as much the one of the greater name. Whoever has no more in it than its share, the room divided by the number of sources, therefore
loses nothing, whatever the others send. A record that two sources sent is there twice, so that nobody can have another's record put out by
sending it too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias

from .evidence_parameters import WAITING_BYTES
from .evidence_records import Record, to_bytes
from .identifiers import PeerId

__all__ = ["Need", "WaitingRoom"]

Need: TypeAlias = tuple[str, bytes]
"""A kind of fact, and its name."""

_Entry: TypeAlias = tuple[PeerId, bytes]
"""Who sent a record, and the digest of its bytes."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    record: Record
    size: int
    need: Need


class WaitingRoom:
    """Records that wait, each for one thing."""

    def __init__(self, most_bytes: int = WAITING_BYTES) -> None:
        self._most = most_bytes
        self._entries: dict[_Entry, _Waiting] = {}
        self._by_need: defaultdict[Need, dict[_Entry, None]] = defaultdict(dict)
        # In the order in which they came
        self._by_source: defaultdict[PeerId, dict[_Entry, None]] = defaultdict(dict)
        self._bytes: defaultdict[PeerId, int] = defaultdict(int)

    def __len__(self) -> int:
        """How many records there are; one that two sources sent counts twice."""
        return len(self._entries)

    def put(self, record: Record, need: Need, source: PeerId) -> bool:
        """Let a record wait, and tell whether there was room for it. One that the source has sent before is not there twice, and counts as new."""
        raw = to_bytes(record)
        entry = source, sha256(raw).digest()
        if entry in self._entries:
            self._remove(entry)
        self._entries[entry] = _Waiting(record, len(raw), need)
        self._by_need[need][entry] = None
        self._by_source[source][entry] = None
        self._bytes[source] += len(raw)
        while sum(self._bytes.values()) > self._most:
            greediest = max(self._bytes, key=lambda each: (self._bytes[each], each))
            self._remove(next(iter(self._by_source[greediest])))
        return entry in self._entries

    def take(self, need: Need) -> list[tuple[Record, PeerId]]:
        """Remove and return what waits for this, each with its source."""
        return [(self._remove(entry).record, entry[0]) for entry in tuple(self._by_need.get(need, ()))]

    def _remove(self, entry: _Entry) -> _Waiting:
        gone = self._entries.pop(entry)
        source = entry[0]
        self._bytes[source] -= gone.size
        del self._by_need[gone.need][entry], self._by_source[source][entry]
        if not self._by_need[gone.need]:
            del self._by_need[gone.need]
        if not self._by_source[source]:
            del self._by_source[source], self._bytes[source]
        return gone
