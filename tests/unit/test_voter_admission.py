"""What a voter asks of a proposal and of a genesis, each fault by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from rebalancing import view
from rebalancing.delivery import delivery_public_key
from rebalancing.errors import Ignore, ProtocolError
from rebalancing.evidence_messages import FENCED, DomainAttestation, Placement, Policy
from rebalancing.evidence_parameters import MAXIMUM_PLACEMENTS
from rebalancing.evidence_records import Record
from rebalancing.evidence_store import ADMITTED, EvidenceStore
from rebalancing.genesis_messages import GenesisProposal
from rebalancing.genesis_sessions import GenesisSession, open_genesis
from rebalancing.identifiers import Digest, PeerId
from rebalancing.manifest_moves import MoveSession
from rebalancing.messages import digest_of
from rebalancing.resharing_coordinator import seats
from rebalancing.resharing_messages import NO_DIGEST, DeliveryKey
from rebalancing.resharing_sessions import Session, open_session
from rebalancing.voter_admission import VoterAdmission
from tests.unit.test_evidence_store import empty, store
from tests.vectors import evidence_sample as sample

NOW_MS = 1_800_000_000_000
FIRST = sample.first()
SECOND = sample.successor(FIRST, "second")
LOWER = sample.provisional(SECOND, "lower", round_=1)
HIGHER = sample.provisional(SECOND, "higher", round_=2)
NEXT = sample.provisional(HIGHER, "next")
# Of four operators, one each; beside them two more of operators 0 and 1.
SPREAD, BESIDE = (0, 2, 4, 6), (1, 3)
OPERATOR = ("everybody's owner", "operator 0")
OTHER = Digest(b"\x77" * 32)


def later(before: Policy = sample.FIRST_POLICY, threshold: int = 2, until_ms: int = 0, **caps: Any) -> Policy:
    """A policy of the next epoch."""
    made = sample.policy(before.epoch + 1, before, **caps)
    return replace(made, threshold=threshold, until_ms=until_ms or made.until_ms)


LAX = later()
CAPPED = later(organisation={OPERATOR: 1})
ROOMY = later(organisation={OPERATOR: 2})
HIGH = later(threshold=3)
SHORT = later(until_ms=NOW_MS - 1)
FENCE = later(profile=FENCED)


def proposed(
    parent: sample.Made = FIRST,
    members: Iterable[int] = SPREAD,
    holders: Iterable[int] = BESIDE,
    made_under: Policy = sample.FIRST_POLICY,
    revoked: Iterable[PeerId] = (),
    placed: dict[str, Any] | None = None,
    besides: Iterable[Digest] = (),
    name: str = "proposed",
    **changes: Any,
) -> tuple[Session, Placement]:
    """An opened proposal, and the placement that it names, of which `placed` are changes."""
    placement = replace(sample.placement(parent, members, holders), **(placed or {}))
    proposal = sample.proposed(
        parent,
        name,
        tuple(members),
        1,
        **{
            "evidence": tuple(sorted((digest_of(placement), *besides))),
            "policy": digest_of(made_under),
            "revoked": tuple(sorted(revoked)),
            **changes,
        },
    )
    coordinators = frozenset({sample.COORDINATOR})
    return open_session(sample.signed(proposal), coordinators, frozenset(sample.PEERS), parent.of, None), placement


def voter(known: EvidenceStore, heard: Iterable[Placement] = (), now_ms: int = NOW_MS) -> VoterAdmission:
    made = VoterAdmission(known, frozenset({sample.COORDINATOR}), now_ms)
    for placement in heard:
        made.hear_placement(placement, sample.COORDINATOR)
    return made


def refusal(ask: Callable[[], bool], author: PeerId) -> str:
    """The code of a refusal, empty for a yes. A reject blames the author by its own signature, an ignore nobody."""
    try:
        yes = ask()
    except ProtocolError as error:
        refused = error
    else:
        return "" if yes else "no"
    blames = (author, "signed") if refused.VERDICT == "reject" else (None, "none")
    assert (refused.blamed, refused.strength) == blames
    return refused.code


def verdict(known: EvidenceStore, session: Session, *heard: Placement, now_ms: int = NOW_MS) -> str:
    return refusal(lambda: voter(known, heard, now_ms).session(session), sample.COORDINATOR)


def knowing(*more: Policy | Record) -> EvidenceStore:
    return store(*(sample.signed(each) if isinstance(each, Policy) else each for each in more))


def test_a_good_proposal() -> None:
    assert verdict(knowing(), *proposed()) == ""


@pytest.mark.parametrize(
    ("known", "changes", "code"),
    [
        # What it follows
        ((), {"parent": SECOND}, "unknown-snapshot"),
        ((SECOND.record,), {"parent": SECOND}, ""),
        ((SECOND.record,), {}, "stale-base"),
        ((SECOND.record, sample.successor(FIRST, "rival").record), {}, "forked-chain"),
        ((SECOND.record, HIGHER.record), {"parent": HIGHER}, ""),
        ((SECOND.record, HIGHER.record), {"parent": SECOND}, ""),
        ((SECOND.record, HIGHER.record, NEXT.record), {"parent": HIGHER}, "stale-base"),
        ((SECOND.record, HIGHER.record, LOWER.record), {"parent": LOWER}, "other-branch"),
        # Policies
        ((), {"made_under": LAX}, "unknown-policy"),
        ((LAX,), {}, "stale-policy"),
        ((LAX,), {"made_under": LAX}, ""),
        ((SHORT,), {"made_under": SHORT}, "expired-policy"),
        ((LAX, SHORT), {"made_under": LAX}, "expired-policy"),
        ((HIGH,), {"made_under": HIGH}, "low-threshold"),
        ((HIGH,), {"made_under": HIGH, "threshold": 3}, ""),
        ((HIGH, LAX), {"made_under": HIGH}, "low-threshold"),
        ((LAX, HIGH), {"made_under": LAX}, "forbidden-by-policy"),
        ((HIGH, LAX), {"made_under": LAX, "threshold": 3}, ""),
        # Caps
        ((CAPPED,), {"made_under": CAPPED}, "exceeded-cap"),
        ((CAPPED,), {"made_under": CAPPED, "holders": (3,)}, ""),
        ((CAPPED,), {"made_under": CAPPED, "holders": (0,)}, "exceeded-cap"),
        ((CAPPED,), {"made_under": CAPPED, "members": (2, 4, 6, 7)}, ""),
        ((CAPPED,), {"made_under": CAPPED, "members": (0, 1, 4, 6), "holders": ()}, "exceeded-cap"),
        ((LAX, CAPPED), {"made_under": LAX}, "forbidden-by-policy"),
        ((LAX, CAPPED), {"made_under": CAPPED}, "exceeded-cap"),
        ((CAPPED, ROOMY), {"made_under": ROOMY, "holders": ()}, ""),
        ((ROOMY,), {"made_under": ROOMY}, ""),
        ((ROOMY,), {"made_under": ROOMY, "members": (0, 1, 4, 6), "holders": ()}, "harmful-domain"),
        ((ROOMY,), {"made_under": ROOMY, "members": (0, 1, 4, 6), "holders": (), "threshold": 3}, "harmful-domain"),
        ((ROOMY,), {"made_under": ROOMY, "members": (0, 1, 4, 5, 6), "holders": (), "threshold": 3}, ""),
        ((LAX, ROOMY), {"made_under": LAX, "members": (0, 1, 4, 6), "holders": ()}, "forbidden-by-policy"),
        ((LAX,), {"made_under": LAX, "members": (0, 1, 4, 6), "holders": ()}, ""),
        # The profile: of what follows a provisional snapshot, which a final one never does
        ((SECOND.record, HIGHER.record, LAX), {"parent": HIGHER, "made_under": LAX}, ""),
        ((SECOND.record, HIGHER.record, FENCE), {"parent": HIGHER, "made_under": FENCE}, "forbidden-by-policy"),
        ((SECOND.record, HIGHER.record, LAX, FENCE), {"parent": HIGHER, "made_under": LAX}, "forbidden-by-policy"),
        ((SECOND.record, HIGHER.record, FENCE), {"parent": SECOND, "made_under": FENCE}, ""),
        # Who may have anything
        ((sample.signed(sample.revocation(7)),), {}, ""),
        *(((sample.signed(sample.revocation(i)),), {}, "known-revoked") for i in (6, 3, 2, 9)),
        ((), {"revoked": (sample.PEERS[7],)}, ""),
        ((), {"revoked": (sample.PEERS[5],), "holders": (1, 5)}, "revoked-member"),
    ],
)
def test_one_fault_each(known: tuple[Any, ...], changes: dict[str, Any], code: str) -> None:
    assert verdict(knowing(*known), *proposed(**changes)) == code


def test_a_policy_holds_until_its_last_millisecond() -> None:
    last = sample.FIRST_POLICY.until_ms
    assert verdict(knowing(), *proposed(), now_ms=last) == ""
    assert verdict(knowing(), *proposed(), now_ms=last + 1) == "expired-policy"


@given(
    members=st.sets(st.integers(0, 7), min_size=3),
    holders=st.sets(st.integers(0, 7)),
    gone=st.sets(st.integers(4, 7), max_size=2),
)
@settings(max_examples=60)
def test_caps_and_revocations_are_asked_as_the_view_asks(members: set[int], holders: set[int], gone: set[int]) -> None:
    """Nobody deals here who may be revoked, and a cap of one is sound in every committee."""
    known = knowing(CAPPED, *(sample.signed(sample.revocation(i)) for i in gone))
    evidence = known.evidence()
    (parent,) = evidence.snapshots
    numbers = [frozenset(sample.PEERS[i].number for i in of) for of in (members, holders)]
    successor = replace(parent, digest=OTHER.number, polynomial=OTHER.number, members=numbers[0], holders=numbers[1])
    said = verdict(known, *proposed(members=sorted(members), holders=sorted(holders), made_under=CAPPED))
    assert said in ("", "exceeded-cap", "known-revoked")
    assert (said == "") == view.is_allowed(evidence, parent, successor)


# Placements


def test_a_proposal_names_one_placement_and_the_voter_has_heard_it() -> None:
    session, placement = proposed()
    other = replace(placement, holders=(), attestations=(digest_of(sample.attestation(0)),))
    assert verdict(knowing(), session) == "unknown-evidence"
    assert verdict(knowing(), session, other) == "unknown-evidence"
    assert verdict(knowing(), session, other, placement) == ""
    named = digest_of(sample.attestation(7))
    assert verdict(knowing(), *proposed(evidence=(named,))) == "ambiguous-placement"
    assert verdict(knowing(), *proposed(evidence=())) == "ambiguous-placement"
    session, placement = proposed(besides=(digest_of(other),))
    assert verdict(knowing(), session, placement, other) == "ambiguous-placement"


def test_a_second_placement_that_this_voter_has_not_heard() -> None:
    """Else half of the voters would hear one and half the other, and a snapshot would have two lists of holders."""
    session, placement = proposed()
    hidden = replace(placement, holders=placement.holders[:1])
    session, _ = proposed(besides=(digest_of(hidden),))
    assert verdict(knowing(), session, placement) == verdict(knowing(), session, hidden) == "unknown-evidence"


@pytest.mark.parametrize("name", [digest_of(sample.revocation(7)), FIRST.name], ids=["record", "snapshot"])
def test_what_else_a_proposal_goes_by_is_known(name: Digest) -> None:
    known = knowing(sample.signed(sample.revocation(7)))
    assert verdict(known, *proposed(besides=(name,))) == ""
    assert verdict(known, *proposed(besides=(OTHER,))) == "unknown-evidence"


@pytest.mark.parametrize(
    ("placed", "code"),
    [
        ({"base": SECOND.name}, "mismatched-placement"),
        ({"manifest_id": sample.OTHER_MANIFEST}, "mismatched-placement"),
        ({"holders": (*[sample.PEERS[1]] * 2, sample.PEERS[3])}, "non-canonical"),
    ],
)
def test_a_placement_is_well_formed_and_of_the_proposals_base(placed: dict[str, Any], code: str) -> None:
    assert verdict(knowing(), *proposed(placed=placed)) == code


def attesting(*attestations: DomainAttestation) -> dict[str, Any]:
    return {"attestations": tuple(sorted(map(digest_of, attestations)))}


def test_everybody_who_gets_something_is_attested_and_nobody_else() -> None:
    of = [sample.attestation(i) for i in (*SPREAD, *BESIDE)]
    moved = sample.attestation(6, 2)
    known = knowing(sample.signed(moved))
    for named, code in (
        (of[1:], "unattested-peer"),
        (of[:-1], "unattested-peer"),
        ([*of, sample.attestation(7)], "unattested-peer"),
        ([*of, sample.attestation(6, 3)], "unknown-evidence"),
        (of, "stale-attestation"),
        ([*of, moved], "stale-attestation"),
        ([*of[:3], *of[4:], moved], ""),
    ):
        assert verdict(known, *proposed(placed=attesting(*named))) == code


def test_the_last_placements_of_each_coordinator_are_remembered() -> None:
    other = sample.PEERS[5]
    made = VoterAdmission(knowing(), frozenset({sample.COORDINATOR, other}), NOW_MS)
    session, placement = proposed()
    others = [replace(placement, holders=(sample.PEERS[i],)) for i in range(MAXIMUM_PLACEMENTS)]
    with pytest.raises(Ignore, match="unknown-signer"):
        made.hear_placement(placement, sample.PEERS[0])
    made.hear_placement(placement, sample.COORDINATOR)
    for each in others:
        made.hear_placement(each, other)
    for each in others[1:]:
        made.hear_placement(each, sample.COORDINATOR)
    assert made.session(session)
    made.hear_placement(others[0], sample.COORDINATOR)
    assert refusal(lambda: made.session(session), sample.COORDINATOR) == "unknown-evidence"


def test_a_voter_that_has_newer_evidence_refuses_and_then_goes_by_its_clock() -> None:
    session, placement = proposed()
    made = voter(knowing(), [placement])
    assert made.session(session)
    made.now_ms = sample.FIRST_POLICY.until_ms + 1
    assert refusal(lambda: made.session(session), sample.COORDINATOR) == "expired-policy"
    made.now_ms = NOW_MS
    made.store.admit(sample.signed(LAX), sample.TENANT)
    assert refusal(lambda: made.session(session), sample.COORDINATOR) == "stale-policy"


@pytest.mark.parametrize(
    ("known", "code"),
    [
        (knowing(), ""),
        (knowing(LAX), ""),
        (knowing(FENCE), "forbidden-by-policy"),
        (knowing(LAX, FENCE), "forbidden-by-policy"),
        (knowing(FENCE, later(FENCE)), ""),
        (empty(), "forbidden-by-policy"),
    ],
)
def test_nothing_is_provisional_unless_the_policies_in_force_say_so(known: EvidenceStore, code: str) -> None:
    asked = voter(known).admission(frozenset()).provisional

    def ask() -> bool:
        asked()
        return True

    assert refusal(ask, sample.COORDINATOR) == code


# The manifest alone

HELD = sample.successor(FIRST, "held", holders=(0, 1, 4))
"""Its members are four, and so a cap of one counts them beside who holds the manifest."""


def moving(
    parent: sample.Made = HELD,
    to: Iterable[int] = (0, 1, 4, 6),
    made_under: Policy = sample.FIRST_POLICY,
    placed: dict[str, Any] | None = None,
    **changes: Any,
) -> tuple[MoveSession, Placement]:
    """An opened move, and the placement that it names, of which `placed` are changes."""
    placement = replace(sample.placement(parent, sample.members_of(parent), to), **(placed or {}))
    said = sample.move(parent, "moving", placement, **{"policy": digest_of(made_under), **changes})
    return sample.opened_move(parent, said), placement


def move_verdict(known: EvidenceStore, session: MoveSession, *heard: Placement, now_ms: int = NOW_MS) -> str:
    return refusal(lambda: bool(voter(known, heard, now_ms).move(session)), sample.COORDINATOR)


def test_a_move_is_answered_by_those_who_are_new_in_the_snapshot_that_it_follows() -> None:
    session, placement = moving(to=(0, 1, 4, 6, 7))
    assert voter(knowing(HELD.record), [placement]).move(session) == {sample.PEERS[6], sample.PEERS[7]}


GIVES = sample.moved(HELD, "gives", (0, 1, 4, 5))
BESIDE_IT = sample.moved(HELD, "beside it", (0, 1, 4, 7), round_=2)
FIVE = later(organisation={("everybody's owner", "operator 2"): 1})
SIX = later(organisation={("everybody's owner", "operator 3"): 1})
NOBODY = later(organisation={OPERATOR: 2})


@pytest.mark.parametrize(
    ("known", "changes", "code"),
    [
        ((), {}, ""),
        # What it follows
        ((), {"parent": GIVES}, "unknown-snapshot"),
        ((sample.successor(FIRST, "rival").record,), {}, "forked-chain"),
        ((GIVES.record,), {}, "stale-base"),
        ((GIVES.record,), {"parent": GIVES, "to": (0, 1, 4, 5, 6)}, ""),
        ((GIVES.record, BESIDE_IT.record), {"parent": GIVES, "to": (0, 1, 4, 5, 6)}, "other-branch"),
        # Policies
        ((), {"made_under": LAX}, "unknown-policy"),
        ((LAX,), {}, "stale-policy"),
        ((SHORT,), {"made_under": SHORT}, "expired-policy"),
        ((LAX, SHORT), {"made_under": LAX}, "expired-policy"),
        # A move is provisional
        ((LAX,), {"made_under": LAX}, ""),
        ((FENCE,), {"made_under": FENCE}, "fenced-move"),
        ((LAX, FENCE), {"made_under": FENCE}, "fenced-move"),
        ((LAX, FENCE), {"made_under": LAX}, "forbidden-by-policy"),
        # The threshold and the shares stay what they are
        ((HIGH,), {"made_under": HIGH}, ""),
        ((FIVE,), {"made_under": FIVE}, ""),
        ((FIVE,), {"made_under": FIVE, "to": (0, 1, 4, 5)}, "exceeded-cap"),
        ((LAX, FIVE), {"made_under": LAX, "to": (0, 1, 4, 5)}, "forbidden-by-policy"),
        ((LAX, FIVE), {"made_under": FIVE, "to": (0, 1, 4, 5)}, "exceeded-cap"),
        ((SIX, FIVE), {"made_under": SIX}, ""),
        # Two members of operator 0 alone are as many as its cap: they have their shares, but not the manifest beside them
        ((CAPPED,), {"made_under": CAPPED}, "exceeded-cap"),
        ((CAPPED,), {"made_under": CAPPED, "to": (4, 6)}, ""),
        ((NOBODY,), {"made_under": NOBODY, "to": (4, 6)}, ""),
        # Who may have anything, and who has it
        ((sample.signed(sample.revocation(7)),), {}, ""),
        *(((sample.signed(sample.revocation(i)),), {}, "known-revoked") for i in (6, 4, 9)),
        ((sample.signed(sample.revocation(2)),), {}, ""),
        ((sample.signed(sample.revocation(4)),), {"to": (0, 1, 6)}, ""),
        ((), {"to": (0, 1, 6)}, "dropped-holder"),
        ((), {"to": (0, 1, 4)}, "no-new-holder"),
        # What another branch gives is in the view already
        ((GIVES.record, BESIDE_IT.record), {"parent": BESIDE_IT, "to": (0, 1, 4, 5, 7)}, "no-new-holder"),
        ((GIVES.record, BESIDE_IT.record), {"parent": BESIDE_IT, "to": (0, 1, 4, 6, 7)}, ""),
    ],
)
def test_one_fault_each_in_a_move(known: tuple[Any, ...], changes: dict[str, Any], code: str) -> None:
    assert move_verdict(knowing(HELD.record, *known), *moving(**changes)) == code


def test_a_moves_policy_holds_until_its_last_millisecond() -> None:
    last = sample.FIRST_POLICY.until_ms
    assert move_verdict(knowing(HELD.record), *moving(), now_ms=last) == ""
    assert move_verdict(knowing(HELD.record), *moving(), now_ms=last + 1) == "expired-policy"


def test_a_moves_placement_is_heard_and_is_its_own() -> None:
    known, (session, placement) = knowing(HELD.record), moving()
    assert move_verdict(known, session) == "unknown-evidence"
    assert move_verdict(known, session, replace(placement, holders=())) == "unknown-evidence"
    for placed, code in (
        ({"base": FIRST.name}, "mismatched-placement"),
        ({"manifest_id": sample.OTHER_MANIFEST}, "mismatched-placement"),
        ({"holders": placement.holders[::-1]}, "non-canonical"),
    ):
        assert move_verdict(known, *moving(placed=placed)) == code


def test_everybody_in_a_move_is_attested_and_nobody_else() -> None:
    of = [sample.attestation(i) for i in (0, 1, 2, 3, 4, 6)]
    moved = sample.attestation(6, 2)
    known = knowing(HELD.record, sample.signed(moved))
    for named, code in (
        (of[1:], "unattested-peer"),
        (of[:-1], "unattested-peer"),
        ([*of, sample.attestation(7)], "unattested-peer"),
        ([*of, sample.attestation(6, 3)], "unknown-evidence"),
        (of, "stale-attestation"),
        ([*of[:-1], moved], ""),
    ):
        assert move_verdict(known, *moving(placed=attesting(*named))) == code


@given(to=st.sets(st.integers(0, 7)), gone=st.sets(st.integers(0, 7), max_size=2))
@settings(max_examples=60)
def test_of_a_move_caps_and_revocations_are_asked_as_the_view_asks(to: set[int], gone: set[int]) -> None:
    known = knowing(HELD.record, CAPPED, *(sample.signed(sample.revocation(i)) for i in gone))
    evidence = known.evidence()
    parent = view.current_of(evidence)
    holders = frozenset(sample.PEERS[i].number for i in to)
    said = move_verdict(known, *moving(to=sorted(to), made_under=CAPPED))
    assert said in ("", "exceeded-cap", "known-revoked", "dropped-holder", "no-new-holder")
    allowed = view.is_allowed(evidence, parent, replace(parent, digest=OTHER.number, holders=holders))
    assert (said not in ("exceeded-cap", "known-revoked")) == allowed
    if said == "":
        assert holders - view.holders_of(evidence)


# A genesis


def begun(members: Iterable[int] = SPREAD, made_under: Policy = sample.FIRST_POLICY, **changes: Any) -> GenesisSession:
    """The owner's opened proposal."""
    attempt = sample.nonce("genesis")
    keys = {
        i + 1: sample.signed(
            DeliveryKey(
                **sample.about(),
                attempt=attempt,
                key=delivery_public_key(sample.octets(f"key {i}")),
                receiver=sample.PEERS[i],
                requester=sample.TENANT,
            )
        )
        for i in members
    }
    fields = {
        "before": NO_DIGEST,
        "deadline_ms": NOW_MS,
        "faults": 0,
        "manifest_version": sample.VERSION,
        "nonce": attempt,
        "owner": sample.TENANT,
        "policy": digest_of(made_under),
        "receivers": seats(keys),
        "threshold": 2,
    }
    proposal = GenesisProposal(**sample.about(), **{**fields, **changes})
    return open_genesis(sample.signed(proposal), sample.TENANT, sample.MANIFEST, frozenset(sample.PEERS), None)


