"""A story in the terminal: two candidates, a crash and a late message, with real keys, signatures and certificates.

Every message travels as an envelope and is opened and verified where it arrives; the decisions are those of `lease`. Keys, nonces
and times are fixed, so that it always tells the same. Run it with `make demo`, which goes on with the stories of `resharing_demo.py`
and `merge_demo.py`, and draws the last one.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rebalancing import lease, lease_system
from rebalancing import parameters as p
from rebalancing.ballot import NO_BALLOT, below
from rebalancing.certificates import assemble, open_certificate
from rebalancing.envelope import Envelope, enrolled, peer_of
from rebalancing.errors import CODES
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId
from rebalancing.lease import Granter, Holder, LeaseRules
from rebalancing.lease_codec import ballot_of, ballot_to_fields, claim_of, grant_of, grant_to_message, request_of
from rebalancing.messages import LeaseAct, LeaseGrant, LeaseRequest, ballot_fields, digest_of, open_message, seal
from rebalancing.quorum import quorum

from . import merge_demo, merge_picture, resharing_demo
from .narration import WIDTH, Narrator
from .terminal import UNWRITTEN, until_closed

__all__ = ["Demo", "main"]

BASE = Digest(bytes([0xBA]) * 32)
MANIFEST = ManifestId(bytes([0x3A]) * 32)
START_MS = 1_800_000_000_000
THRESHOLD, FAULTS = 3, 1
NAMES = ("Ada", "Bo", "g1", "g2", "g3", "g4", "g5")
SEEDS = {name: bytes([i]) * 32 for i, name in enumerate(NAMES, 1)}
PEERS = {name: peer_of(seed) for name, seed in SEEDS.items()}
CANDIDATES = NAMES[:2]
GRANTERS = NAMES[2:]


def rules() -> LeaseRules:
    """The rules of a committee of five, of whom one may lie, with the protocol's times."""
    candidates = frozenset(PEERS[name].number for name in CANDIDATES)
    return LeaseRules(
        granters=frozenset(PEERS[name].number for name in GRANTERS),
        candidates=candidates,
        eligible=candidates,
        numbers=frozenset(range(1, 4)),
        quorum=quorum(len(GRANTERS), THRESHOLD, FAULTS),
        faults=FAULTS,
        ttl=p.LEASE_TTL_MS,
        holder_ttl=p.HOLDER_TTL_MS,
        hard_stop=p.HARD_STOP_MS,
        holder_stop=p.HOLDER_STOP_MS,
        amnesia_guard=p.AMNESIA_GUARD_MS,
        renew_every=p.RENEW_EVERY_MS,
        backoff=p.BACKOFF_FIRST_MS,
        window=p.COLLECTION_WINDOW_MS,
        minimum_interval=p.MINIMUM_INTERVAL_MS,
        round_jump=p.ROUND_JUMP,
        max_number=3,
        track_nonces=True,
    )


