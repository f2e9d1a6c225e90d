"""The cases of the commit's vectors: messages, proposals and certificates, and the verdict that is expected of every implementation.

The expected verdicts are written by hand; the tests replay them through the reference. Each negative case is one change to a named
accepted sibling.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from rebalancing import canonical
from rebalancing.commit_messages import (
    FINAL,
    PROVISIONAL,
    CommitCertificate,
    CommitProposal,
    PreparedCertificate,
    justification_digest,
    snapshot_digest,
)
from rebalancing.envelope import Envelope, NestedEnvelope, payload_type, sign, to_bytes
from rebalancing.identifiers import Signature
from rebalancing.messages import Artifact, ballot_fields, body_of, digest_of, rank_of
from tests.vectors.commit_sample import (
    CARRYING,
    CHAIN,
    COMMITTED,
    FAULTS,
    FIRST,
    GRANTERS,
    HOLDERS,
    OTHER_ORIGIN,
    OTHER_REPORT,
    OTHER_SNAPSHOT,
    PREPARED,
    PROVISIONALLY,
    QUORUM,
    REPORT,
    SECOND,
    SNAPSHOT,
    THIRD,
    THRESHOLD,
    VALID,
    certificate,
    committed,
    echo,
    grant,
    grants,
    link,
    proposal,
    report_of,
    sealed,
    sealed_all,
    vote,
)
from tests.vectors.wire_sample import (
    BASE,
    COMMITTEE,
    OTHER_BASE,
    OTHER_MANIFEST,
    PEERS,
    SEED_OF,
    STRANGER,
    Case,
    nonce,
)

Edit = Callable[[dict[str, Any]], None]


def put(*path: Any) -> Edit:
    """Set the field at a path to the last argument."""
    *where, name, value = path

    def edit(body: Any) -> None:
        for step in where:
            body = body[step]
        body[name] = value

    return edit


def drop(name: str) -> Edit:
    return lambda body: body.__delitem__(name)


# Messages in envelopes


def message_cases() -> list[Case]:
    late = ballot_fields(BASE, 9, PEERS[0], nonce(1)).to_dict()
    rows: list[tuple[str, str, str, Edit, str]] = [
        ("unknown-field", "commit-vote", "a field beside the known ones", put("extra", 1), "unknown-field"),
        ("no-kind", "commit-vote", "no kind", drop("kind"), "missing-field"),
        ("unknown-kind", "commit-vote", "a third kind", put("kind", "hasty"), "bad-value"),
        ("later-version", "commit-vote", "version 2", put("version", 2), "bad-value"),
        ("round-zero", "commit-ask", "ballot of round 0", put("ballot", "round", 0), "bad-range"),
        ("false-rank", "commit-ask", "rank of another round", put("ballot", "rank", rank_of(BASE, 4, PEERS[0]).hex), "false-rank"),
        ("other-base", "commit-vote", "a base that the rank is not of", put("base", OTHER_BASE.hex), "false-rank"),
        ("foreign-ballot", "commit-ask", "coordinator that did not sign", put("ballot", "coordinator", PEERS[1].hex), "foreign-name"),
        ("foreign-grant", "commit-grant", "holder that did not sign", put("holder", COMMITTEE[1].hex), "foreign-name"),
        ("foreign-echo", "commit-echo", "holder that did not sign", put("holder", COMMITTEE[1].hex), "foreign-name"),
        ("foreign-vote", "commit-vote", "holder that did not sign", put("holder", COMMITTEE[1].hex), "foreign-name"),
        ("half-a-report", "commit-grant", "a snapshot reported under no ballot", put("report", "snapshot", REPORT.snapshot.hex), "bad-value"),
        ("report-of-the-same-ballot", "commit-grant-with-a-report", "the grant's own ballot reported", put("report", "ballot", SECOND.to_dict()), "false-report"),
        ("report-of-a-later-ballot", "commit-grant-with-a-report", "a later ballot reported", put("report", "ballot", late), "false-report"),
        ("report-of-a-false-rank", "commit-grant-with-a-report", "a reported ballot of no such rank", put("report", "ballot", "rank", "00" * 32), "false-rank"),
        ("snapshot-of-another-parent", "commit-proposal", "another parent in the snapshot", put("snapshot", "parent", OTHER_BASE.hex), "mismatched-snapshot"),
        ("origin-of-a-false-rank", "commit-proposal", "an origin of no such rank", put("snapshot", "origin", "rank", "00" * 32), "false-rank"),
        ("origin-of-round-zero", "commit-proposal", "an origin of round 0", put("snapshot", "origin", "round", 0), "bad-range"),
        ("sequence-zero", "commit-proposal", "a successor of number 0", put("snapshot", "sequence", 0), "bad-range"),
        ("sequence-too-big", "commit-proposal", "number 2^32", put("snapshot", "sequence", 2**32), "bad-range"),
    ]  # fmt: skip
    cases = [
        {
            "name": name, "change": "", "sibling": "", "opens_as": message.ARTIFACT, "envelope": to_bytes(sealed(message)).hex(),
            "message": json.loads(body_of(message)), "digest": digest_of(message).hex, "verdict": "accept", "code": "", "blamed": "",
        }
        for name, message in VALID.items()
    ]  # fmt: skip
    for name, sibling, change, edit, code in rows:
        message = VALID[sibling]
        value = json.loads(body_of(message))
        edit(value)
        envelope = sign(payload_type(message.ARTIFACT), canonical.encode(value), SEED_OF[message.author])
        cases.append(_refused(name, sibling, change, envelope, message.ARTIFACT, code, message.author.hex))
    plain = sealed(VALID["commit-vote"])
    other = replace(plain, payload_type=payload_type("commit-echo"))
    stranger = replace(plain, signer=STRANGER)
    unsigned = replace(plain, signature=Signature(bytes(64)))
    cases += [
        _refused("relabelled", "commit-vote", "the payload type of an echo", other, "commit-echo", "bad-signature"),
        _refused("read-as-an-echo", "commit-vote", "read as an echo", plain, "commit-echo", "unknown-payload-type"),
        _refused("stranger", "commit-vote", "a key that is not trusted", stranger, "commit-vote", "unknown-signer"),
        _refused("badly-signed", "commit-vote", "signature zero", unsigned, "commit-vote", "bad-signature"),
    ]
    return cases


def _refused(
    name: str, sibling: str, change: str, envelope: Envelope, opens_as: str, code: str, blamed: str = ""
) -> Case:
    verdict = "ignore" if code in ("unknown-payload-type", "unknown-signer") else "reject"
    return {
        "name": name, "change": change, "sibling": sibling, "opens_as": opens_as, "envelope": to_bytes(envelope).hex(),
        "verdict": verdict, "code": code, "blamed": blamed,
    }  # fmt: skip


# What is judged by a committee


def judged(name: str, sibling: str, change: str, code: str, **more: Any) -> Case:
    return {
        "name": name, "sibling": sibling if code else "", "change": change, **more,
        "committee": [peer.hex for peer in sorted(COMMITTEE)], "threshold": THRESHOLD, "faults": FAULTS,
        "verdict": "reject" if code else "accept", "code": code,
    }  # fmt: skip


def swapped(envelopes: Sequence[NestedEnvelope], new: Envelope) -> tuple[NestedEnvelope, ...]:
    """A list with another envelope in the place of the same signer's, or beside all if there is none."""
    (single,) = sealed_copy(new)
    return tuple(
        sorted([*(each for each in envelopes if each.signer != new.signer), single], key=lambda each: each.signer)
    )


