"""The attacks on the cryptography, by number, and what their tests have in common.

Each has tests in a module `test_…_attacks.py`, whose names start with its number. A test first shows the attack where its guard is missing: it runs the reference
`without` that guard, or plays the careless part itself with the same keys, shares and messages. Then the reference refuses it, and names who did it if
anybody can know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from nacl.bindings import crypto_box_seal_open, crypto_scalarmult_base

from rebalancing import canonical, resharing
from rebalancing.commit_messages import FINAL, CommitCertificate, PreparedCertificate
from rebalancing.delivery import SealedTransfer, Transfer, delivery_public_key, receive
from rebalancing.envelope import Envelope, sign
from rebalancing.group import Scalar
from rebalancing.identifiers import Digest, Nonce
from rebalancing.messages import seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.possession_proof import PossessionContext
from rebalancing.resharing_coordinator import Gathering, seats
from rebalancing.resharing_messages import SnapshotBody
from rebalancing.resharing_sessions import Session
from rebalancing.sharing import lagrange
from tests.unit.resharing_sample import MANIFEST, NEW, NUMBER, Group, peer, seed_of


@dataclass(frozen=True)
class Attack:
    """What is done, with which codes the reference refuses it, and who is named.

    Without codes nothing wrong is said that could be refused: the guard is that something else is done, or that nothing is there to be had. Nobody is named
    where who did it cannot be known, or where what was sent may come from an honest peer.
    """

    does: str
    codes: frozenset[str] = frozenset()
    named: str = ""


def _attack(does: str, codes: str = "", named: str = "") -> Attack:
    return Attack(does, frozenset(codes.split()), named)


ATTACKS = {
    "A1": _attack("a commitment vector of another length than the threshold: every part passes, and more shares are needed", "wrong-degree", "the dealer"),
    "A2": _attack("a deal of another constant than the dealer's share moves the secret", "wrong-constant moved-secret", "the dealer"),
    "A2b": _attack("two shifted constants cancel: the secret is as it was", "wrong-constant", "both dealers"),
    "A3": _attack("a receiver whose index is 0 modulo the group order gets the secret", "bad-index bad-range", "the coordinator"),
    "A4": _attack("one index modulo the group order, or one key, has two seats", "bad-index duplicate-index duplicate-signer", "the coordinator"),
    "A5": _attack("a bad part for one receiver alone, or a complaint about a good one", "bad-part false-complaint", "the dealer, or the receiver"),
    "A6": _attack("receivers combine the deals of different dealers", "bad-share mismatched-possession spent-key"),
    "A7": _attack("shares of two epochs are combined", "bad-share", "the holder"),
    "A7b": _attack("a quorum that has not erased its old shares opens the secret"),
    "A8": _attack("a refresh that adds something else than zero", "wrong-constant", "the dealer"),
    "A8b": _attack("a refresh that forgets what it should add to, and yields shares of zero", "bad-point wrong-constant", "the dealers"),
    "A9": _attack("a smaller threshold, or a refresh with fewer coefficients", "lowered-threshold wrong-degree reused-polynomial", "the dealers, or the coordinator"),
    "A10": _attack("whoever is repaired divides weighted shares by their weights"),
    "A11": _attack("a repair that nobody verifies", "bad-part wrong-constant", "the helper"),
    "A12": _attack("a repair of the index of a member that is alive", "foreign-name held-share", "the member that asks"),
    "A13": _attack("points with a small component, the identity, second encodings of a point or scalar", "bad-point bad-scalar", "the dealer"),
    "A14": _attack("top coefficients of several deals cancel, and the threshold is lower", "degenerate-polynomial"),
    "A15": _attack("old shares are erased before it is certain that the new ones come into force"),
    "A16": _attack("the last acknowledgement reaches some only, and they erase", "no-certificate not-a-quorum"),
    "A17": _attack("a dealer tells two halves of the receivers two things", "two-deals", "the dealer"),
    "A18": _attack("what was said in one session, manifest, version or epoch is said again in another", "bad-proof missing-part unknown-session"),
    "A19": _attack("fewer dealers than the old threshold", "too-few-dealers", "the coordinator"),
    "A20": _attack("an honest dealer's sealed part is passed off as another's", "missing-part"),
    "A21": _attack("bytes that two kinds of message, or two sets of fields, have in common", "unknown-payload-type bad-signature unknown-field bad-proof", "the signer"),
    "A22": _attack("JSON that two readers understand differently", "duplicate-key bad-range not-integer lone-surrogate non-canonical", "the signer"),
    "A23": _attack("two quorums that share nobody, or none but liars, commit two successors", "not-a-quorum mismatched-snapshot stale-base", "the coordinator, or more than f holders"),
    "A24": _attack("a refresh that does nothing, and passes its own test", "reused-polynomial"),
    "A25": _attack("a retry deals the same polynomial again", "reused-polynomial second-deal"),
    "A26": _attack("an evicted dealer counts as a holder", "not-a-member unknown-signer"),
    "A27": _attack("another key, or another context, opens the ciphertext", "wrong-key wrong-context"),
    "A28": _attack("sizes that cost the reader more than the sender", "wrong-degree too-large bad-length", "the signer"),
    "A29": _attack("complaints about deals that a coordinator withheld make honest dealers open them", "false-complaint", "the receiver that lies"),
    "A30": _attack("a coordinator that never commits fills every receiver's disk with shares that none may erase", "too-many-shares"),
}  # fmt: skip


def attack_of(test: str) -> str | None:
    """The number of the attack that a test is of, by the test's name; None if it is of none."""
    found = re.match(r"test_a(\d+b?)_", test)
    return f"A{found[1]}" if found else None


