"""A network in virtual time: every message has a latency of its own, and a fault may lose, repeat, delay or replay it; links are cut and healed.

Whoever is paused gets what came meanwhile afterwards; whoever is down gets nothing.
"""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

__all__ = ["Chance", "Message", "Network", "Wakeup"]

LEAST_LATENCY_MS, MORE_LATENCY_MS = 5, 60
FLAP_MS = 700


@dataclass(frozen=True)
class Chance:
    """Everything that is drawn is a function of a seed and of what it is drawn for: a fault that is left out changes no other draw."""

    seed: int

    def octets(self, *purpose: object) -> bytes:
        """Return 64 bytes."""
        return blake2b(repr((self.seed, *purpose)).encode()).digest()

    def below(self, bound: int, *purpose: object) -> int:
        """Return a number from 0 to bound - 1."""
        return int.from_bytes(self.octets(*purpose)[:8], "big") % bound


@dataclass(frozen=True)
class Message:
    """Something that one node sends another. What it holds is immutable, so the two share it."""

    kind: str
    source: int
    target: int
    what: Any


@dataclass(frozen=True)
class Wakeup:
    """A timer of a node runs down; one that was set before a crash means nothing after it."""

    kind: str
    node: int
    incarnation: int
    what: Any = None


@dataclass
class _Cut:
    until_ms: int
    apart: frozenset[int]
    one_way: bool
    began_ms: int
    flaps: bool

    def severs(self, source: int, target: int, now_ms: int) -> bool:
        if self.flaps and (now_ms - self.began_ms) // FLAP_MS % 2:
            return False
        if self.one_way:
            return source in self.apart and target not in self.apart
        return (source in self.apart) != (target in self.apart)


@dataclass
class Network:
    """Events in the order of their time; of one time, in that of their number."""

    chance: Chance
    counts: Counter[str]
    now_ms: int = 0
    healed: bool = False
    _events: list[tuple[int, int, Message | Wakeup]] = field(default_factory=list)
    _number: int = 0
    _sent: Counter[tuple[int, int]] = field(default_factory=Counter)
    _pending: dict[int, list[tuple[int, str, int]]] = field(default_factory=dict)
    _cuts: list[_Cut] = field(default_factory=list)
    _paused: dict[int, int] = field(default_factory=dict)

    def send(self, message: Message) -> None:
        """Send a message, which may meet a fault."""
        link = (message.source, message.target)
        self._sent[link] += 1
        latency = LEAST_LATENCY_MS + self.chance.below(MORE_LATENCY_MS, "latency", link, self._sent[link])
        verdict, ms = self._verdict(message.source)
        if verdict == "lose":
            return
        if verdict == "delay":
            latency += ms
        self._push(self.now_ms + latency, message)
        if verdict in ("duplicate", "replay"):
            self._push(self.now_ms + latency + ms, message)

    def wake(self, after_ms: int, wakeup: Wakeup) -> None:
        """Set a timer."""
        self._push(self.now_ms + max(after_ms, 1), wakeup)

    def next(self) -> Message | Wakeup | None:
        """Let time pass until something happens, and return what; None for a message that is lost on the way."""
        at_ms, _, event = heapq.heappop(self._events)
        self.now_ms = at_ms
        node = event.target if isinstance(event, Message) else event.node
        if self._paused.get(node, 0) > at_ms and not self.healed:
            self._push(self._paused[node], event)
            return None
        if isinstance(event, Message) and self._severed(event.source, event.target):
            self.counts["cut_off"] += 1
            return None
        return event

    # Faults

    def meet(self, node: int, skip: int, kind: str, ms: int) -> None:
        """The next message but `skip` of a node meets a fault."""
        self._pending.setdefault(node, []).append((skip, kind, ms))

    def cut(self, apart: frozenset[int], ms: int, one_way: bool, flaps: bool) -> None:
        """Cut nodes off from the others for a while."""
        self._cuts.append(_Cut(self.now_ms + ms, apart, one_way, self.now_ms, flaps))

    def pause(self, node: int, ms: int) -> None:
        """A node handles nothing for a while."""
        self._paused[node] = max(self._paused.get(node, 0), self.now_ms + ms)

    def heal(self) -> None:
        """From now on all is well."""
        self.healed = True
        self._cuts.clear()
        self._pending.clear()

    def _verdict(self, node: int) -> tuple[str, int]:
        """What befalls the message that a node sends now: of the faults that wait for one, the first whose turn it is."""
        waiting = self._pending.get(node)
        if not waiting:
            return "", 0
        due = next((i for i, (skip, _, _) in enumerate(waiting) if skip == 0), None)
        _, kind, ms = waiting.pop(due) if due is not None else (0, "", 0)
        self._pending[node] = [(max(skip - 1, 0), name, much) for skip, name, much in waiting]
        if kind:
            self.counts[f"fault_{kind}"] += 1
        return kind, ms

    def _severed(self, source: int, target: int) -> bool:
        self._cuts = [cut for cut in self._cuts if cut.until_ms > self.now_ms]
        return any(cut.severs(source, target, self.now_ms) for cut in self._cuts)

    def _push(self, at_ms: int, event: Message | Wakeup) -> None:
        self._number += 1
        heapq.heappush(self._events, (at_ms, self._number, event))
