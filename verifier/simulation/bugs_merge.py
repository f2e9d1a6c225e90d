"""Bugs of what implements the merge: the store, the view that it keeps up, tokens, voters and clean-up. None is of the plain view, with which the onlooker compares them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rebalancing import evidence_store
from rebalancing.envelope import Envelope
from rebalancing.errors import Ignore
from rebalancing.evidence_messages import CapabilityToken, DomainAttestation, Revocation
from rebalancing.evidence_store import EvidenceStore
from rebalancing.identifiers import Nonce
from rebalancing.incremental_view import Committed, IncrementalView
from rebalancing.resharing_sessions import name_of
from rebalancing.view import Loss
from verifier.mutants.bad_rule import BadRule
from verifier.simulation.evidence import is_of, opened

__all__ = ["MERGE_BUGS"]

sound_dump = evidence_store.dump


class RevokedHolderStays(IncrementalView):
    """Who is revoked still holds the manifest."""

    def may_hold_manifest(self) -> frozenset[int]:
        """Whom F and the ends of the branches give it to, revoked or not."""
        return self.final.holders | frozenset(self._given)


class AnyReceipt(IncrementalView):
    """Any word for a share takes back every loss of it."""

    def add_receipt(self, receipt: Loss) -> None:
        """Count back whatever was lost."""
        lost = {x for x in self._losses if (x.peer, x.polynomial) == (receipt.peer, receipt.polynomial)}
        for each in {receipt} | lost:
            super().add_receipt(each)


class ProvisionalIsFinal(IncrementalView):
    """What is in use counts as final."""

    @property
    def final(self) -> Committed:
        """The snapshot in use."""
        return self.snapshots[self._way[-1]] if self._way else super().final


class PlaceOfLastArrival(EvidenceStore):
    """Of several attestations the one that came last counts."""

    def _attestation(self, envelope: Envelope) -> Any:
        look = super()._attestation(envelope)

        def enter() -> None:
            look.enter()
            self._attested[opened(envelope, DomainAttestation).peer] = name_of(envelope)

        return look._replace(enter=enter)


def accept_stale(envelope: Envelope, store: EvidenceStore, challenge: Nonce) -> CapabilityToken:
    """A token of any snapshot that is known is good."""
    token = opened(envelope, CapabilityToken)
    view = store.view()
    if token.nonce != challenge or store.distribution(token.base) is None or token.holder.number not in view.holders:
        raise Ignore("stale-base")
    return token


def caps_are_not_asked(*_: Any) -> str:
    """A policy forbids nothing."""
    return ""


def profile_is_not_asked(*_: Any) -> None:
    """Whatever is provisional is allowed."""


def revocations_are_not_written(store: EvidenceStore) -> bytes:
    """What a store has let in, but for revocations."""
    lines = sound_dump(store).split(b"\n")
    written = [line for each, line in zip(store.records(), lines, strict=False) if not is_of(each, Revocation)]
    return b"".join(line + b"\n" for line in written)


def everything_is_kept(*_: Any) -> bool:
    """Clean-up leaves what there is."""
    return True


STORE, TOLD = "rebalancing.evidence_store", "verifier.simulation.evidence"

MERGE_BUGS: Mapping[str, tuple[BadRule, frozenset[str]]] = {
    "revoked_holder_stays": (BadRule(STORE, "IncrementalView", RevokedHolderStays), frozenset({"ViewIsPlain"})),
    "any_receipt_counts": (BadRule(STORE, "IncrementalView", AnyReceipt), frozenset({"M1", "StoreIsTrue"})),
    "provisional_is_final": (BadRule(STORE, "IncrementalView", ProvisionalIsFinal), frozenset({"ViewIsPlain"})),
    "place_of_last_arrival": (
        BadRule(TOLD, "EvidenceStore", PlaceOfLastArrival),
        frozenset({"M1", "StoreIsTrue", "OneView"}),
    ),
    "stale_token_accepted": (BadRule("rebalancing.capability_token", "accept", accept_stale), frozenset({"M7"})),
    "caps_not_asked": (BadRule("rebalancing.voter_admission", "fault_under", caps_are_not_asked), frozenset({"S8"})),
    "profile_not_asked": (
        BadRule("rebalancing.voter_admission", "check_provisional", profile_is_not_asked),
        frozenset({"Profile"}),
    ),
    "revocations_not_written": (
        BadRule(TOLD, "dump", revocations_are_not_written),
        frozenset({"StoreIsTrue", "M1", "M8"}),
    ),
    "clean_up_takes_nothing": (
        BadRule("rebalancing.resharing", "keeps", everything_is_kept),
        frozenset({"M11", "OldIsErased"}),
    ),
}
"""Name -> what is wrong, and the invariants of which one must break."""
