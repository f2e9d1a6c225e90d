"""The cases of guilt: forks, as two commit certificates with the proofs in them, and proofs, each by itself.

In all of them everybody lies as needed: any holder of the sample signs whatever a case asks for. Each negative case is one change to a
named accepted sibling.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rebalancing.commit_messages import (
    FINAL,
    PROVISIONAL,
    CommitCertificate,
    CommitMessage,
    CommitVote,
    PreparedCertificate,
    SnapshotFields,
    justification_digest,
)
from rebalancing.envelope import NestedEnvelope
from rebalancing.guilt_proofs import FALSE_ECHO, HIDDEN_VOTE, TWO_ECHOES, TWO_VOTES, GuiltProof, prove
from rebalancing.messages import body_of
from tests.vectors.commit_sample import (
    CARRYING,
    CHAIN,
    HOLDERS,
    OTHER_ORIGIN,
    OTHER_REPORT,
    OTHER_SNAPSHOT,
    PREPARED,
    PROVISIONALLY,
    REPORT,
    SECOND,
    SNAPSHOT,
    THIRD,
    certificate,
    committed,
    echo,
    grant,
    grants,
    link,
    report_of,
    sealed,
    vote,
)
from tests.vectors.commit_wire_cases import drop, edited, judged, put, sealed_copy, swapped, unsigned, with_link
from tests.vectors.wire_sample import COMMITTEE, COMMON, OTHER_BASE, OTHER_MANIFEST, Case

OTHER = certificate(link(snapshot=OTHER_SNAPSHOT), snapshot=OTHER_SNAPSHOT)
# A second successor, of which nothing was reported; one that was prepared beside the first; and one of a tie.
AFRESH = certificate(link(SECOND, snapshot=OTHER_ORIGIN), snapshot=OTHER_ORIGIN)
BESIDE = certificate(
    link(SECOND, grants(SECOND, [report_of(OTHER)]), OTHER_SNAPSHOT), *OTHER.links, snapshot=OTHER_SNAPSHOT
)
# One of which nothing is shown below the ballot that made the first final once more.
UNSHOWN = certificate(link(THIRD, grants(THIRD, [report_of(OTHER)]), OTHER_SNAPSHOT), snapshot=OTHER_SNAPSHOT)
# The first successor carried on past a ballot that made another final.
PAST = certificate(link(THIRD, grants(THIRD, [REPORT])), *PREPARED.links)
TIE = grants(SECOND, [REPORT, OTHER_REPORT])
TIED = certificate(link(SECOND, TIE, OTHER_SNAPSHOT), snapshot=OTHER_SNAPSHOT)


# Forks


def fork_cases() -> list[Case]:
    first = committed(PREPARED)

    def case(
        name: str, change: str, a: CommitCertificate, b: CommitCertificate, code: str = "", sibling: str = "afresh"
    ) -> Case:
        shown = [body_of(a), body_of(b)]
        more = {} if code else {"proofs": [raw.hex() for raw in prove(shown[0], shown[1], HOLDERS)]}
        return judged(name, sibling, change, code, first=shown[0].hex(), second=shown[1].hex(), **more)

    def second(of: PreparedCertificate, **changes: Any) -> CommitCertificate:
        return replace(committed(of), **changes)

    elsewhere = replace(AFRESH, manifest_id=OTHER_MANIFEST)
    continued = replace(TIED, links=(*TIED.links, *OTHER.links))
    newest, oldest = BESIDE.links
    later = committed(CHAIN)
    spoilt = replace(CHAIN, links=(CHAIN.links[0], replace(CHAIN.links[1], echoes=())))
    return [
        case("one-ballot", "", first, committed(OTHER)),
        case("afresh", "", first, committed(AFRESH)),
        case("beside-it", "", first, committed(BESIDE)),
        case("a-tie", "", first, committed(TIED)),
        case("above-a-chain", "", committed(CHAIN), committed(certificate(link(THIRD, snapshot=replace(SNAPSHOT, origin=THIRD)), snapshot=replace(SNAPSHOT, origin=THIRD)))),
        case("past-it", "", committed(AFRESH), committed(PAST)),
        case("the-later-first", "", committed(AFRESH), first),
        case("nothing-shown-below", "", later, committed(UNSHOWN)),
        case("a-hole-below-the-lower-one", "", replace(later, prepared=replace(CHAIN, links=CHAIN.links[:1])), committed(UNSHOWN)),
        case("spoilt-below-the-lower-one", "", replace(later, prepared=spoilt), committed(UNSHOWN)),
        case("below-a-tie", "", first, second(TIED, prepared=continued)),
        case("one-successor", "the same snapshot twice, in two ballots", first, committed(CHAIN), "not-a-fork"),
        case("the-same-twice", "the same certificate twice", first, first, "not-a-fork"),
        case("provisional-and-final", "one of them is provisional", committed(PROVISIONALLY), committed(AFRESH), "not-a-fork"),
        case("another-manifest", "one of them is of another manifest", first, replace(second(elsewhere), manifest_id=OTHER_MANIFEST), "not-a-fork"),
        case("another-base", "one of them is of another parent", first, second(AFRESH, base=OTHER_BASE), "not-a-fork"),
        case("one-vote-less", "one vote taken out", first, second(AFRESH, votes=committed(AFRESH).votes[1:]), "not-a-quorum"),
        case("a-vote-badly-signed", "one signature zero", first, second(AFRESH, votes=(unsigned(committed(AFRESH).votes[0]), *committed(AFRESH).votes[1:])), "bad-signature"),
        case("an-echo-less", "one echo taken out", first, second(AFRESH, prepared=with_link(AFRESH, echoes=AFRESH.links[0].echoes[1:])), "not-a-quorum"),
        case("a-hole-in-the-chain", "the last link taken out", first, second(replace(BESIDE, links=BESIDE.links[:1])), "broken-chain", "beside-it"),
        case("a-link-that-nobody-names", "the newest link in place of the last", first, second(replace(BESIDE, links=(newest, newest))), "broken-chain", "beside-it"),
        case("an-echo-less-below", "one echo of the last link taken out", first, second(replace(BESIDE, links=(newest, replace(oldest, echoes=oldest.echoes[1:])))), "not-a-quorum", "beside-it"),
        case("a-grant-less-in-the-lower-one", "one grant taken out", replace(first, prepared=with_link(PREPARED, grants=PREPARED.links[0].grants[1:])), committed(AFRESH), "not-a-quorum"),
        case("nothing-prepared", "no links", first, second(AFRESH, prepared=replace(AFRESH, links=())), "no-certificate"),
        case("nothing-prepared-below", "no links in the lower one", replace(first, prepared=replace(PREPARED, links=())), committed(AFRESH), "no-certificate"),
    ]  # fmt: skip


# Proofs


def proof(
    fault: str,
    *messages: CommitMessage,
    justification: Sequence[NestedEnvelope] = (),
    snapshot: Sequence[SnapshotFields] = (),
) -> GuiltProof:
    """A proof with its messages sealed, those of two of a kind in rising order."""
    shown = [sealed_copy(sealed(message))[0] for message in messages]
    if fault in (TWO_ECHOES, TWO_VOTES):
        shown.sort(key=lambda each: each.body)
    return GuiltProof(
        **COMMON, fault=fault, grants=tuple(justification), messages=tuple(shown), snapshot=tuple(snapshot)
    )


def false_echo(
    justification: tuple[NestedEnvelope, ...], snapshot: SnapshotFields = SNAPSHOT, kind: str = FINAL
) -> GuiltProof:
    said = echo(justification_digest(justification), ballot=SECOND, snapshot=snapshot, kind=kind)
    return proof(FALSE_ECHO, said, justification=justification, snapshot=[snapshot])


def proof_cases() -> list[Case]:
    own = justification_digest(grants())
    echoed, echoed_other = echo(own), echo(own, snapshot=OTHER_SNAPSHOT)
    voted, voted_other = vote(), vote(snapshot=OTHER_SNAPSHOT)
    echoes = proof(TWO_ECHOES, echoed, echoed_other)
    votes = proof(TWO_VOTES, voted, voted_other)
    hidden = proof(HIDDEN_VOTE, voted, grant(ballot=SECOND))
    tie = false_echo(TIE)
    afresh = false_echo(grants(SECOND))
    third = vote(ballot=SECOND)
    # A holder that voted in the second ballot and then, in the third, reports the first.
    behind = proof(HIDDEN_VOTE, third, grant(ballot=THIRD, report=REPORT))

    def case(name: str, change: str, it: GuiltProof | bytes, code: str = "", sibling: str = "") -> Case:
        raw = it if isinstance(it, bytes) else body_of(it)
        more = {} if code or isinstance(it, bytes) else {"fault": it.fault, "holder": it.holder.hex}
        return {
            "name": name, "sibling": sibling, "change": change, "body": raw.hex(), **more,
            "verdict": "reject" if code else "accept", "code": code,
        }  # fmt: skip

    someone = COMMITTEE[1]

    def elsewhere(of: CommitVote) -> CommitVote:
        return replace(of, manifest_id=OTHER_MANIFEST)

    bad = (unsigned(votes.messages[0]), votes.messages[1])
    return [
        case(TWO_ECHOES, "", echoes),
        case("two-echoes-of-one-snapshot", "", proof(TWO_ECHOES, echoed, echo(justification_digest(CARRYING)))),
        case(TWO_VOTES, "", votes),
        case(HIDDEN_VOTE, "", hidden),
        case("hidden-vote-behind-a-lower-report", "", behind),
        case("false-echo-of-a-tie", "", tie),
        case("false-echo-of-another-origin", "", afresh),
        case("false-echo-of-what-is-not-carried-on", "", false_echo(CARRYING, OTHER_SNAPSHOT)),
        case("one-vote-twice", "the same vote twice", proof(TWO_VOTES, voted, voted), "no-contradiction", TWO_VOTES),
        case("one-echo-twice", "the same echo twice", proof(TWO_ECHOES, echoed, echoed), "no-contradiction", TWO_ECHOES),
        case("votes-of-two-ballots", "one vote of the next round", proof(TWO_VOTES, voted, third), "no-contradiction", TWO_VOTES),
        case("echoes-of-two-ballots", "one echo of the next round", proof(TWO_ECHOES, echoed, echo(own, ballot=SECOND)), "no-contradiction", TWO_ECHOES),
        case("votes-of-two-holders", "one vote by another", proof(TWO_VOTES, voted, vote(someone, snapshot=OTHER_SNAPSHOT)), "mismatched-proof", TWO_VOTES),
        case("echoes-of-two-holders", "one echo by another", proof(TWO_ECHOES, echoed, echo(own, someone, snapshot=OTHER_SNAPSHOT)), "mismatched-proof", TWO_ECHOES),
        case("a-grant-of-another-holder", "the grant by another", proof(HIDDEN_VOTE, voted, grant(someone, SECOND)), "mismatched-proof", HIDDEN_VOTE),
        case("a-provisional-vote", "one vote is provisional", proof(TWO_VOTES, voted, vote(snapshot=OTHER_SNAPSHOT, kind=PROVISIONAL)), "mismatched-proof", TWO_VOTES),
        case("provisional-votes", "both votes are provisional", proof(TWO_VOTES, *(replace(each, kind=PROVISIONAL) for each in (voted, voted_other))), "mismatched-proof", TWO_VOTES),
        case("a-provisional-echo", "one echo is provisional", proof(TWO_ECHOES, echoed, echo(own, snapshot=OTHER_SNAPSHOT, kind=PROVISIONAL)), "mismatched-proof", TWO_ECHOES),
        case("a-provisional-grant", "the grant is provisional", proof(HIDDEN_VOTE, voted, grant(ballot=SECOND, kind=PROVISIONAL)), "mismatched-proof", HIDDEN_VOTE),
        case("a-provisional-false-echo", "the echo and its grants are provisional", false_echo(grants(SECOND, [REPORT, OTHER_REPORT], PROVISIONAL), kind=PROVISIONAL), "mismatched-proof", "false-echo-of-a-tie"),
        case("another-parent", "said to be of another parent", edited(votes, put("base", OTHER_BASE.hex)), "mismatched-proof", TWO_VOTES),
        case("another-manifest", "one vote of another manifest", proof(TWO_VOTES, voted, elsewhere(voted_other)), "mismatched-proof", TWO_VOTES),
        case("another-manifests-votes", "both votes of another manifest", proof(TWO_VOTES, *(elsewhere(voted), elsewhere(voted_other))), "mismatched-proof", TWO_VOTES),
        case("the-vote-reported", "the grant reports the ballot voted in", proof(HIDDEN_VOTE, voted, grant(ballot=SECOND, report=REPORT)), "no-contradiction", HIDDEN_VOTE),
        case("more-than-the-vote-reported", "the grant reports a later ballot", proof(HIDDEN_VOTE, voted, grant(ballot=THIRD, report=report_of(CHAIN))), "no-contradiction", HIDDEN_VOTE),
        case("a-grant-of-the-same-ballot", "the grant of the ballot voted in", proof(HIDDEN_VOTE, voted, grant()), "no-contradiction", HIDDEN_VOTE),
        case("a-grant-below", "the vote is of the next round", proof(HIDDEN_VOTE, third, grant()), "no-contradiction", HIDDEN_VOTE),
        case("justified", "the report is carried on", false_echo(CARRYING), "no-contradiction", "false-echo-of-what-is-not-carried-on"),
        case("its-own-origin", "a snapshot of this ballot", false_echo(grants(SECOND), OTHER_ORIGIN), "no-contradiction", "false-echo-of-another-origin"),
        case("another-justification", "grants that the echo did not sign", replace(tie, grants=grants(SECOND)), "mismatched-proof", "false-echo-of-a-tie"),
        case("another-snapshot", "a snapshot that the echo did not sign", replace(tie, snapshot=(OTHER_SNAPSHOT,)), "mismatched-proof", "false-echo-of-a-tie"),
        case("grants-of-another-ballot", "the grants are of another ballot", false_echo(grants(THIRD)), "mismatched-grant", "false-echo-of-another-origin"),
        case("a-grant-twice", "one grant twice in place of another", false_echo((*afresh.grants[:1], *afresh.grants[:2])), "duplicate-signer", "false-echo-of-another-origin"),
        case("a-grant-badly-signed", "one signature zero", replace(afresh, grants=(unsigned(afresh.grants[0]), *afresh.grants[1:])), "bad-signature", "false-echo-of-another-origin"),
        case("a-vote-for-a-grant", "a vote in place of a grant", false_echo(swapped(afresh.grants, sealed(vote(afresh.grants[0].signer)))), "bad-value", "false-echo-of-another-origin"),
        case("no-snapshot-beside-it", "no snapshot", replace(tie, snapshot=()), "bad-length", "false-echo-of-a-tie"),
        case("a-snapshot-beside-votes", "a snapshot that says nothing here", replace(votes, snapshot=(SNAPSHOT,)), "bad-length", TWO_VOTES),
        case("grants-beside-votes", "grants that say nothing here", replace(votes, grants=grants()), "bad-length", TWO_VOTES),
        case("one-vote", "one vote taken out", replace(votes, messages=votes.messages[:1]), "bad-length", TWO_VOTES),
        case("an-echo-beside-it", "a second echo beside the false one", replace(tie, messages=(*tie.messages, echoes.messages[0])), "bad-length", "false-echo-of-a-tie"),
        case("falling", "the two exchanged", replace(votes, messages=votes.messages[::-1]), "non-canonical", TWO_VOTES),
        case("grant-first", "the two exchanged", replace(hidden, messages=hidden.messages[::-1]), "bad-value", HIDDEN_VOTE),
        case("votes-for-echoes", "said to be echoes", replace(votes, fault=TWO_ECHOES), "bad-value", TWO_VOTES),
        case("unknown-fault", "a fault that is none", edited(votes, put("fault", "two-grants")), "bad-value", TWO_VOTES),
        case("badly-signed", "one signature zero", replace(votes, messages=bad), "bad-signature", TWO_VOTES),
        case("foreign-name", "a vote in another's name", replace(votes, messages=(votes.messages[0], replace(votes.messages[1], signer=someone))), "bad-signature", TWO_VOTES),
        case("a-false-rank", "the snapshot's origin has no such rank", edited(tie, put("snapshot", 0, "origin", "rank", "00" * 32)), "mismatched-proof", "false-echo-of-a-tie"),
        case("unknown-field", "a field beside the known ones", edited(votes, put("extra", 1)), "unknown-field", TWO_VOTES),
        case("no-fault", "no fault", edited(votes, drop("fault")), "missing-field", TWO_VOTES),
        case("space", "a space at the end", body_of(votes) + b" ", "non-canonical", TWO_VOTES),
    ]  # fmt: skip