def sealed_copy(envelope: Envelope) -> tuple[NestedEnvelope, ...]:
    return (NestedEnvelope(envelope.body, envelope.payload_type, envelope.signature, envelope.signer),)


def unsigned(envelope: NestedEnvelope) -> NestedEnvelope:
    return replace(envelope, signature=Signature(bytes(64)))


def proposal_cases() -> list[Case]:
    own = proposal(grants())
    carried = proposal(CARRYING, SECOND)

    def case(name: str, change: str, it: CommitProposal, shown: PreparedCertificate | None, code: str = "") -> Case:
        sibling = "carried-on" if it.ballot == SECOND else "new"
        beside = body_of(shown).hex() if shown else ""
        return judged(name, sibling, change, code, body=body_of(it).hex(), shown=beside)

    def of(justification: Sequence[NestedEnvelope], **more: Any) -> CommitProposal:
        return replace(own, grants=tuple(justification), **more)

    third = grants(THIRD, [REPORT, report_of(CHAIN)])
    another = certificate(link(snapshot=OTHER_SNAPSHOT), snapshot=OTHER_SNAPSHOT)
    return [
        case("new", "", own, None),
        case("new-provisional", "", proposal(grants(kind=PROVISIONAL), kind=PROVISIONAL), None),
        case("new-with-a-certificate-beside-it", "", own, PREPARED),
        case("carried-on", "", carried, PREPARED),
        case("carried-on-by-the-highest-report", "", proposal(third, THIRD), CHAIN),
        case("too-few-grants", "one grant taken out", of(own.grants[1:]), None, "not-a-quorum"),
        case("too-many-grants", "a fourth grant", of(swapped(own.grants, sealed(grant(COMMITTEE[3])))), None, "not-a-quorum"),
        case("a-grant-twice", "one grant twice in place of another", of([own.grants[0], *own.grants[:2]]), None, "duplicate-signer"),
        case("unsorted-grants", "the first two exchanged", of([own.grants[1], own.grants[0], own.grants[2]]), None, "duplicate-signer"),
        case("an-outsiders-grant", "a grant by no member in place of one", of(swapped(own.grants[:2], sealed(grant(PEERS[1])))), None, "not-a-member"),
        case("a-vote-for-a-grant", "a vote in place of a grant", of(swapped(own.grants, sealed(vote(own.grants[0].signer)))), None, "bad-value"),
        case("a-grant-of-another-ballot", "one grant of the next round", of(swapped(own.grants, sealed(grant(ballot=SECOND)))), None, "mismatched-grant"),
        case("a-grant-of-another-manifest", "one grant of another manifest", of(swapped(own.grants, sealed(replace(grant(), manifest_id=OTHER_MANIFEST)))), None, "mismatched-grant"),
        case("a-provisional-grant", "one grant is provisional", of(swapped(own.grants, sealed(grant(kind=PROVISIONAL)))), None, "mismatched-grant"),
        case("a-grant-badly-signed", "one signature zero", of([unsigned(own.grants[0]), *own.grants[1:]]), None, "bad-signature"),
        case("not-its-own-origin", "the snapshot is of another ballot", of(own.grants, snapshot=OTHER_ORIGIN), None, "unjustified"),
        case("not-carried-on", "another snapshot than the one reported", replace(carried, snapshot=OTHER_SNAPSHOT), PREPARED, "unjustified"),
        case("two-reports-in-one-ballot", "a second grant reports another snapshot in the same ballot", replace(carried, grants=grants(SECOND, [REPORT, OTHER_REPORT])), PREPARED, "unjustified"),
        case("no-certificate", "the certificate of the report is not shown", carried, None, "no-certificate"),
        case("an-empty-certificate", "a certificate without links", carried, replace(PREPARED, links=()), "no-certificate"),
        case("another-ballots-certificate", "a certificate of another ballot", carried, CHAIN, "mismatched-certificate"),
        case("another-snapshots-certificate", "a certificate of another snapshot", carried, another, "mismatched-certificate"),
        case("a-provisional-certificate", "a certificate of the other kind", carried, PROVISIONALLY, "mismatched-certificate"),
        case("a-certificate-badly-signed", "one of its echoes has signature zero", carried, with_link(PREPARED, echoes=(unsigned(PREPARED.links[0].echoes[0]), *PREPARED.links[0].echoes[1:])), "bad-signature"),
    ]  # fmt: skip


