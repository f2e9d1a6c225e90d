"""Forks: runs of the commit in which more than f holders lie, until a parent has two final successors.

Honest holders answer by the rules of the reference; an adversary chooses who coordinates, what is proposed to whom, what the liars
sign, and which of all that was signed is shown. A draw is one of its choices.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations
from random import Random

from rebalancing import commit
from rebalancing.accountability import FinalCertificate, PreparedCertificate
from rebalancing.ballot import NO_BALLOT, Ballot, below
from rebalancing.commit import NO_CLAIM, Claim, CommitGrant, Echo, Holder, Snapshot, Vote, make_claim
from rebalancing.quorum import quorum

PARENT = 1


@dataclass
class Committee:
    """The holders of one parent and all that they have signed; `told` hears of each message as it is signed."""

    size: int
    threshold: int
    faults: int
    liars: frozenset[int]
    told: Callable[[CommitGrant | Echo | Vote], None] = lambda _: None
    holder: dict[int, Holder] = field(default_factory=dict)
    grants: set[CommitGrant] = field(default_factory=set)
    echoes: set[Echo] = field(default_factory=set)
    votes: set[Vote] = field(default_factory=set)
    shown: dict[Claim, list[PreparedCertificate]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        blank = commit.empty_record(PARENT, 1, NO_BALLOT)
        self.holder = {h: Holder(final=blank, provisional=blank, silent=False) for h in self.honest}

    @property
    def honest(self) -> frozenset[int]:
        """The holders that follow the rules."""
        return frozenset(range(1, self.size + 1)) - self.liars

    @property
    def quorum(self) -> int:
        """Q of the committee."""
        return quorum(self.size, self.threshold, self.faults)

    def signed(self, message: CommitGrant | Echo | Vote) -> None:
        """Note what an honest holder signed."""
        {CommitGrant: self.grants, Echo: self.echoes, Vote: self.votes}[type(message)].add(message)
        self.told(message)

    def grant(self, h: int, ballot: Ballot) -> None:
        """An honest holder grants a ballot, if it may."""
        me = self.holder[h]
        if commit.may_grant(me, False, PARENT, ballot):
            self.signed(CommitGrant(holder=h, provisional=False, parent=PARENT, ballot=ballot, report=me.final.highest))
            self.holder[h] = commit.with_record(me, False, commit.after_grant(me.final, ballot))

    def echo(self, h: int, x: Claim, justification: frozenset[CommitGrant]) -> None:
        """An honest holder echoes a proposal, if it may."""
        me = self.holder[h]
        if commit.may_echo(frozenset({1, 2, 3}), me, False, x, justification):
            self.signed(
                Echo(holder=h, provisional=False, ballot=x.ballot, snapshot=x.snapshot, justification=justification)
            )
            self.holder[h] = commit.with_record(me, False, commit.after_echo(me.final, x))

    def vote(self, h: int, x: Claim) -> None:
        """An honest holder votes for what is prepared, if it may."""
        me = self.holder[h]
        if commit.may_vote(me, False, x, True):
            self.signed(Vote(holder=h, provisional=False, ballot=x.ballot, snapshot=x.snapshot))
            self.holder[h] = commit.with_record(me, False, commit.after_vote(me.final, x))

    def justifications(self, draw: Random, ballot: Ballot) -> list[frozenset[CommitGrant]]:
        """Some of the sets of a quorum's grants that can be shown for a ballot: a liar reports nothing, or anything prepared below."""
        true = [m for m in self.grants if m.ballot == ballot]
        prepared = [NO_CLAIM, *(x for x in self.shown if below(x.ballot, ballot))]
        found = []
        for _ in range(6):
            lies = [
                CommitGrant(holder=h, provisional=False, parent=PARENT, ballot=ballot, report=draw.choice(prepared))
                for h in self.liars
            ]
            for chosen in combinations(draw.sample(true + lies, len(true + lies)), self.quorum):
                found.append(frozenset(chosen))
                break
        return found

    def certificates(self, draw: Random, x: Claim) -> list[PreparedCertificate]:
        """Some of the prepared certificates of a claim, each with a chain down to the first."""
        found = []
        for justification in {e.justification for e in self.echoes if make_claim(e.ballot, e.snapshot) == x}:
            echoers = {e.holder for e in self.echoes if e.justification == justification and e.snapshot == x.snapshot}
            able = sorted(echoers | self.liars)
            if len(able) < self.quorum:
                continue
            highest = commit.highest_reports(justification)
            reported = draw.choice(self.shown[next(iter(highest))]) if highest else None
            found.append(
                PreparedCertificate(
                    claim=x,
                    justification=justification,
                    echoers=frozenset(draw.sample(able, self.quorum)),
                    reported=reported,
                )
            )
        return found

    def final(self, draw: Random) -> list[FinalCertificate]:
        """A final certificate of each claim that has one."""
        found = []
        for x, prepared in self.shown.items():
            voters = {v.holder for v in self.votes if make_claim(v.ballot, v.snapshot) == x}
            able = sorted(voters | self.liars)
            if voters and len(able) >= self.quorum:
                found.append(
                    FinalCertificate(prepared=draw.choice(prepared), voters=frozenset(draw.sample(able, self.quorum)))
                )
        return found