@dataclass
class Demo(Narrator):
    """The world of the story: its nodes, its clock, and what an observer counts.

    Attributes:
        holding: most candidates that believed at one moment that they hold the lease.
        envelopes, obeyed, refused: messages sent, actions carried out, codes of refusals.
        lowered, superseded: promises that went down, and actions carried out below a promise; both must stay 0.
    """

    rules: LeaseRules = field(default_factory=rules)
    now: int = 0
    granter: dict[str, Granter] = field(default_factory=dict)
    holder: dict[str, Holder] = field(default_factory=dict)
    grants: dict[str, list[tuple[LeaseGrant, Envelope]]] = field(default_factory=dict)
    asked: dict[PeerId, Digest] = field(default_factory=dict)
    holding: int = 0
    envelopes: int = 0
    obeyed: int = 0
    refused: list[str] = field(default_factory=list)
    lowered: int = 0
    superseded: int = 0

    def __post_init__(self) -> None:
        """Put everybody at the start."""
        for g in GRANTERS:
            self.granter[g] = lease.empty_granter(self.rules, BASE.number, NO_BALLOT, NO_BALLOT, self.rules.eligible)
        for c in CANDIDATES:
            self.holder[c] = lease.empty_holder(self.rules, self.nonce(c, 1).number)
            self.grants[c] = []

    # Telling

    def line(self, text: str) -> None:
        """Say what happens now, on one line."""
        self.say(f"  {self.now:>5} ms  {text}"[:WIDTH])

    def show(self) -> None:
        """Say the state of all nodes, and look at what must hold."""
        names = {PEERS[name].number: name for name in NAMES}
        for g, me in self.granter.items():
            promised = (
                f"{names[me.promised.coordinator]}, round {me.promised.round}" if me.promised.round else "nothing"
            )
            runs = f"lease of {names[me.ballot.coordinator]}, {me.left} ms left" if me.left else "no lease"
            self.say(f"            {g}   promised {promised:<14} {runs}")
        for c, holder in self.holder.items():
            counted = sum(left > 0 for left in holder.heard.values())
            what = "HOLDS" if self.holds(c) else "down" if not holder.up else "does not hold"
            self.say(f"            {c:<4} {what}, counts {counted} grants, needs {self.rules.quorum}")

    def watch(self) -> None:
        """Note how many candidates believe now that they hold the lease."""
        self.holding = max(self.holding, sum(self.holds(c) for c in CANDIDATES))

    def holds(self, c: str) -> bool:
        """Tell whether a candidate holds the lease by its own timers."""
        return self.holder[c].up and lease.holds(self.rules, self.holder[c])

    # Moving

    @staticmethod
    def nonce(c: str, incarnation: int) -> Nonce:
        """The nonce of a candidate's incarnation."""
        return Nonce(bytes([CANDIDATES.index(c) + 1, incarnation] * 8))

    def set_granter(self, g: str, me: Granter) -> None:
        """Change a granter; count it if the promise went down."""
        self.lowered += below(me.promised, self.granter[g].promised)
        self.granter[g] = me

    def elapse(self, ms: int) -> None:
        """Let time pass on all clocks."""
        self.now += ms
        for g, me in self.granter.items():
            self.set_granter(g, lease.after_ticks(self.rules, me, ms))
        for c, holder in self.holder.items():
            self.holder[c] = lease.after_holder_ticks(self.rules, holder, ms)
        self.watch()

    def ask(self, c: str) -> Envelope:
        """A candidate signs a request with its next ballot."""
        me = self.holder[c]
        nonce = Nonce.from_number(me.nonce)
        fields = ballot_fields(BASE, lease.next_round(me), PEERS[c], nonce)
        starts = lease.may_start(self.rules, me)
        assert starts or lease.may_retry(self.rules, me), "it may ask"
        after = lease.after_start if starts else lease.after_ask
        self.holder[c] = after(self.rules, me, BASE.number, ballot_of(fields))
        self.grants[c] = []
        message = LeaseRequest(
            base=BASE,
            manifest_id=MANIFEST,
            version=p.PROTOCOL_VERSION,
            message_nonce=self.message_nonce(),
            sent_at_ms=START_MS + self.now,
            ballot=fields,
            number=1,
            shown=(),
        )
        self.asked[PEERS[c]] = digest_of(message)
        envelope = seal(message, SEEDS[c])
        self.line(
            f"{c} asks: round {fields.round}, rank {fields.rank.hex[:8]}..., signed {envelope.signature.hex[:8]}..."
        )
        return envelope

    def message_nonce(self) -> Nonce:
        """A nonce for the next envelope."""
        self.envelopes += 1
        return Nonce.from_number(self.envelopes)

    def collect(self, g: str, envelope: Envelope) -> str:
        """A granter opens a request; returns "" or the code with which it refuses."""
        message = open_message(envelope, LeaseRequest, frozenset(PEERS[c] for c in CANDIDATES))
        request, me = request_of(message, []), self.granter[g]
        if lease.may_collect(self.rules, me, request):
            self.set_granter(g, lease.after_collect(self.rules, me, request))
            return ""
        code = lease_system.why_not_granted(self.rules, me, request)
        self.refused.append(code)
        return code

    def deliver(self, c: str, envelope: Envelope, granters: tuple[str, ...] = GRANTERS) -> None:
        """Bring a request to granters and tell what they do with it."""
        answers: dict[str, list[str]] = {}
        for g in granters:
            answers.setdefault(self.collect(g, envelope), []).append(g)
        for code, where in answers.items():
            did = f"refuse {c}: {code}" if code else f"put {c}'s request into the window"
            self.line(f"{' '.join(where)} {did}")

    def close(self) -> None:
        """The windows close; grants are signed, travel, are opened and counted."""
        for g in GRANTERS:
            me = self.granter[g]
            request = me.waiting
            if request == lease.NO_REQUEST or me.window > 0:
                continue
            if not lease.may_grant(self.rules, me, request):
                self.set_granter(g, lease.window_closed(me))
                continue
            self.set_granter(g, lease.after_grant(self.rules, me, request))
            grant = lease.Grant(
                granter=PEERS[g].number, ballot=request.ballot, base=request.base, number=request.number
            )
            c = next(c for c in CANDIDATES if PEERS[c].number == request.ballot.coordinator)
            message = grant_to_message(grant, MANIFEST, self.asked[PEERS[c]], START_MS + self.now, self.message_nonce())
            self.hear(c, g, seal(message, SEEDS[g]))

    def hear(self, c: str, g: str, envelope: Envelope) -> None:
        """A candidate opens a grant and counts it."""
        message = open_message(envelope, LeaseGrant, frozenset(PEERS[g] for g in GRANTERS))
        grant = grant_of(message)
        if lease.may_hear(self.holder[c], grant):
            self.holder[c] = lease.after_hear(self.rules, self.holder[c], grant, PEERS[g].number)
            self.grants[c].append((message, envelope))
        self.watch()

    def act(self, c: str) -> Envelope:
        """The holder signs an action with the certificate that its grants make."""
        assert self.holds(c), "only a holder acts"
        me = self.holder[c]
        message = LeaseAct(
            base=BASE,
            manifest_id=MANIFEST,
            version=p.PROTOCOL_VERSION,
            message_nonce=self.message_nonce(),
            sent_at_ms=START_MS + self.now,
            ballot=ballot_to_fields(me.ballot),
            certificate=assemble(self.grants[c]),
        )
        self.line(f"{c} acts, and shows a certificate of {len(self.grants[c])} grants")
        return seal(message, SEEDS[c])

    def obey(self, g: str, envelope: Envelope) -> str:
        """A granter opens an action, verifies its certificate and obeys; returns "" or the code with which it refuses."""
        message = open_message(envelope, LeaseAct, frozenset(PEERS[c] for c in CANDIDATES))
        open_certificate(message.certificate, enrolled([PEERS[g].value for g in GRANTERS]), self.rules.quorum)
        claim, me = claim_of(message), self.granter[g]
        if lease.may_obey(me, claim):
            self.superseded += below(claim.ballot, me.promised)
            self.set_granter(g, lease.after_obey(me, claim))
            self.obeyed += 1
            return ""
        code = "stale-base" if claim.base != me.base else "stale-ballot"
        self.refused.append(code)
        return code

    def crash(self, c: str) -> None:
        """A candidate falls silent and forgets everything."""
        self.holder[c] = replace(lease.empty_holder(self.rules, 0), up=False)
        self.line(f"{c} crashes")

    def restart(self, c: str) -> None:
        """It comes back with a fresh nonce."""
        self.holder[c] = lease.empty_holder(self.rules, self.nonce(c, 2).number)
        self.line(f"{c} is back, with nonce {self.nonce(c, 2).hex[:8]}...")