def with_link(of: PreparedCertificate, **changes: Any) -> PreparedCertificate:
    """A certificate with another newest link."""
    return replace(of, links=(replace(of.links[0], **changes), *of.links[1:]))


def edited(of: Artifact, edit: Edit) -> bytes:
    value = json.loads(body_of(of))
    edit(value)
    return canonical.encode(value)


def prepared_cases() -> list[Case]:
    newest = PREPARED.links[0]
    digest = justification_digest(newest.grants)

    def case(
        name: str, change: str, it: PreparedCertificate | bytes, code: str = "", sibling: str = "prepared"
    ) -> Case:
        raw = it if isinstance(it, bytes) else body_of(it)
        more = (
            {}
            if code or isinstance(it, bytes)
            else {"ballot": it.links[0].ballot.to_dict(), "snapshot": snapshot_digest(it.snapshot).hex}
        )
        return judged(name, sibling, change, code, body=raw.hex(), **more)  # fmt: skip

    def echoes(new: Envelope) -> PreparedCertificate:
        return with_link(PREPARED, echoes=swapped(newest.echoes, new))

    def justified_by(new: Envelope) -> PreparedCertificate:
        """The echoes are of the changed justification: it alone is at fault."""
        return certificate(link(justification=swapped(newest.grants, new)))

    twice = link(SECOND, grants(SECOND, [REPORT, OTHER_REPORT]))
    elsewhere = link(THIRD, grants(THIRD))
    # Of its two reports the higher one leads on.
    both = link(THIRD, grants(THIRD, [report_of(CHAIN), REPORT]))
    return [
        case("prepared", "", PREPARED),
        case("prepared-provisionally", "", PROVISIONALLY),
        case("chain", "", CHAIN),
        case("chain-of-the-higher-report", "", replace(CHAIN, links=(both, *CHAIN.links))),
        case("too-few-echoes", "one echo taken out", with_link(PREPARED, echoes=newest.echoes[1:]), "not-a-quorum"),
        case("too-many-echoes", "a fourth echo", echoes(sealed(echo(digest, COMMITTEE[3]))), "not-a-quorum"),
        case("too-few-grants", "one grant taken out", with_link(PREPARED, grants=newest.grants[1:]), "not-a-quorum"),
        case("an-echo-twice", "one echo twice in place of another", with_link(PREPARED, echoes=(newest.echoes[0], *newest.echoes[:2])), "duplicate-signer"),
        case("an-outsiders-echo", "an echo by no member in place of one", with_link(PREPARED, echoes=swapped(newest.echoes[:2], sealed(echo(digest, PEERS[1])))), "not-a-member"),
        case("a-vote-for-an-echo", "a vote in place of an echo", echoes(sealed(vote(newest.echoes[0].signer))), "bad-value"),
        case("an-echo-badly-signed", "one signature zero", with_link(PREPARED, echoes=(unsigned(newest.echoes[0]), *newest.echoes[1:])), "bad-signature"),
        case("an-echo-of-another-ballot", "one echo of the next round", echoes(sealed(echo(digest, ballot=SECOND))), "mismatched-echo"),
        case("an-echo-of-another-snapshot", "one echo of another snapshot", echoes(sealed(echo(digest, snapshot=OTHER_SNAPSHOT))), "mismatched-echo"),
        case("an-echo-of-another-justification", "one echo of another justification", echoes(sealed(echo(justification_digest(CARRYING)))), "mismatched-echo"),
        case("an-echo-of-another-manifest", "one echo of another manifest", echoes(sealed(replace(echo(digest), manifest_id=OTHER_MANIFEST))), "mismatched-echo"),
        case("a-provisional-echo", "one echo is provisional", echoes(sealed(echo(digest, kind=PROVISIONAL))), "mismatched-echo"),
        case("another-justification-beside-it", "grants that the echoes did not sign", with_link(PREPARED, grants=swapped(newest.grants[:2], sealed(grant(COMMITTEE[3])))), "mismatched-echo"),
        case("a-provisional-grant", "one grant is provisional", justified_by(sealed(grant(kind=PROVISIONAL))), "mismatched-grant"),
        case("a-grant-of-another-ballot", "one grant of the next round", justified_by(sealed(grant(ballot=SECOND))), "mismatched-grant"),
        case("kind-changed", "said to be provisional", replace(PREPARED, kind=PROVISIONAL), "not-a-quorum"),
        case("body-changed", "the snapshot holds something else", replace(PREPARED, snapshot=OTHER_SNAPSHOT), "mismatched-echo"),
        case("other-parent", "the snapshot is of another parent", edited(PREPARED, put("snapshot", "parent", OTHER_BASE.hex)), "mismatched-snapshot"),
        case("false-origin", "an origin of no such rank", edited(PREPARED, put("snapshot", "origin", "rank", "00" * 32)), "false-rank"),
        case("not-its-own-origin", "prepared, and of another ballot", certificate(link(snapshot=OTHER_ORIGIN), snapshot=OTHER_ORIGIN), "unjustified"),
        case("two-reports-in-one-ballot", "a second grant reports another snapshot in the same ballot", replace(CHAIN, links=(twice, *PREPARED.links)), "unjustified", "chain"),
        case("no-link", "no links", replace(PREPARED, links=()), "no-certificate"),
        case("chain-cut", "the last link taken out", replace(CHAIN, links=CHAIN.links[:1]), "broken-chain", "chain"),
        case("chain-continued", "a link below the origin", replace(PREPARED, links=(newest, newest)), "broken-chain"),
        case("chain-turned", "the links exchanged", replace(CHAIN, links=CHAIN.links[::-1]), "broken-chain", "chain"),
        case("a-link-of-another-ballot", "a link that no report names", replace(CHAIN, links=(CHAIN.links[0], elsewhere)), "broken-chain", "chain"),
        case("chain-of-the-lower-report", "the link in between taken out", replace(CHAIN, links=(both, *PREPARED.links)), "broken-chain", "chain-of-the-higher-report"),
        case("unknown-field", "a field beside the known ones", edited(PREPARED, put("extra", 1)), "unknown-field"),
        case("no-snapshot", "no snapshot", edited(PREPARED, drop("snapshot")), "missing-field"),
        case("space", "a space at the end", body_of(PREPARED) + b" ", "non-canonical"),
    ]  # fmt: skip


