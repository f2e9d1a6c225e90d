"""What a coordinator does in one session: it gathers delivery keys, proposes, collects deals and responses, finds QUAL, and collects possessions.

It owns nothing durable and nobody trusts it: whatever it puts together is checked again by those who receive it. It cannot open a deal. To whom
messages go and how long to wait is the caller's choice; the ballot in which the snapshot is then proposed is `commit_coordinator.Attempt`'s.

TLA+: Resharing!Propose, Resharing!IsQualified, Resharing!IsPossessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .certificates import nested
from .envelope import Envelope, NestedEnvelope
from .errors import Reject
from .identifiers import PeerId
from .parameters import PROTOCOL_VERSION
from .resharing_deals import OpenedDeal, check_two_deals, judge_complaint, make_body, open_deal
from .resharing_messages import (
    HeldDeal,
    Possession,
    PossessionCertificate,
    ResharingResponse,
    SeatFields,
    SnapshotBody,
)
from .resharing_sessions import Session, check_possession, contented, open_in_session, open_response

__all__ = ["Gathering", "choose_qualified", "seats"]


def seats(keys: Mapping[int, Envelope]) -> tuple[SeatFields, ...]:
    """Return the seats of a proposal: the delivery keys by index."""
    return tuple(SeatFields(index, nested([envelope])[0]) for index, envelope in sorted(keys.items()))


def choose_qualified(responses: Iterable[ResharingResponse], dealers: int, receivers: int) -> tuple[HeldDeal, ...]:
    """Return the deals of at least `dealers` dealers that at least `receivers` receivers all hold good, or none if none are found.

    Of all receivers those are passed over, one after another, without whom the others have most in common. What is found suffices; it need not be the
    largest set, and a session without luck ends, and the next one leaves out who failed.
    """
    left = sorted(responses, key=lambda each: each.receiver)
    while len(left) >= max(receivers, 1):
        common = _common(left)
        if len(common) >= dealers:
            return tuple(sorted(common, key=lambda each: each.dealer))
        without = [left[:i] + left[i + 1 :] for i in range(len(left))]
        left = max(without, key=lambda rest: len(_common(rest)))
    return ()


def _common(responses: Sequence[ResharingResponse]) -> frozenset[HeldDeal]:
    if not responses:
        return frozenset()
    return frozenset.intersection(*(frozenset(each.held) for each in responses))


class Gathering:
    """What a coordinator, or anybody, has heard in one session. Messages may come in any order, late, twice or never."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.verdicts: dict[PeerId, Reject] = {}
        self._deals: dict[int, tuple[OpenedDeal, Envelope]] = {}
        self._responses: dict[PeerId, tuple[ResharingResponse, Envelope]] = {}
        self._possessions: dict[PeerId, Envelope] = {}

    @property
    def deals(self) -> tuple[Envelope, ...]:
        """The deals that are good for all that everybody can check, by index of their dealers."""
        return tuple(envelope for _, (_, envelope) in sorted(self._deals.items()))

    @property
    def acknowledged(self) -> frozenset[PeerId]:
        """Whose possession was heard."""
        return frozenset(self._possessions)

    def hear_deal(self, envelope: Envelope) -> None:
        """Take a deal. Raises Ignore as `open_deal`; a Reject is kept as the verdict on the dealer, and so is a second deal that differs."""
        try:
            opened = open_deal(envelope, self.session)
            if opened.index in self._deals:
                check_two_deals(self._deals[opened.index][1], envelope, frozenset(self.session.dealers.values()))
            self._deals[opened.index] = (opened, envelope)
        except Reject as verdict:
            self._blame(verdict)

    def hear_response(self, envelope: Envelope) -> None:
        """Take a response, and judge its complaints about deals that are here. Raises Ignore as `open_response`; a Reject is kept as a verdict."""
        try:
            response = open_response(envelope, self.session)
            self._responses[response.receiver] = (response, envelope)
            for complaint in response.complaints:
                if (known := self._deals.get(complaint.dealer)) and known[0].name == complaint.deal:
                    self._blame(judge_complaint(self.session, known[0], response.receiver, complaint))
        except Reject as verdict:
            self._blame(verdict)

    def _blame(self, verdict: Reject) -> None:
        if verdict.blamed:
            self.verdicts.setdefault(verdict.blamed, verdict)

    def qualify(self) -> tuple[tuple[Envelope, ...], tuple[Envelope, ...], SnapshotBody] | None:
        """Return the deals of QUAL, the responses that are content with them, and the body that they make; None if there are not enough."""
        session = self.session
        # Whoever was caught is left out, even if it was good to enough of them.
        here = frozenset(each.held for each, _ in self._deals.values() if each.deal.dealer not in self.verdicts)
        answers = [
            replace(each, held=tuple(held for held in each.held if held in here))
            for each, _ in self._responses.values()
        ]
        chosen = choose_qualified(answers, session.terms.least, session.enough)
        if not chosen:
            return None
        opened = {each.dealer: self._deals[each.dealer][0] for each in chosen}
        body = make_body(session, opened)
        content = contented(answers, chosen)
        return (
            tuple(self._deals[index][1] for index in sorted(opened)),
            tuple(self._responses[peer][1] for peer in sorted(content)),
            body,
        )

    def hear_possession(self, envelope: Envelope, body: SnapshotBody) -> PossessionCertificate | None:
        """Take a possession of a body; return the certificate once there are enough. Raises Ignore and Reject as its checks do."""
        possession = open_in_session(envelope, Possession, self.session, self.session.receiving_peers)
        check_possession(self.session, self.session.distribution(body), possession)
        self._possessions[possession.receiver] = envelope
        if len(self._possessions) < self.session.enough:
            return None
        return PossessionCertificate(body.base, body.manifest_id, PROTOCOL_VERSION, body, self._chosen())

    def _chosen(self) -> tuple[NestedEnvelope, ...]:
        """The first to come: one more makes no other certificate."""
        return nested(list(self._possessions.values())[: self.session.enough])