def story(demo: Demo) -> None:
    """Tell it."""
    r = demo.rules
    demo.say("THE COORDINATION LEASE: two candidates, a crash and a late message")
    demo.tell(
        f"A recovery needs one coordinator at a time. Five granters, of whom one may lie, lend a lease of {r.ttl} ms, each by its "
        f"own timer; {r.quorum} of them are a quorum. A candidate counts on {r.holder_ttl} ms of it from the moment it asked, because "
        "clocks drift. Every message below is really signed, and verified where it arrives."
    )
    demo.tell("1. Two ask in one window. Neither has heard of the other.")
    requests = {"Ada": demo.ask("Ada")}
    demo.deliver("Ada", requests["Ada"], ("g1", "g2", "g3"))
    demo.elapse(40)
    requests["Bo"] = demo.ask("Bo")
    demo.deliver("Bo", requests["Bo"])
    demo.deliver("Ada", requests["Ada"], ("g4", "g5"))
    ballots = {c: demo.holder[c].ballot for c in CANDIDATES}
    winner, loser = ("Ada", "Bo") if below(ballots["Bo"], ballots["Ada"]) else ("Bo", "Ada")
    demo.tell(
        f"Both are of round 1, so the rank decides: a digest of snapshot, round and key, which nobody can choose. {winner}'s is the higher "
        "one. Who comes first does not matter."
    )
    demo.elapse(p.COLLECTION_WINDOW_MS)
    demo.line("the windows close, and the best request of each is granted")
    demo.close()
    demo.show()

    demo.tell(f"2. {winner} holds the lease and acts. The network keeps the copy for g5 back.")
    late = demo.act(winner)
    for g in GRANTERS[:-1]:
        assert demo.obey(g, late) == ""
    demo.line(f"{' '.join(GRANTERS[:-1])} open it, verify the certificate, and obey")

    demo.tell(f"3. {winner} crashes. Nobody is told; {loser} simply asks again, too early.")
    demo.elapse(500)
    demo.crash(winner)
    demo.deliver(loser, demo.ask(loser))
    demo.say(
        textwrap.fill(
            f"foreign-lease: {CODES['foreign-lease'].sentence}",
            WIDTH,
            initial_indent=" " * 12,
            subsequent_indent=" " * 12,
        )
    )

    demo.tell("4. One lease time after the grant every granter's timer has run out, whatever became of the holder.")
    demo.elapse(max(me.left for me in demo.granter.values()))
    demo.show()
    demo.deliver(loser, demo.ask(loser))
    demo.elapse(p.COLLECTION_WINDOW_MS)
    demo.line("the windows close")
    demo.close()
    demo.show()
    action = demo.act(loser)
    for g in GRANTERS[:-1]:
        assert demo.obey(g, action) == ""
    demo.line(f"{' '.join(GRANTERS[:-1])} obey")

    demo.tell(
        f"5. Now the network delivers what it kept back: {winner}'s old action. Signature and certificate are good. The ballot is not."
    )
    demo.elapse(200)
    code = demo.obey("g5", late)
    assert code == "stale-ballot"
    demo.line(f"g5 refuses: {code}")
    demo.say(
        textwrap.fill(f"{code}: {CODES[code].sentence}", WIDTH, initial_indent=" " * 12, subsequent_indent=" " * 12)
    )

    demo.tell(f"6. {winner} comes back. It remembers nothing, starts at round 1, and changes nothing.")
    demo.restart(winner)
    demo.deliver(winner, demo.ask(winner))
    demo.show()