def commit_cases() -> list[Case]:
    plain = committed(PREPARED)

    def case(name: str, change: str, it: CommitCertificate, code: str = "", sibling: str = "commit") -> Case:
        prepared = it.prepared
        more = (
            {}
            if code
            else {"ballot": prepared.links[0].ballot.to_dict(), "snapshot": snapshot_digest(prepared.snapshot).hex}
        )
        return judged(name, sibling, change, code, body=body_of(it).hex(), **more)

    def votes(new: Envelope) -> CommitCertificate:
        return replace(plain, votes=swapped(plain.votes, new))

    fewer = with_link(PREPARED, echoes=PREPARED.links[0].echoes[1:])
    return [
        case("commit", "", plain),
        case("commit-of-a-chain", "", COMMITTED),
        case("commit-provisionally", "", committed(PROVISIONALLY)),
        case("too-few-votes", "one vote taken out", replace(plain, votes=plain.votes[1:]), "not-a-quorum"),
        case("too-many-votes", "a fourth vote", votes(sealed(vote(COMMITTEE[3]))), "not-a-quorum"),
        case("a-vote-twice", "one vote twice in place of another", replace(plain, votes=(plain.votes[0], *plain.votes[:2])), "duplicate-signer"),
        case("an-outsiders-vote", "a vote by no member in place of one", replace(plain, votes=swapped(plain.votes[:2], sealed(vote(PEERS[1])))), "not-a-member"),
        case("an-echo-for-a-vote", "an echo in place of a vote", votes(sealed(echo(REPORT.justification, plain.votes[0].signer))), "bad-value"),
        case("a-vote-badly-signed", "one signature zero", replace(plain, votes=(unsigned(plain.votes[0]), *plain.votes[1:])), "bad-signature"),
        case("a-vote-of-another-ballot", "one vote of the next round", votes(sealed(vote(ballot=SECOND))), "mismatched-vote"),
        case("a-vote-for-another-snapshot", "one vote for another snapshot", votes(sealed(vote(snapshot=OTHER_SNAPSHOT))), "mismatched-vote"),
        case("a-provisional-vote", "one vote is provisional", votes(sealed(vote(kind=PROVISIONAL))), "mismatched-vote"),
        case("votes-of-an-earlier-ballot", "the votes are of the ballot below", replace(COMMITTED, votes=plain.votes), "mismatched-vote", "commit-of-a-chain"),
        case("certificate-on-another-base", "another base around it", replace(plain, base=OTHER_BASE), "mismatched-certificate"),
        case("certificate-of-another-manifest", "another manifest around it", replace(plain, manifest_id=OTHER_MANIFEST), "mismatched-certificate"),
        case("not-prepared", "one echo taken out", replace(plain, prepared=fewer), "not-a-quorum"),
        case("nothing-prepared", "no links", replace(plain, prepared=replace(PREPARED, links=())), "no-certificate"),
    ]  # fmt: skip


def digest_rows() -> list[tuple[str, str, bytes]]:
    """What is hashed besides messages."""
    names = [digest_of(grant(holder)).hex for holder in sorted(GRANTERS)]
    return [
        *((name, payload_type(message.ARTIFACT), body_of(message)) for name, message in VALID.items()),
        ("snapshot", payload_type("snapshot"), canonical.encode(SNAPSHOT.to_dict())),
        ("justification", payload_type("justification"), canonical.encode({"grants": names})),
        ("prepared-certificate", payload_type("prepared-certificate"), body_of(PREPARED)),
    ]


assert (FINAL, HOLDERS.quorum_of(FINAL), HOLDERS.quorum_of(PROVISIONAL)) == ("final", QUORUM, THRESHOLD)
assert sealed_all([grant(holder) for holder in GRANTERS]) == grants(FIRST)
