"""The resharing's shares as scalars: dealt, sealed, opened, combined, proved and repaired by the reference's functions.

A receiver opens the box of each signed deal with its own key, checks what everybody can check and then its part,
combines, and proves possession. The share that it has then is *shown* as what it is: the share of its index on that
polynomial, of those that such deals can make, against whose commitments it verifies; and the snapshot is shown by the
polynomial whose commitments its body has. If there is none, the step is refused, and the graph lacks an edge. So a
state shows tokens, and they determine the scalars: commitments and index fix a share, and every coefficient is the
hash of session, dealer and number.

What nobody knows, the secret polynomials of honest dealers, is computed here for two ends: to say what the commitments
must be, and to be interpolated at 0 when the model says that somebody can, or cannot, assemble the secret.

TLA+: Resharing
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha512
from itertools import combinations, product
from typing import TypeVar

from rebalancing import redistribution, repair, resharing
from rebalancing.certificates import nested
from rebalancing.delivery import delivery_public_key, send
from rebalancing.envelope import Envelope, peer_of
from rebalancing.errors import Reject
from rebalancing.group import Scalar
from rebalancing.identifiers import Digest, ManifestId, Nonce
from rebalancing.messages import ballot_fields, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.possession_proof import prove_possession
from rebalancing.refusal import Refused, need
from rebalancing.resharing import Dealt, Proposal, Share
from rebalancing.resharing_coordinator import seats
from rebalancing.resharing_deals import (
    Combined,
    Dealing,
    ReceivedDeal,
    check_public,
    combine_deals,
    make_body,
    open_deal,
    part_verdict,
    receive_deal,
)
from rebalancing.resharing_messages import (
    NO_DIGEST,
    Deal,
    DeliveryKey,
    MemberFields,
    PointBytes,
    Possession,
    PossessionCertificate,
    ResharingProposal,
    SnapshotBody,
)
from rebalancing.resharing_sessions import (
    Distribution,
    Session,
    check_possession,
    open_in_session,
    open_possessions,
    open_session,
    possession_context,
)
from rebalancing.resharing_system import ResharingModel, first, subsets
from rebalancing.sharing import Culprits, Polynomial, commit, lagrange, lies_on, public_shares
from verifier.protocols.sharing_system import Sessions

__all__ = ["RealSharing", "scalar", "value"]

T = TypeVar("T")

MANIFEST = ManifestId(sha512(b"manifest").digest()[: ManifestId.LENGTH])
POLICY = Digest(sha512(b"policy").digest()[: Digest.LENGTH])
COORDINATOR = "coordinator"
"""Who proposes every session. It has no share."""


def octets(*what: object) -> bytes:
    """Return 64 bytes that are fixed by what they are for."""
    return sha512("/".join(map(str, what)).encode()).digest()


def scalar(*what: object) -> Scalar:
    """Return the scalar that is fixed by what it is for."""
    return Scalar.from_uniform_bytes(octets(*what))


def seed(name: str | int) -> bytes:
    """Return a peer's secret seed, 32 bytes."""
    return octets("seed", name)[:32]


def value(polynomial: Polynomial, indices: frozenset[int]) -> Scalar:
    """Interpolate the shares of these indices, at least one, at 0, with no check at all: whoever has them can."""
    weights = lagrange(sorted(indices))
    return Scalar.reduced(sum(weight.value * polynomial.at(index).value for index, weight in weights.items()))


def found(result: T | Culprits) -> T:
    """Return what was computed. Raises Refused with the code of who is to blame."""
    if isinstance(result, Culprits):
        raise Refused(next(iter(result.verdicts.values())).code)
    return result


@contextmanager
def refused() -> Iterator[None]:
    """Take a verdict on a message for the verdict on the step."""
    try:
        yield
    except Reject as verdict:
        raise Refused(verdict.code) from verdict