# The reference, careless


Guard = tuple[object, str] | tuple[object, str, Callable[..., Any]]
"""A function of the reference, by its module or class and its name; and what takes its place."""


@contextmanager
def without(*guards: Guard) -> Iterator[None]:
    """Let these functions of the reference be others; unless another is given, a check finds nothing wrong, and a question is answered with yes."""
    with pytest.MonkeyPatch.context() as patch:
        for where, name, *other in guards:
            patch.setattr(where, name, other[0] if other else lambda *_, **__: True)
        yield


def only_final(me: resharing.Peer, x: resharing.Share) -> bool:
    """A clean-up that spares what is in force, and nothing that is pending."""
    return x.polynomial == me.final


def unsigned_commit(session: Session, body: SnapshotBody) -> CommitCertificate:
    """A commit certificate with nobody's vote: that whoever shows it counts acknowledgements is all there is to it."""
    (snapshot,) = session.distribution(body).snapshot
    head = (body.base, body.manifest_id, PROTOCOL_VERSION)
    return CommitCertificate(*head, PreparedCertificate(*head, FINAL, (), snapshot), ())


# What attackers, and those who believe them, look at

OTHER = Digest(b"\xbb" * 32)
ABOUT = PossessionContext(MANIFEST, 1, 11, Digest(b"\x01" * 32), Digest(b"\x02" * 32), 3, peer(2), Nonce(bytes(16)))


def started(world: Group, **changes: Any) -> tuple[Session, Envelope]:
    """A session of a proposal with these changes, and the proposal."""
    proposal = seal(world.proposal(**changes), seed_of(100))
    return world.open(proposal), proposal


def gathered(session: Session, deals: Iterable[Envelope]) -> Gathering:
    """What a coordinator knows that has these deals."""
    gathering = Gathering(session)
    for each in deals:
        gathering.hear_deal(each)
    return gathering


def rewritten(envelope: Envelope, edit: Callable[[dict[str, Any]], object]) -> Envelope:
    """The message with a body that its own writer would not make, signed by its signer. `edit` changes the fields in place."""
    fields: Any = canonical.parse(envelope.body, len(envelope.body))
    edit(fields)
    return sign(envelope.payload_type, canonical.encode(fields), seed_of(NUMBER[envelope.signer]))


def secret_key(world: Group, session: Session, i: int) -> bytes:
    """The delivery key of a receiver, as its store has it."""
    secret = world.nodes[i].shares.secret_of(session.receivers[i + 1].key)
    assert secret is not None
    return secret


def opened(box: SealedTransfer, secret: bytes) -> bytes:
    """What is in a box: all that a receiver looks at who believes its sender."""
    return crypto_box_seal_open(box.value, crypto_scalarmult_base(secret), secret)


def received(box: SealedTransfer, secret: bytes, session: Digest, sender: int, receiver: int) -> Transfer:
    """What a receiver takes from a box."""
    return receive(box, delivery_public_key(secret), secret, session, sender, receiver)


def scalar_in(plaintext: bytes) -> Scalar:
    """The scalar in what was opened."""
    return Scalar.from_bytes_checked(plaintext[34:66])


def added_up(world: Group, session: Session, i: int, boxes: Mapping[int, SealedTransfer]) -> Scalar:
    """What a receiver takes for its share that adds up whatever is in these boxes, by dealer."""
    weights, secret = lagrange(boxes), secret_key(world, session, i)
    return Scalar.reduced(sum(weights[d].value * scalar_in(opened(box, secret)).value for d, box in boxes.items()))


def boxes_for(world: Group, i: int, deals: Mapping[int, Envelope]) -> dict[int, SealedTransfer]:
    """The boxes of one of the new committee, by the dealer's index."""
    return {d + 1: world.box(deal, i - NEW[0]) for d, deal in deals.items()}


def asked_again(world: Group, session: Session) -> Envelope:
    """A second proposal to the same receivers, who give the keys that they gave before."""
    attempt = world.nonce()
    keys = {i + 1: world.nodes[i].give_key(peer(100), attempt, secret_key(world, session, i)) for i in NEW}
    return seal(world.proposal(nonce=attempt, receivers=seats(keys)), seed_of(100))