def before(*more: Policy | Record) -> EvidenceStore:
    """What is known before a version begins, and these."""
    made = empty()
    of = [sample.signed(each) if isinstance(each, Policy) else each for each in more]
    for record in (*sample.BEGINNING[:-1], *of):
        assert made.admit(record, sample.TENANT).word == ADMITTED
    return made


@pytest.mark.parametrize(
    ("known", "changes", "code"),
    [
        ((), {}, ""),
        ((), {"manifest_version": 2, "before": OTHER}, "other-version"),
        ((FIRST.record,), {}, "stale-version"),
        ((), {"made_under": LAX}, "unknown-policy"),
        ((LAX,), {}, "stale-policy"),
        ((SHORT,), {"made_under": SHORT}, "expired-policy"),
        ((), {"members": (*SPREAD, 9)}, "unknown-evidence"),
        ((sample.signed(sample.revocation(6)),), {}, "known-revoked"),
        ((sample.signed(sample.revocation(7)),), {}, ""),
        ((HIGH,), {"made_under": HIGH}, "low-threshold"),
        ((HIGH,), {"made_under": HIGH, "threshold": 3}, ""),
        ((LAX, HIGH), {"made_under": LAX}, "forbidden-by-policy"),
        ((CAPPED,), {"made_under": CAPPED}, ""),
        ((CAPPED,), {"made_under": CAPPED, "members": (0, 1, 4, 6)}, "forbidden-by-policy"),
        ((ROOMY,), {"made_under": ROOMY, "members": (0, 1, 4, 6)}, "forbidden-by-policy"),
    ],
)
def test_one_fault_each_in_a_genesis(known: tuple[Any, ...], changes: dict[str, Any], code: str) -> None:
    session, made = begun(**changes), voter(before(*known))
    assert refusal(lambda: made.genesis(session), sample.TENANT) == code