class RealSharing:
    """The shares of one model, whose owner has dealt the secret. A peer's index is its place among all."""

    def __init__(self, model: ResharingModel) -> None:
        """Raise ValueError for a model that begins before the owner has dealt, or in which it deals again."""
        if not model.begun or model.max_version != 1:
            raise ValueError("the owner deals once, and has dealt")
        self._liars, self._faults, self._first = model.liars, model.faults, first(model)
        self._index = {h: i for i, h in enumerate(sorted(model.peers), start=1)}
        self._named = {i: h for h, i in self._index.items()}
        self._peer = {h: peer_of(seed(h)) for h in model.peers}
        self._secret = scalar("secret")
        # Each is computed once.
        self.polynomial, self.dealt, self.sum_of = cache(self._polynomial), cache(self._dealt), cache(self._sum_of)
        self.distribution, self.session, self.deal = cache(self._distribution), cache(self._session), cache(self._deal)
        self.received, self.made, self.possession = cache(self._received), cache(self._made), cache(self._possession)

    # What the system asks

    def possessed(self, sessions: Sessions, m: Proposal, h: int, dealt: Dealt) -> Share:
        session, made = self.session(sessions, m), self.made(sessions, m, h, dealt)
        said = self.possession(sessions, m, h, dealt)
        with refused():
            opened = open_in_session(said, Possession, session, session.receiving_peers)
            check_possession(session, session.distribution(made.body), opened)
        return self._shown(sessions, m, h, made)

    def repaired(
        self, sessions: Sessions, p: resharing.Polynomial, h: int, helpers: frozenset[int], copy: Share
    ) -> Share:
        commitments = self.distribution(sessions, p).commitments
        shares = {self._index[g]: self.polynomial(sessions, p).at(self._index[g]) for g in helpers}
        terms = repair.RepairTerms(commitments, self._index[h], public_shares(commitments, shares))
        splits = {
            i: repair.split(terms, i, share, self._splitters(h, i, len(shares) - 1)) for i, share in shares.items()
        }
        public = {i: each.commitments for i, each in splits.items()}
        sigmas = {
            i: found(repair.add_up(terms, public, i, {j: each.deltas[i] for j, each in splits.items()})) for i in splits
        }
        share = found(repair.repaired(terms, public, sigmas))
        need(lies_on(commit(self.polynomial(sessions, p)), self._index[h], share), "bad-share")
        return Share(polynomial=p, index=h, dealt=copy.dealt, under=copy.under)

    def certify(self, sessions: Sessions, p: resharing.Polynomial, holders: frozenset[int]) -> None:
        m = self._origin(sessions, p)
        assert m is not None, "what is committed was made in a session"
        session, body = self.session(sessions, m), self.distribution(sessions, p).body
        said = sorted((self.possession(sessions, m, h, p.digest) for h in holders), key=lambda each: each.signer)
        possessions = nested(said[: session.enough])
        with refused():
            open_possessions(session, PossessionCertificate(body.base, MANIFEST, PROTOCOL_VERSION, body, possessions))

    def is_worth_a_share(self, sessions: Sessions, m: Proposal, h: int) -> bool:
        index = self._index[h]
        return all(
            self.made(sessions, m, h, dealt).share == self.sum_of(sessions, m, dealt).at(index)
            for dealt in least_sums(m)
        )

    def opens(self, sessions: Sessions, p: resharing.Polynomial, holders: frozenset[int]) -> bool:
        return self.makes_secret(self.polynomial(sessions, p), holders)

    def opens_session(self, sessions: Sessions, m: Proposal, holders: frozenset[int]) -> bool:
        return any(self.makes_secret(self.sum_of(sessions, m, dealt), holders) for dealt in least_sums(m))

    def makes_secret(self, polynomial: Polynomial, holders: frozenset[int]) -> bool:
        return bool(holders) and value(polynomial, frozenset(self._index[h] for h in holders)) == self._secret

    # What one who sees all would know

    def _polynomial(self, sessions: Sessions, p: resharing.Polynomial) -> Polynomial:
        """The secret polynomial of a snapshot: what its dealers have dealt adds up to it.

        One that no session can have brought, as there are in states that nothing reaches, counts for the owner's deal.
        """
        m = self._origin(sessions, p)
        if m is not None and len(p.digest.qualified) >= m.parent.committee.threshold:
            return self.sum_of(sessions, m, p.digest)
        count = p.committee.threshold + (1 if p.digest.long else 0)
        return Polynomial((self._secret, *(scalar("coefficient", "owner", k) for k in range(1, count))))

    def _origin(self, sessions: Sessions, p: resharing.Polynomial) -> Proposal | None:
        """The session that can have brought a snapshot."""
        return next((m for m in sessions if resharing.successor(m, p.digest) == p), None)

    def _dealt(self, sessions: Sessions, m: Proposal, dealer: int, shifted: bool, long: bool) -> Polynomial:
        """A dealer's secret polynomial: it begins with its share, unless shifted; may be one coefficient too long."""
        share = self.polynomial(sessions, m.parent).at(self._index[dealer])
        fresh = self._fresh(m, dealer, m.committee.threshold - 1 + long)
        return Polynomial((Scalar.reduced(share.value + shifted), *fresh))

    def _fresh(self, m: Proposal, dealer: int, count: int) -> tuple[Scalar, ...]:
        return tuple(scalar("coefficient", resharing.freshness(m), dealer, k) for k in range(1, count + 1))

    def _sum_of(self, sessions: Sessions, m: Proposal, dealt: Dealt) -> Polynomial:
        """The sum of what these dealers have dealt, under their weights."""
        weights = lagrange(self._index[d] for d in sorted(dealt.qualified))
        summands = [
            (weights[self._index[d]], self.dealt(sessions, m, d, d in dealt.shifted, d in dealt.long).coefficients)
            for d in sorted(dealt.qualified)
        ]
        count = max(len(coefficients) for _, coefficients in summands)
        columns = ([(w.value, c[k].value) for w, c in summands if k < len(c)] for k in range(count))
        return Polynomial(tuple(Scalar.reduced(sum(w * c for w, c in column)) for column in columns))

    # Sessions and deals

    def _distribution(self, sessions: Sessions, p: resharing.Polynomial) -> Distribution:
        """A snapshot with its body, as everybody can make it of the deals."""
        m = self._origin(sessions, p)
        if m is None:
            return Distribution(self._first_body(), ())
        session = self.session(sessions, m)
        deals = [
            open_deal(self.deal(sessions, m, d, d in p.digest.shifted, d in p.digest.long).envelope, session)
            for d in sorted(p.digest.qualified)
        ]
        return session.distribution(make_body(session, {each.index: each for each in deals}))

    def _first_body(self) -> SnapshotBody:
        points = commit(self.polynomial(frozenset(), self._first)).points
        return SnapshotBody(
            base=NO_DIGEST,
            manifest_id=MANIFEST,
            version=PROTOCOL_VERSION,
            commitments=tuple(PointBytes(point.encoding) for point in points),
            committee=self._members(self._first.committee.members),
            epoch=0,
            faults=self._faults,
            manifest_version=self._first.version,
            policy=POLICY,
            qualified=(),
            session=NO_DIGEST,
            threshold=self._first.committee.threshold,
        )

    def _members(self, members: frozenset[int]) -> tuple[MemberFields, ...]:
        return tuple(MemberFields(self._index[h], self._peer[h]) for h in sorted(members))

    def _session(self, sessions: Sessions, m: Proposal) -> Session:
        """A proposal, signed and opened. It names nobody who was revoked: who may not deal does not."""
        parent = self.distribution(sessions, m.parent)
        coordinator, nonce = peer_of(seed(COORDINATOR)), Nonce(octets("nonce", m.session)[: Nonce.LENGTH])
        keys = {
            self._index[h]: seal(
                DeliveryKey(
                    parent.name,
                    MANIFEST,
                    PROTOCOL_VERSION,
                    nonce,
                    delivery_public_key(delivery_key(m, h)),
                    self._peer[h],
                    coordinator,
                ),
                seed(h),
            )
            for h in m.committee.members
        }
        proposal = ResharingProposal(
            base=parent.name,
            manifest_id=MANIFEST,
            version=PROTOCOL_VERSION,
            deadline_ms=0,
            dealers=self._members(m.parent.committee.members),
            evidence=(),
            faults=self._faults,
            from_epoch=parent.body.epoch,
            manifest_version=m.parent.version,
            nonce=nonce,
            origin=ballot_fields(parent.name, m.session, coordinator, nonce),
            policy=POLICY,
            receivers=seats(keys),
            revoked=(),
            scaling="unscaled",
            threshold=m.committee.threshold,
            to_epoch=parent.body.epoch + 1,
            trigger="NodeTimeout",
        )
        eligible = frozenset(self._peer.values())
        return open_session(seal(proposal, seed(COORDINATOR)), frozenset({coordinator}), eligible, parent, None)

    def _deal(self, sessions: Sessions, m: Proposal, dealer: int, shifted: bool, long: bool) -> Dealing:
        """A dealer's signed deal and its sealed parts. Only who lies makes it by itself."""
        session, index = self.session(sessions, m), self._index[dealer]
        polynomial = self.dealt(sessions, m, dealer, shifted, long)
        if shifted or long:
            made = redistribution.Deal(commit(polynomial), {r: polynomial.at(r) for r in session.receivers})
        else:
            share = self.polynomial(sessions, m.parent).at(index)
            made = redistribution.deal(session.terms, index, share, polynomial.coefficients[1:])
        parts = {
            r: send(
                session.name, index, r, made.parts[r], seat.key, seed(dealer), octets("box", m.session, index, r)[:32]
            )
            for r, seat in sorted(session.receivers.items())
        }
        points = tuple(PointBytes(point.encoding) for point in made.commitments.points)
        digests = tuple(part.digest for part in parts.values())
        said = Deal(session.parent.name, MANIFEST, PROTOCOL_VERSION, points, self._peer[dealer], digests, session.name)
        return Dealing(seal(said, seed(dealer)), parts)

    # A receiver

    def _received(
        self, sessions: Sessions, m: Proposal, h: int, dealer: int, shifted: bool, long: bool
    ) -> ReceivedDeal | Reject:
        """A deal and the part out of its box, or what a receiver finds wrong with it."""
        session, index = self.session(sessions, m), self._index[h]
        sent = self.deal(sessions, m, dealer, shifted, long).to(index)
        try:
            opened = receive_deal(session, index, delivery_key(m, h), sent)
            check_public(session, opened.opened)
        except Reject as verdict:
            return verdict
        assert opened.part is not None, "what was sealed to a key opens with it"
        return part_verdict(opened.opened, opened.part) or opened

    def _made(self, sessions: Sessions, m: Proposal, h: int, dealt: Dealt) -> Combined:
        """What a receiver makes of deals, each found good.

        Raises Refused with the code of what is wrong with one; Reject if nothing comes of good ones, which never is.
        """
        deals = {}
        for dealer in sorted(dealt.qualified):
            received = self.received(sessions, m, h, dealer, dealer in dealt.shifted, dealer in dealt.long)
            if isinstance(received, Reject):
                raise Refused(received.code)
            deals[self._index[dealer]] = received
        return combine_deals(self.session(sessions, m), self._index[h], deals)

    def _shown(self, sessions: Sessions, m: Proposal, h: int, made: Combined) -> Share:
        """The share that a receiver has. Raises Refused bad-share if no deals of these dealers can make it."""
        qualified = frozenset(self._named[held.dealer] for held in made.body.qualified)
        candidates = {dealt: commit(self.sum_of(sessions, m, dealt)) for dealt in sums(m, qualified, self._liars)}
        named = next((dealt for dealt, public in candidates.items() if public == made.commitments), None)
        dealt = next((d for d, public in candidates.items() if lies_on(public, self._index[h], made.share)), None)
        if named is None or dealt is None:
            raise Refused("bad-share")
        return Share(polynomial=resharing.successor(m, named), index=h, dealt=dealt, under=m.parent.digest)

    def _possession(self, sessions: Sessions, m: Proposal, h: int, dealt: Dealt) -> Envelope:
        """A receiver's signed word for it, with the proof, that it has its share."""
        session, made = self.session(sessions, m), self.made(sessions, m, h, dealt)
        about = possession_context(made.body, self._index[h], session.proposal.nonce)
        proof = prove_possession(made.share, about, scalar("proof", m.session, h))
        base, name = session.parent.name, made.body.name
        return seal(Possession(base, MANIFEST, PROTOCOL_VERSION, proof, self._peer[h], session.name, name), seed(h))

    def _splitters(self, lost: int, helper: int, count: int) -> list[Scalar]:
        return [scalar("delta", lost, helper, k) for k in range(count)]


def delivery_key(m: Proposal, h: int) -> bytes:
    """The secret half of the key that a receiver gives for a session."""
    return octets("key", m.session, h)[:32]


def sums(m: Proposal, qualified: frozenset[int], liars: frozenset[int]) -> Iterator[Dealt]:
    """Yield what the deals of these dealers can add up to."""
    for shifted, long in product(subsets(qualified & liars), repeat=2):
        yield resharing.combined(m, qualified, shifted, long)


def least_sums(m: Proposal) -> Iterator[Dealt]:
    """Yield what the good deals of any dealers add up to, as many as are needed."""
    for dealers in combinations(sorted(m.parent.committee.members), m.parent.committee.threshold):
        yield resharing.combined(m, frozenset(dealers), frozenset(), frozenset())
