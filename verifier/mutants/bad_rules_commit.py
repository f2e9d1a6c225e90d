"""The bad rules of MCCommit once more, in the reference's words; see `bad_rules`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rebalancing import commit, commit_system
from rebalancing import quorum as sound
from rebalancing.accountability import FinalCertificate
from rebalancing.ballot import NO_BALLOT, Ballot, below
from rebalancing.commit import NO_CLAIM, Claim, CommitGrant, Coordinator, Holder, Record, Snapshot, make_claim
from rebalancing.commit_system import CommitModel, CommitSystem
from verifier.mutants.bad_rule import BadRule

__all__ = ["BAD_RULES"]


def prepared_by_one_echo(model: CommitModel, s: CommitSystem, provisional: bool, x: Claim) -> bool:
    """A single echo prepares."""
    return any(e.provisional == provisional and make_claim(e.ballot, e.snapshot) == x for e in s.echoes)


def has_certificate_unchecked(prepared: bool) -> bool:
    """A vote needs no certificate."""
    return True


def durable_forgets_echo(me: Holder) -> Holder:
    """A restart forgets the echo."""
    return replace(me, final=replace(me.final, echoed=NO_CLAIM))


def durable_forgets_vote(me: Holder) -> Holder:
    """A restart forgets the vote and the certificate stored with it."""
    return replace(me, final=replace(me.final, voted=NO_CLAIM, highest=NO_CLAIM))


def reportable_unproved(model: CommitModel, s: CommitSystem, provisional: bool, parent: int) -> frozenset[Claim]:
    """A report counts without its certificate."""
    return frozenset(
        {NO_CLAIM}
        | {
            make_claim(b, snapshot)
            for b in commit_system.ballots_on(model, parent, model.coordinators)
            for snapshot in commit_system.successors(model, commit.empty_record(parent, 0, NO_BALLOT))
        }
    )


def justifies_own(justification: frozenset[CommitGrant], ballot: Ballot, snapshot: Snapshot) -> bool:
    """Whatever was prepared, a ballot brings up a snapshot of its own."""
    return snapshot.origin == ballot


def justifies_any_origin(justification: frozenset[CommitGrant], ballot: Ballot, snapshot: Snapshot) -> bool:
    """Where nothing was prepared any snapshot will do."""
    return all(x.snapshot == snapshot for x in commit.highest_reports(justification))


def base_unchecked(me: Record, parent: int | Snapshot) -> bool:
    """Any parent will do."""
    return True


def empty_record_forgets_promise(base: int, sequence: int, promised: Ballot) -> Record:
    """An install forgets the promise."""
    return Record(
        base=base,
        sequence=sequence,
        promised=NO_BALLOT,
        echoed=NO_CLAIM,
        voted=NO_CLAIM,
        highest=NO_CLAIM,
    )


def empty_record_serves_promise(base: int, sequence: int, promised: Ballot) -> Record:
    """After an install the promised ballot is served once more."""
    return Record(base=base, sequence=sequence, promised=promised, echoed=NO_CLAIM, voted=NO_CLAIM, highest=NO_CLAIM)


def after_install_keeps(me: Holder, provisional: bool, s: Snapshot) -> Holder:
    """An install keeps what belonged to the parent."""
    return replace(me, final=replace(me.final, base=s.digest, sequence=s.sequence))


SOUND_INSTALL = commit.after_install


def after_install_clears_final(me: Holder, provisional: bool, s: Snapshot) -> Holder:
    """A provisional install clears the final record."""
    moved = SOUND_INSTALL(me, provisional, s)
    if not provisional:
        return moved
    return replace(moved, final=commit.empty_record(me.final.base, me.final.sequence, NO_BALLOT))


def after_install_speaks(me: Holder, provisional: bool, s: Snapshot) -> Holder:
    """A final install gives the voice back to a holder that lost its store."""
    return replace(SOUND_INSTALL(me, provisional, s), silent=me.silent and provisional)


def after_echo_promises_nothing(me: Record, x: Claim) -> Record:
    """An echo leaves the promise where it was."""
    return replace(me, echoed=x)


def anything_goes(me: Record, ballot: Ballot) -> bool:
    """A ballot is served whatever was promised, echoed or voted for."""
    return True


def fresh_nonce_any(s: CommitSystem, c: int, nonce: int) -> bool:
    """A restarted coordinator may draw a nonce that it had before."""
    return True


def quorum_one_short(n: int, t: int, f: int) -> int:
    """One vote fewer will do."""
    return sound.quorum(n, t, f) - 1


def voters_repeated(model: CommitModel, s: CommitSystem, provisional: bool, x: Claim) -> frozenset[int]:
    """A vote that is repeated counts again."""
    voted = any(v.provisional == provisional and make_claim(v.ballot, v.snapshot) == x for v in s.votes)
    return model.rules.holders if voted else model.liars


def voters_of_all_ballots(model: CommitModel, s: CommitSystem, provisional: bool, x: Claim) -> frozenset[int]:
    """The votes of all ballots are added up."""
    return model.liars | {v.holder for v in s.votes if v.provisional == provisional and v.snapshot == x.snapshot}


def voters_of_both_kinds(model: CommitModel, s: CommitSystem, provisional: bool, x: Claim) -> frozenset[int]:
    """Provisional votes count towards a final commit, and the other way round."""
    return model.liars | {v.holder for v in s.votes if make_claim(v.ballot, v.snapshot) == x}


def knows_its_record_unchecked(me: Holder) -> bool:
    """A holder whose store was lost goes on as if nothing had happened."""
    return True


def still_valid_asked_always(admitted: frozenset[int], ballot: Ballot, snapshot: Snapshot) -> bool:
    """What is carried on must be fresh too."""
    return snapshot.choice in admitted


def justifies_any_of_a_tie(justification: frozenset[CommitGrant], ballot: Ballot, snapshot: Snapshot) -> bool:
    """One of two reports of the highest ballot will do."""
    found = commit.highest_reports(justification)
    return any(x.snapshot == snapshot for x in found) if found else snapshot.origin == ballot


def justifies_unchecked(justification: frozenset[CommitGrant], ballot: Ballot, snapshot: Snapshot) -> bool:
    """Nobody recomputes what the grants lead to."""
    return True


def may_echo_not_recomputed(
    admitted: frozenset[int], me: Holder, provisional: bool, x: Claim, justification: frozenset[CommitGrant]
) -> bool:
    """Whoever echoes does not recompute what the grants lead to."""
    mine = commit.record_of(me, provisional)
    return (
        commit.knows_its_record(me)
        and commit.echoes_on(mine, x.snapshot)
        and commit.not_superseded(mine, x.ballot)
        and commit.not_echoed(mine, x.ballot)
        and commit.still_valid(admitted, x.ballot, x.snapshot)
    )


def proposable_afresh(
    model: CommitModel, s: CommitSystem, me: Coordinator, justification: frozenset[CommitGrant]
) -> frozenset[Snapshot]:
    """Whatever is reported, a coordinator proposes a snapshot of its own."""
    return frozenset(commit_system.make_snapshot(model, me.parent, me.sequence, me.ballot, x) for x in s.admitted)


def can_be_shown_unsigned(model: CommitModel, s: CommitSystem, m: CommitGrant) -> bool:
    """Whoever passes a grant on puts another report into it."""
    granted = m.holder in model.liars or any(replace(m, report=g.report) == g for g in s.grants)
    return (
        granted
        and below(m.report.ballot, m.ballot)
        and m.report in commit_system.reportable(model, s, m.provisional, m.parent)
    )


def same_ballot_never(a: FinalCertificate, b: FinalCertificate) -> bool:
    """Of one ballot it is asked, too, what its grants report of it."""
    return False


def rounds_to_ask_patient(model: CommitModel, s: CommitSystem, c: int) -> frozenset[int]:
    """A coordinator asks again only when its proposal is no longer what policy would choose. No bad rule: a fair one to wait for."""
    ballot = s.coordinator[c].ballot
    if ballot == NO_BALLOT or any(m.ballot == ballot and m.snapshot.choice not in s.admitted for m in s.proposals):
        return frozenset({ballot.round + 1}) & frozenset(range(1, model.max_round + 1))
    return frozenset()


COMMIT, SYSTEM, ACCOUNTABILITY = "rebalancing.commit", "rebalancing.commit_system", "rebalancing.accountability"

# Operator of MCCommit -> what takes its place in the reference.
BAD_RULES: Mapping[str, BadRule] = {
    "Prepared_by_one_echo": BadRule(SYSTEM, "prepared", prepared_by_one_echo),
    "HasCertificate_unchecked": BadRule(COMMIT, "has_certificate", has_certificate_unchecked),
    "Durable_forgets_echo": BadRule(COMMIT, "durable", durable_forgets_echo),
    "Durable_forgets_vote": BadRule(COMMIT, "durable", durable_forgets_vote),
    "Reportable_unproved": BadRule(SYSTEM, "reportable", reportable_unproved),
    "Justifies_own": BadRule(COMMIT, "justifies", justifies_own),
    "Justifies_any_origin": BadRule(COMMIT, "justifies", justifies_any_origin),
    "Justifies_any_of_a_tie": BadRule(COMMIT, "justifies", justifies_any_of_a_tie),
    "Justifies_unchecked": BadRule(COMMIT, "justifies", justifies_unchecked),
    "GrantsUnder_reports_unsigned": BadRule(SYSTEM, "can_be_shown", can_be_shown_unsigned),
    "SameBallot_never": BadRule(ACCOUNTABILITY, "same_ballot", same_ballot_never),
    "RoundsToAsk_patient": BadRule(SYSTEM, "rounds_to_ask", rounds_to_ask_patient),
    "GrantsOn_unchecked": BadRule(COMMIT, "grants_on", base_unchecked),
    "VotesOn_unchecked": BadRule(COMMIT, "votes_on", base_unchecked),
    "EmptyRecord_serves_promise": BadRule(COMMIT, "empty_record", empty_record_serves_promise),
    "EmptyRecord_forgets_promise": BadRule(COMMIT, "empty_record", empty_record_forgets_promise),
    "AfterInstall_keeps": BadRule(COMMIT, "after_install", after_install_keeps),
    "AfterInstall_clears_final": BadRule(COMMIT, "after_install", after_install_clears_final),
    "AfterInstall_speaks": BadRule(COMMIT, "after_install", after_install_speaks),
    "AfterEcho_promises_nothing": BadRule(COMMIT, "after_echo", after_echo_promises_nothing),
    "NotSuperseded_ignored": BadRule(COMMIT, "not_superseded", anything_goes),
    "FreshNonces_any": BadRule(SYSTEM, "fresh_nonce", fresh_nonce_any),
    "QuorumSize_one_short": BadRule(SYSTEM, "quorum", quorum_one_short),
    "Voters_repeated": BadRule(SYSTEM, "voters", voters_repeated),
    "Voters_of_all_ballots": BadRule(SYSTEM, "voters", voters_of_all_ballots),
    "Voters_of_both_kinds": BadRule(SYSTEM, "voters", voters_of_both_kinds),
    "NotEchoed_unchecked": BadRule(COMMIT, "not_echoed", anything_goes),
    "NotVoted_unchecked": BadRule(COMMIT, "not_voted", anything_goes),
    "KnowsItsRecord_unchecked": BadRule(COMMIT, "knows_its_record", knows_its_record_unchecked),
    "MayEcho_not_recomputed": BadRule(COMMIT, "may_echo", may_echo_not_recomputed),
    "Proposable_afresh": BadRule(SYSTEM, "proposable", proposable_afresh),
    "StillValid_asked_always": BadRule(COMMIT, "still_valid", still_valid_asked_always),
}
