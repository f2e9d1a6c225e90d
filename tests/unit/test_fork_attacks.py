"""Attacks on the agreement about the next distribution: each succeeds where its guard is missing, and the reference refuses it and names who did it.

Numbers are those of `attacks.py`.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from rebalancing.certificates import nested
from rebalancing.commit_certificates import Committee
from rebalancing.commit_messages import (
    FINAL,
    NO_REPORT,
    PROVISIONAL,
    CommitCertificate,
    CommitEcho,
    CommitGrant,
    CommitProposal,
    CommitVote,
    Link,
    PreparedCertificate,
    SnapshotFields,
    justification_digest,
    snapshot_digest,
)
from rebalancing.envelope import peer_of
from rebalancing.errors import Ignore, Reject
from rebalancing.guilt_proofs import check_proof, prove
from rebalancing.identifiers import Digest, PeerId
from rebalancing.messages import body_of, seal
from rebalancing.parameters import PROTOCOL_VERSION
from tests.processes.commit_group import GENESIS, MANIFEST, Group, seed_of
from tests.unit.resharing_sample import Group as ResharingGroup

LEFT, RIGHT = (0, 1, 2), (3, 4, 5)
BODIES = Digest(b"\x01" * 32), Digest(b"\x02" * 32)
COORDINATOR = seed_of(1000)


class Halves(Group):
    """Six holders, any three of whom can decrypt, of whom one may lie. The network cuts them into two halves."""

    @property
    def committee(self) -> Committee:
        return Committee(frozenset(peer_of(seed_of(i)) for i in range(6)), 3, 1)


@pytest.fixture
def group() -> Group:
    return Halves.of(6)


def committed_by(group: Group, half: tuple[int, ...], body: Digest, kind: str, who: int) -> CommitCertificate:
    """What a coordinator gets from one half."""
    it = group.attempt(1, kind=kind, who=who)
    group.ask(it, half)
    prepared = group.prepare(it, body, half)
    assert prepared is not None
    committed = group.vote(it, prepared, half)
    assert committed is not None
    return committed


def by_some(group: Group, signers: tuple[int, ...], body: Digest) -> CommitCertificate:
    """A final commit that these sign in the first ballot, whatever they have signed before."""
    of = group.attempt(1).of
    head = (of.base, MANIFEST, PROTOCOL_VERSION, of.ballot, FINAL)
    grants = nested(seal(CommitGrant(*head, name(i), NO_REPORT), seed_of(i)) for i in signers)
    snapshot = SnapshotFields(body, of.ballot, of.base, 1)
    justified, what = justification_digest(grants), snapshot_digest(snapshot)
    echoes = nested(seal(CommitEcho(*head, name(i), justified, what), seed_of(i)) for i in signers)
    votes = nested(seal(CommitVote(*head, name(i), what), seed_of(i)) for i in signers)
    prepared = PreparedCertificate(*head[:3], FINAL, (Link(of.ballot, echoes, grants),), snapshot)
    return CommitCertificate(*head[:3], prepared, votes)


def name(i: int) -> PeerId:
    return peer_of(seed_of(i))


# A23 fork by disjoint quorums


def test_a23_each_half_commits_a_successor_if_as_many_as_decrypt_are_enough(group: Group) -> None:
    # Without the guard: t votes are a quorum, which is what provisional ones are. Nobody lied, and there are two successors.
    one = committed_by(group, LEFT, BODIES[0], PROVISIONAL, who=0)
    two = committed_by(group, RIGHT, BODIES[1], PROVISIONAL, who=1)
    assert one.base == two.base == GENESIS
    assert one.prepared.snapshot != two.prepared.snapshot
    assert not {each.signer for each in one.votes} & {each.signer for each in two.votes}
    # They are a bridge, and no fork of what is final: no holder's final record moves, no share is installed, and there is no guilt to prove.
    for i, certificate in [(0, one), (3, two)]:
        group.nodes[i].receive_commit(certificate)
        holder = group.nodes[i].durable.holder
        assert (holder.final.base, holder.provisional.base) == (
            GENESIS.number,
            snapshot_digest(certificate.prepared.snapshot).number,
        )
    with pytest.raises(Reject, match="not-a-fork"):
        prove(body_of(one), body_of(two), group.committee)
    # With it half of them commit nothing: the coordinator is not justified, and one that says so all the same is named.
    it = group.attempt(2)
    answers = group.ask(it, LEFT)
    with pytest.raises(ValueError, match="grants of a quorum"):
        it.propose(BODIES[0])
    grants = nested(each.envelope for each in answers)
    snapshot = SnapshotFields(BODIES[0], it.of.ballot, GENESIS, 1)
    proposal = CommitProposal(GENESIS, MANIFEST, PROTOCOL_VERSION, it.of.ballot, FINAL, grants, snapshot)
    with pytest.raises(Reject, match="not-a-quorum") as refused:
        group.nodes[3].receive(seal(proposal, COORDINATOR))
    assert (refused.value.blamed, refused.value.strength) == (peer_of(COORDINATOR), "signed")


def test_a23_what_half_of_them_signed_is_no_certificate(group: Group) -> None:
    for half, body in zip((LEFT, RIGHT), BODIES, strict=True):
        certificate = by_some(group, half, body)
        for holder in group.nodes:
            with pytest.raises(Reject, match="not-a-quorum"):
                holder.receive_prepared(certificate.prepared)
            with pytest.raises(Reject, match="not-a-quorum"):
                holder.receive_commit(certificate)


def test_a23_a_fork_names_those_without_whom_there_is_none(group: Group) -> None:
    """Any two quorums share more than f. Those who signed in both are named, and no honest holder is, who signed in one."""
    assert group.committee.rules.quorum == 5
    one, two = by_some(group, (0, 1, 2, 3, 4), BODIES[0]), by_some(group, (1, 2, 3, 4, 5), BODIES[1])
    for holder, certificate in [(group.nodes[0], one), (group.nodes[5], two)]:
        holder.receive_commit(certificate)
    assert group.nodes[0].durable.holder.final != group.nodes[5].durable.holder.final
    proofs = [check_proof(each) for each in prove(body_of(one), body_of(two), group.committee)]
    assert {each.holder for each in proofs} == {name(i) for i in (1, 2, 3, 4)}
    # Whoever stands on one of the two takes no other successor of the parent.
    with pytest.raises(Ignore, match="stale-base"):
        group.nodes[0].receive_commit(two)


def test_a23_a_provisional_commit_moves_no_share() -> None:
    world = ResharingGroup()
    run = world.run(world.proposal())
    committed = world.commit(run)
    # Without the guard whoever has as many votes as decrypt installs, and erases: the other half still stands on what is gone.
    provisional = replace(committed, prepared=replace(committed.prepared, kind=PROVISIONAL))
    fewer = replace(committed, votes=committed.votes[:3])
    for certificate, code in ((provisional, "mismatched-snapshot"), (fewer, "not-a-quorum")):
        before = world.stores[3].load()
        with pytest.raises(Reject, match=code):
            world.nodes[3].receive_commit(certificate, run.body)
        assert world.stores[3].load() == before
