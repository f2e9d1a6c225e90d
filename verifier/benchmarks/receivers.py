"""What one node computes in a resharing, from the bytes that arrive to the share that is checked, for the figures of the group `resharing`.

Messages are made here of the library's parts: a canonical body, signed by its dealer, with the commitments and the part of one receiver, sealed for its
delivery key. What is sealed begins with session, dealer and receiver, and its dealer has signed it too, which is looked at if it is to be shown to others,
so never where all is well. Everybody's secrets come from a seed, and one process plays all of them.
"""

from __future__ import annotations

import random
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from nacl.public import PrivateKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from rebalancing import canonical
from rebalancing.envelope import encode_for_signature
from rebalancing.group import ORDER, Point, Scalar, base, times
from rebalancing.parameters import MAXIMUM_ENVELOPE_BYTES
from rebalancing.redistribution import (
    Deal,
    Received,
    Scaling,
    Terms,
    aggregate_received,
    check_deal,
    check_part,
    check_successor,
    combine,
    deal,
)
from rebalancing.repair import RepairTerms, Split, add_up, repaired, split
from rebalancing.sharing import Commitments, Polynomial, audit, check_share, commit, public_shares

__all__ = ["Bench", "floor", "works"]

KIND = "application/vnd.beemesh.rebalancing.deal.v1+json"
SESSION = bytes([0x5E]) * 32
# What is sealed: session, dealer, receiver, part, and the dealer's signature over all of it.
PART = struct.Struct(">32sBB32s")
SIGNATURE_BYTES = 64
SEED = 20_261_128
SCALINGS: dict[str, Scaling] = {"unscaled": "unscaled", "pre_scaled": "pre-scaled"}

Message = tuple[bytes, bytes]
"""A body and its dealer's signature."""