def conclude(demo: Demo) -> None:
    """Say what held; it was looked at after every step."""
    held = [
        (demo.holding == 1, f"At no moment did two believe that they hold the lease (most at once: {demo.holding})."),
        (demo.lowered == 0, f"No promise ever went down (lowered: {demo.lowered})."),
        (
            demo.superseded == 0,
            f"Nothing was done under a superseded ballot ({demo.obeyed} actions obeyed, the late one refused).",
        ),
    ]
    demo.say_what_held(held)
    demo.say(f"  {demo.envelopes} messages were signed and verified; {len(demo.refused)} refusals, each with its code:")
    counts = {code: demo.refused.count(code) for code in sorted(set(demo.refused))}
    demo.say("    " + ", ".join(f"{code} {count}" for code, count in counts.items()))


def main(given: Sequence[str] | None = None) -> int:
    """Tell the stories on standard output, and return the exit status."""
    return until_closed(lambda: _told(_parser().parse_args(given).svg))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m rebalancing.oracle.demo",
        description="Tell the protocol's stories, step by step.",
        epilog=f"exit status: 0 told, {UNWRITTEN} FILE or the output cannot be written.",
    )
    parser.add_argument("--svg", metavar="FILE", help="also draw the last story, the partition merge")
    return parser


def _told(svg: str | None) -> int:
    # The last story comes first: whoever asks for its picture hears at once that it cannot be written.
    lines: list[object] = []
    third = merge_demo.MergeDemo(lines.append)
    merge_demo.story(third)
    merge_demo.conclude(third)
    if svg is not None and not _drawn(third, svg):
        return UNWRITTEN
    demo = Demo(print)
    story(demo)
    conclude(demo)
    print()
    second = resharing_demo.ResharingDemo(print)
    resharing_demo.story(second)
    resharing_demo.conclude(second)
    print()
    for line in lines:
        print(line)
    if svg is not None:
        print(f"  The picture of it is {svg}")
    return 0


def _drawn(demo: merge_demo.MergeDemo, svg: str) -> bool:
    """Write the picture, or say in one line that it cannot be written."""
    picture = merge_picture.draw(merge_demo.picture_of(demo))
    try:
        with open(svg, "w", encoding="utf-8", newline="\n") as file:
            file.write(picture)
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else problem
        print(f"{ascii(svg)[1:-1]}: the picture cannot be written: {why}; name a file that can be", file=sys.stderr)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