def attack(committee: Committee, draw: Random, rounds: int) -> None:
    """Let an adversary coordinate: in each ballot up to two snapshots, each brought to other holders, with luck voted for by some."""
    for at_round in range(1, rounds + 1):
        ballot = Ballot(round=at_round, rank=draw.randint(1, 2), coordinator=1, nonce=draw.randint(1, 9))
        for h in committee.honest:
            if draw.random() < 0.8:
                committee.grant(h, ballot)
        audience = draw.sample(sorted(committee.honest), len(committee.honest))
        cut = draw.randint(0, len(audience))
        for nth, group in enumerate((audience[:cut], audience[cut:])):
            choices = committee.justifications(draw, ballot)
            if not choices:
                continue
            justification = draw.choice(choices)
            highest = commit.highest_reports(justification)
            fresh = Snapshot(
                digest=2 * at_round + nth, parent=PARENT, sequence=2, origin=ballot,
                choice=draw.randint(1, 3),
            )  # fmt: skip
            x = make_claim(ballot, next(iter(highest)).snapshot if highest else fresh)
            for h in group:
                if draw.random() < 0.9:
                    committee.echo(h, x, justification)
        for x in {make_claim(e.ballot, e.snapshot) for e in committee.echoes if e.ballot == ballot}:
            if certificates := committee.certificates(draw, x):
                committee.shown[x] = certificates
                for h in committee.honest:
                    if draw.random() < 0.6:
                        committee.vote(h, x)


@dataclass(frozen=True)
class Lengths:
    """In how many ballots the two successors of a long fork are prepared.

    Attributes:
        under: the second, before the first is prepared for the first time.
        first: the first, in the last of which it is committed.
        beside: whether the second is prepared in that ballot too.
        over: the second, after that.
    """

    under: int
    first: int
    beside: bool
    over: int


def long_fork(committee: Committee, lengths: Lengths) -> tuple[FinalCertificate, FinalCertificate]:
    """Let an adversary make two successors of one parent, each prepared in many ballots. Honest holders hear of one of them only."""
    honest = sorted(committee.honest)
    halves = frozenset(honest[: len(honest) // 2]), frozenset(honest[len(honest) // 2 :])
    at_round = 0

    def ballot() -> Ballot:
        return Ballot(round=at_round, rank=1, coordinator=1, nonce=1)

    def prepare(nth: int, before: PreparedCertificate | None) -> PreparedCertificate:
        """Have a successor prepared by one half and the liars, who report nothing."""
        group = halves[nth]
        for h in group:
            committee.grant(h, ballot())
        lies = {
            CommitGrant(holder=h, provisional=False, parent=PARENT, ballot=ballot(), report=NO_CLAIM)
            for h in committee.liars
        }
        justification = lies | {m for m in committee.grants if m.ballot == ballot() and m.holder in group}
        chosen = frozenset(sorted(justification, key=lambda m: m.report == NO_CLAIM)[: committee.quorum])
        fresh = Snapshot(digest=2 * at_round + nth, parent=PARENT, sequence=2, origin=ballot(), choice=1)
        x = make_claim(ballot(), before.claim.snapshot if before else fresh)
        for h in group:
            committee.echo(h, x, chosen)
        p = PreparedCertificate(claim=x, justification=chosen, echoers=quorum_of(group), reported=before)
        committee.shown[x] = [p]
        for h in group:
            committee.vote(h, x)
        return p

    def quorum_of(group: frozenset[int]) -> frozenset[int]:
        return frozenset([*sorted(group), *sorted(committee.liars)][: committee.quorum])

    made: list[PreparedCertificate | None] = [None, None]
    for nth, often in ((1, lengths.under), (0, lengths.first)):
        for _ in range(often):
            at_round += 1
            made[nth] = prepare(nth, made[nth])
    if lengths.beside:
        made[1] = prepare(1, made[1])
    for _ in range(lengths.over):
        at_round += 1
        made[1] = prepare(1, made[1])
    first, second = made
    assert first is not None
    assert second is not None
    return (
        FinalCertificate(prepared=first, voters=quorum_of(halves[0])),
        FinalCertificate(prepared=second, voters=quorum_of(halves[1])),
    )