@dataclass
class Bench:
    """A committee of n holders with threshold t that reshares to itself, dealt by the first t of them."""

    threshold: int
    size: int
    chance: random.Random = field(init=False)
    polynomial: Polynomial = field(init=False)
    old: Commitments = field(init=False)

    def __post_init__(self) -> None:
        """Draw the polynomial and everybody's keys."""
        self.chance = random.Random(SEED)
        self.polynomial = Polynomial(self.scalars(self.threshold))
        self.old = commit(self.polynomial)
        self.signing = {index: SigningKey(self.chance.randbytes(32)) for index in self.committee}
        self.delivery = {index: PrivateKey(self.chance.randbytes(32)) for index in self.committee}
        self.verifying = {index: bytes(key.verify_key) for index, key in self.signing.items()}

    @property
    def committee(self) -> tuple[int, ...]:
        """The indices of old and new holders."""
        return tuple(range(1, self.size + 1))

    @property
    def dealers(self) -> tuple[int, ...]:
        """Those who deal, as few as can."""
        return self.committee[: self.threshold]

    @property
    def receiver(self) -> int:
        """The holder whose work is measured: a dealer with an index like most others'."""
        return self.threshold

    def scalars(self, count: int) -> tuple[Scalar, ...]:
        """Random scalars, none zero."""
        return tuple(_scalar(self.chance) for _ in range(count))

    def terms(self, scaling: Scaling) -> Terms:
        """The terms that a proposal fixes."""
        return Terms(self.old, public_shares(self.old, self.dealers), self.committee, self.threshold, scaling)

    # A dealer

    def dealt(self, terms: Terms, dealer: int) -> Deal:
        """Deal for everybody."""
        return deal(terms, dealer, self.polynomial.at(dealer), self.scalars(terms.threshold - 1))

    def message(self, dealer: int, receiver: int, made: Deal) -> Message:
        """Sign and seal one receiver's part, and sign the message with it."""
        key = self.signing[dealer]
        plain = PART.pack(SESSION, dealer, receiver, made.parts[receiver].encoding)
        signed = plain + key.sign(plain).signature
        value: dict[str, Any] = {
            "commitments": _text(b"".join(point.encoding for point in made.commitments.points)),
            "dealer": dealer,
            "receiver": receiver,
            "sealed": _text(SealedBox(self.delivery[receiver].public_key).encrypt(signed)),
            "session": SESSION.hex(),
        }
        body = canonical.encode(value)
        return body, key.sign(encode_for_signature(KIND, body)).signature

    def deals(self, terms: Terms) -> list[Message]:
        """Do a dealer's work: a message for each receiver."""
        made = self.dealt(terms, self.receiver)
        return [self.message(self.receiver, each, made) for each in terms.receivers]

    # A receiver

    def messages(self, terms: Terms) -> list[Message]:
        """What the receiver is sent, one message of each other dealer."""
        return [
            self.message(dealer, self.receiver, self.dealt(terms, dealer))
            for dealer in terms.dealers
            if dealer != self.receiver
        ]

    def receive(self, terms: Terms, own: Deal, messages: list[Message]) -> tuple[Commitments, Scalar]:
        """Do a receiver's work: verify, parse, open, aggregate, combine and check. Its own deal it knows."""
        encodings = {self.receiver: tuple(point.encoding for point in own.commitments.points)}
        parts = {self.receiver: own.parts[self.receiver]}
        for body, signature in messages:
            dealer, commitments, part = self._opened(body, signature)
            encodings[dealer] = commitments
            parts[dealer] = part
        received = Received(encodings, terms.threshold)
        new = aggregate_received(terms, received)
        assert isinstance(new, Commitments)
        share = combine(terms, new, received, self.receiver, parts)
        assert isinstance(share, Scalar)
        return new, share

    def respond(self, terms: Terms, messages: list[Message]) -> None:
        """Do what comes before it where nobody knows yet whose deals will count: judge each deal by itself."""
        for body, signature in messages:
            dealer, encodings, part = self._opened(body, signature)
            commitments = Commitments.from_encodings_checked(encodings, terms.threshold)
            check_deal(terms, dealer, commitments)
            check_part(commitments, self.receiver, part)

    def receive_anew(self, terms: Terms, own: Deal, messages: list[Message]) -> tuple[Commitments, Scalar]:
        """Do a receiver's work with terms that are read anew, so that they remember no weights."""
        return self.receive(replace(terms), own, messages)

    def _opened(self, body: bytes, signature: bytes) -> tuple[int, tuple[bytes, ...], Scalar]:
        value: Any = canonical.parse(body, MAXIMUM_ENVELOPE_BYTES)
        dealer: int = value["dealer"]
        VerifyKey(self.verifying[dealer]).verify(encode_for_signature(KIND, body), signature)
        raw = _octets(value["commitments"])
        signed = SealedBox(self.delivery[self.receiver]).decrypt(_octets(value["sealed"]))
        head = PART.unpack(signed[:-SIGNATURE_BYTES])
        assert head[:3] == (bytes.fromhex(value["session"]), dealer, self.receiver)
        assert head[0] == SESSION
        commitments = tuple(raw[i : i + Point.LENGTH] for i in range(0, len(raw), Point.LENGTH))
        return dealer, commitments, Scalar.from_bytes_checked(head[3])

    # Beside it

    def audits(self, new: Commitments) -> Callable[[], None]:
        """Return the work of an audit of all public shares, which come as bytes."""
        encodings = {index: share.encoding for index, share in public_shares(new, self.committee).items()}
        chance = self.scalars(self.size)

        def work() -> None:
            shares = {index: Point.from_bytes_checked(each) for index, each in encodings.items()}
            assert audit(new, shares, chance) is None

        return work

    def repairs(self) -> tuple[Callable[[], None], Callable[[], None]]:
        """Return the work of a helper after the splits, and of the holder whose share is repaired; both after the parsing."""
        terms = RepairTerms(self.old, self.size, public_shares(self.old, self.dealers))
        splits: dict[int, Split] = {
            helper: split(terms, helper, self.polynomial.at(helper), self.scalars(self.threshold - 1))
            for helper in terms.helpers
        }
        public = {helper: each.commitments for helper, each in splits.items()}
        deltas = {helper: {author: each.deltas[helper] for author, each in splits.items()} for helper in splits}

        def sigma(helper: int) -> Scalar:
            result = add_up(terms, public, helper, deltas[helper])
            assert isinstance(result, Scalar)
            return result

        sigmas = {helper: Scalar.reduced(sum(each.value for each in deltas[helper].values())) for helper in splits}

        def helps() -> None:
            assert sigma(self.receiver) == sigmas[self.receiver]

        def holder() -> None:
            assert repaired(terms, public, sigmas) == self.polynomial.at(self.size)

        return helps, holder


def works(threshold: int, size: int) -> dict[str, Callable[[], object]]:
    """Return what is measured, by the name of its figure; each does its work, and that the result is right has been seen."""
    bench = Bench(threshold, size)
    done: dict[str, Callable[[], object]] = {"floor": floor(threshold, threshold)}
    for name, scaling in SCALINGS.items():
        terms = bench.terms(scaling)
        own, messages = bench.dealt(terms, bench.receiver), bench.messages(terms)
        new, share = bench.receive(terms, own, messages)
        check_successor(bench.old, new, threshold)
        check_share(new, bench.receiver, share)
        done[name] = partial(bench.receive_anew, terms, own, messages)
    done["respond"] = partial(bench.respond, terms, messages)
    done["deal"] = partial(bench.deals, terms)
    done["audit"] = bench.audits(new)
    done["help"], done["repair"] = bench.repairs()
    return done


def floor(threshold: int, new_threshold: int) -> Callable[[], None]:
    """Return (t + 1)(t' - 1) multiplications: what a receiver has to do if weights come at the end and the coefficients are multiplied one by one."""
    chance = random.Random(SEED)
    pairs = [(_scalar(chance), base(_scalar(chance))) for _ in range((threshold + 1) * (new_threshold - 1))]

    def work() -> None:
        for scalar, point in pairs:
            times(scalar, point)

    return work


def _scalar(chance: random.Random) -> Scalar:
    return Scalar(chance.randrange(1, ORDER))


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def _octets(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
