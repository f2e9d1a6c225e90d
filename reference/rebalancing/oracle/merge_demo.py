"""A third story in the terminal: five peers are cut in two, both sides carry on, and once they hear each other again one evidence has one view; with a picture.

Each step is an action of `merge_system`, which refuses what is not allowed, and what a peer makes of evidence is that of `view`. A commit is one step here:
its messages are in the stories before. `make demo` tells it last, and draws it with `merge_picture`.

TLA+: PartitionMerge
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rebalancing import merge_system, view
from rebalancing.merge_system import ACTIONS, MergeModel, Network
from rebalancing.refusal import Refused
from rebalancing.view import Evidence, Snapshot

from .merge_explain import GUARDS
from .merge_picture import STATUSES, Moment, Picture, listed, name, names
from .narration import Narrator

__all__ = ["MergeDemo", "conclude", "picture_of", "story"]

LEFT, RIGHT = frozenset({1, 2, 3}), frozenset({4, 5})
ONE, OTHER = 1, 4  # coordinators, one on each side
REVOKED, EPOCH, MOST = 3, 1, 3
MODEL = MergeModel(
    peers=LEFT | RIGHT,
    left=LEFT,
    liars=frozenset(),
    coordinators=frozenset({ONE, OTHER}),
    losing=frozenset({REVOKED}),
    max_loss=1,
    repairing=True,
    revocable=frozenset({REVOKED}),
    threshold=2,
    faults=0,
    region=RIGHT,
    owner=frozenset(),
    caps=frozenset({MOST}),
    max_policy=EPOCH,
    first_holders=frozenset({1, 4}),
    available=True,
    copying=True,
    forgetting=True,
    one_way=False,
    joining=True,
    confirming=False,
    lying_owner=False,
    max_snapshot=6,
)
NOBODY: frozenset[int] = frozenset()


@dataclass
class MergeDemo(Narrator):
    """The world of the story: one state of the system, and what an observer counts.

    Attributes:
        steps: how many actions were taken; `refused` has the code of each that was not.
        early: how often evidence came before its parent, and waited.
        had: which peer ever had a share of which polynomial.
        most_in_use: of how many polynomials peers with the same evidence ever had shares in use at once.
        fell_back: how often the last final snapshot of a peer became another that does not descend from it.
        moments: what the picture shows of the peers' shares; `notes` has what it says beside each side's snapshots.
        healed: what everybody knew after the heal.
    """

    steps: int = 0
    refused: list[str] = field(default_factory=list)
    early: int = 0
    had: set[tuple[int, int]] = field(default_factory=set)
    most_in_use: int = 0
    fell_back: int = 0
    moments: list[Moment] = field(default_factory=list)
    healed: Evidence = merge_system.NOTHING
    notes: dict[int, list[list[str]]] = field(default_factory=lambda: {side: [[], []] for side in (0, 1)})

    def __post_init__(self) -> None:
        """Put everybody at the start."""
        (self.state,) = merge_system.initial(MODEL)
        self.watch()

    # Telling

    def show_snapshot(self, s: Snapshot) -> None:
        """Say what a certificate shows."""
        kind = "final" if s.final else "provisional"
        brings = "" if s.polynomial == s.digest else f"; its shares are those of {name('s', s.polynomial)}"
        made = f"after {name('s', s.parent)}: voted {names('p', s.voters)}" if s.parent else "of the owner"
        self.line(
            f"{name('s', s.digest)}, {kind}, {made}; members {names('p', s.members)}; "
            f"on disk at {names('p', s.acknowledged)}; manifest at {names('p', s.holders)}{brings}"
        )

    def show_shares(self) -> None:
        """Say what each peer has on disk, and what of it is in use."""
        for h, me in sorted(self.state.member.items()):
            used = {x.polynomial for x in me.shares if view.is_in_use(me.known, x)}
            kept = {x.polynomial for x in me.shares} - used
            of = view.view_of(me.known)
            quarantine = f", {names('s', kept)} in quarantine" if kept else ""
            gone = ", is revoked" if h in of.revoked else ""
            self.say(
                f"            {name('p', h)}   uses {name('s', of.current)}; shares: {names('s', used) if used else 'none'} in use{quarantine}{gone}"
            )

    # Moving

    def do(self, action: str, *arguments: object) -> None:
        """Take a step of the reference.

        Raises:
            Refused: it is not allowed.
        """
        self.state, before = ACTIONS[action](MODEL, self.state, *arguments), self.state
        self.steps += 1
        for h, me in self.state.member.items():
            self.fell_back += view.final_of(before.member[h].known).digest not in view.final_of(me.known).line
        self.watch()

    def refuses(self, action: str, *arguments: object) -> str:
        """Try a step that the reference refuses, and return the code."""
        try:
            ACTIONS[action](MODEL, self.state, *arguments)
        except Refused as refused:
            self.refused.append(refused.code)
            return refused.code
        raise AssertionError(f"{action} is allowed")

    def watch(self) -> None:
        """Note who has which shares, and of how many polynomials those with the same evidence use shares."""
        used: dict[Evidence, set[int]] = {}
        for h, me in self.state.member.items():
            self.had |= {(h, x.polynomial) for x in me.shares}
            used.setdefault(me.known, set()).update(x.polynomial for x in me.shares if view.is_in_use(me.known, x))
        self.most_in_use = max(self.most_in_use, *(len(each) for each in used.values()))

    def newest(self) -> Snapshot:
        """The snapshot that was signed last."""
        return max(self.state.signed.snapshots, key=lambda s: s.digest)

    def exchange(self, peers: Iterable[int]) -> None:
        """These peers learn all that reaches them, each in an order of its own; what comes before its parent waits."""
        for h in sorted(peers):
            waiting = self.news(h)
            turned = h % len(waiting) if waiting else 0
            waiting = [*reversed(waiting[turned:]), *reversed(waiting[:turned])]
            while waiting:
                piece, *waiting = waiting
                try:
                    self.do("Learn", h, piece)
                except Refused as refused:
                    if refused.code != "unknown-base":
                        raise
                    self.early += 1
                    waiting.append(piece)

    def news(self, h: int) -> list[Evidence]:
        """List what a peer has not heard of what reaches it, piece by piece."""
        there, heard = merge_system.sources(MODEL, self.state, h), self.state.heard[h]
        fresh = Evidence(
            snapshots=there.snapshots - heard.snapshots,
            revoked=there.revoked - heard.revoked,
            losses=there.losses - heard.losses,
            receipts=there.receipts - heard.receipts,
            policies=there.policies - heard.policies,
        )
        return sorted(merge_system.pieces(fresh), key=place_of)

    def clean_up(self) -> int:
        """All peers clean up; return how many shares went."""
        before = self.shares()
        for h in sorted(MODEL.honest):
            self.do("Erase", h)
        return before - self.shares()

    def shares(self) -> int:
        """How many shares there are on all disks."""
        return sum(len(me.shares) for me in self.state.member.values())

    def views(self) -> set[view.View]:
        """The different views that there are."""
        return {view.view_of(me.known) for me in self.state.member.values()}

    def keep(self, title: str, *notes: str) -> None:
        """Keep this moment for the picture."""
        self.moments.append(Moment(title, notes, dict(self.state.member), frozenset(self.had)))

    def note(self, side: int, place: int, text: str) -> None:
        """Say what happens on one side, and keep it for the picture, beside a snapshot."""
        self.line(text)
        self.notes[side][place].append(text)


def place_of(piece: Evidence) -> tuple[tuple[int, int, int], ...]:
    """Return the place of a piece of evidence in a list of them that is always the same."""
    return (
        *((0, s.digest, 0) for s in piece.snapshots),
        *((1, h, 0) for h in piece.revoked),
        *((2, x.peer, x.polynomial) for x in piece.losses),
        *((3, x.peer, x.polynomial) for x in piece.receipts),
        *((4, p.epoch, 0) for p in piece.policies),
    )


def split(demo: MergeDemo) -> None:
    """The network splits, and what the tenant signs reaches one side each."""
    demo.do("Flap", Network(left_hears=False, right_hears=False))
    demo.line(f"{names('p', LEFT)} | {names('p', RIGHT)}")
    demo.do("Regulate", ONE, EPOCH, MOST)
    demo.note(0, 0, f"{name('p', ONE)} hears of policy {EPOCH}")
    demo.line(f"which allows {MOST} capabilities, shares and manifests, in the region of {listed('p', RIGHT)}")
    demo.do("Revoke", REVOKED, OTHER)
    demo.note(1, 0, f"{name('p', OTHER)} hears that {name('p', REVOKED)} is revoked")
    demo.exchange(MODEL.peers)
    code = demo.refuses("CommitFinal", ONE, NOBODY)
    votes = len(LEFT & view.final_of(demo.state.member[ONE].known).members)
    demo.line(f"{name('p', ONE)} asks for a final successor and has {votes} votes: {code}")


def carry_on(demo: MergeDemo) -> None:
    """Each side commits a provisional successor, and gives the manifest to one more."""
    for c in (ONE, OTHER):
        demo.do("CommitProvisional", c, NOBODY)
        demo.show_snapshot(demo.newest())
        demo.exchange(MODEL.peers)
    demo.line(f"the right side deals nothing to {name('p', REVOKED)}; the left side does not know of the revocation")


def lose_and_repair(demo: MergeDemo) -> None:
    """A peer loses its disk, and gets back one share, that of the snapshot in use."""
    demo.do("Lose", REVOKED)
    assert not demo.state.member[REVOKED].shares
    demo.note(0, 1, f"{name('p', REVOKED)} loses its disk, and says so")
    known = demo.state.member[REVOKED].known
    demo.do("Repair", REVOKED, view.current_of(known).digest)
    repaired = demo.state.member[REVOKED].shares
    of = names("s", {x.polynomial for x in repaired})
    demo.note(0, 1, f"{listed('p', LEFT - {REVOKED})} repair its share of {of}")
    demo.exchange(MODEL.peers)
    demo.line("its receipt takes back the loss; a vote on what it had it has no more")


def copy_manifests(demo: MergeDemo) -> None:
    """The manifest alone moves, on both sides."""
    for c, to in ((ONE, REVOKED), (OTHER, 5)):
        demo.do("CopyManifest", c, to)
        demo.show_snapshot(demo.newest())
        demo.exchange(MODEL.peers)
    demo.show_shares()
    used = {name("s", view.current_of(demo.state.member[c].known).digest) for c in (ONE, OTHER)}
    demo.keep(
        "Before the heal",
        f"two views: {' and '.join(sorted(used))} are in use",
        f"{name('p', REVOKED)} lost its disk, and has one share back",
    )


def heal(demo: MergeDemo) -> view.View:
    """Both sides hear each other again; return the view that all have."""
    before = demo.shares()
    demo.do("Flap", Network(left_hears=True, right_hears=True))
    early = demo.early
    demo.exchange(MODEL.peers)
    demo.line(
        f"each learns the rest in an order of its own; {demo.early - early} times a snapshot waited for its parent"
    )
    (same,) = demo.views()
    demo.healed = demo.state.member[ONE].known
    last, current = view.final_of(demo.healed), view.current_of(demo.healed)
    demo.line(
        f"the view of all five: final {name('s', same.final)}, in use {name('s', same.current)}, revoked {names('p', same.revoked)}, "
        f"policy {same.policy}, manifest at {names('p', same.holders)}, {STATUSES[same.status]}"
    )
    ours, theirs = (s for s in sorted(demo.healed.snapshots, key=lambda s: s.digest) if s.parent == last.digest)
    assert view.precedes(ours, theirs)
    assert view.is_live(demo.healed, theirs)
    demo.line(
        f"{name('s', ours.digest)} is followed, not {name('s', theirs.digest)}, because its policy is {ours.policy}, not {theirs.policy}; "
        "no clock, no count of heads"
    )
    left = view.members_left(demo.healed, current)
    demo.line(f"without {name('p', REVOKED)}, {listed('p', left)} can still use it, and {current.threshold} must")
    code = demo.refuses("Repair", REVOKED, last.digest)
    demo.line(f"{name('p', REVOKED)} asks for its share of {name('s', last.digest)} too, and gets nothing: {code}")
    given = view.may_hold_manifest(demo.healed)
    demo.line(
        f"of those who are not revoked, {listed('p', given)} have the manifest; the {len(current.members & RIGHT)} shares in the region leave place for "
        f"{MOST - len(current.members & RIGHT)}, so {names('p', given - same.holders)} is pruned"
    )
    (theirs,) = (s for s in demo.healed.snapshots if view.is_leaf(demo.healed, s) and s != current)
    refused, good = view.token_of(theirs, 5), view.token_of(current, 4)
    assert not view.accepts_token(demo.healed, refused)
    assert view.accepts_token(demo.healed, good)
    demo.line(
        f"a token of p5 for {name('s', theirs.digest)} is refused, one of p4 for {name('s', current.digest)} is good"
    )
    assert demo.clean_up() == 0
    assert demo.shares() == before
    demo.line("all clean up, and nothing goes: only a final successor erases")
    demo.show_shares()
    demo.keep(
        "After the heal", f"one view: {name('s', current.digest)} is in use at all", "the rest is kept, in quarantine"
    )
    return same


def join(demo: MergeDemo) -> None:
    """A final successor ends both branches."""
    demo.do("CommitFinal", OTHER, NOBODY)
    joined = demo.newest()
    demo.show_snapshot(joined)
    demo.line(f"it is dealt from the shares of {name('s', joined.parent)}, which nobody has erased")
    demo.exchange(MODEL.peers)
    (same,) = demo.views()
    assert same.status == view.OK
    demo.line(f"the view of all five: final and in use {name('s', same.final)}, {STATUSES[same.status]}")
    demo.line(f"all clean up: {demo.clean_up()} shares of what is over are erased")
    demo.show_shares()
    demo.keep(
        "After the join and clean-up",
        f"one view: {name('s', same.current)} is final, and in use",
        "all other shares are erased",
    )


def late(demo: MergeDemo) -> None:
    """A peer forgets the branches, and hears of one again."""
    known = demo.state.member[2].known
    demo.do("Forget", 2)
    dropped = known.snapshots - demo.state.member[2].known.snapshots
    again = min(dropped, key=lambda s: s.digest)
    demo.do("Learn", 2, view.Evidence(frozenset({again}), NOBODY, frozenset(), frozenset(), frozenset()))
    assert len(demo.views()) == 1
    demo.line(
        f"p2 forgets {names('s', {s.digest for s in dropped})}; then {name('s', again.digest)} arrives once more: the same view"
    )


def story(demo: MergeDemo) -> None:
    """Tell it."""
    first = demo.newest()
    demo.say("THE PARTITION MERGE: two sides carry on, and one evidence has one view")
    demo.tell(
        f"Five peers have a share each, of which {first.threshold} make the secret. A final successor takes {view.quorum_of(first)} votes. A side that is "
        f"cut off carries on with {first.threshold}, provisionally. What is signed only adds up, and what it says is a function of it alone. Every step below is "
        "one of the reference, which refuses what is not allowed."
    )
    demo.tell("1. Everybody has the owner's snapshot.")
    demo.show_snapshot(first)
    demo.tell("2. The network splits. The tenant signs a policy and a revocation; each reaches one side.")
    split(demo)
    demo.tell("3. Both sides carry on: a new polynomial each.")
    carry_on(demo)
    demo.tell(f"4. {name('p', REVOKED)} loses its disk. Its side repairs it, while the other knows that it is revoked.")
    lose_and_repair(demo)
    demo.tell("5. Both sides give the manifest to one more. That moves no share.")
    copy_manifests(demo)
    demo.tell("6. The network heals.")
    heal(demo)
    demo.tell(f"7. {name('p', OTHER)}, whose branch was not followed, brings about the join.")
    join(demo)
    demo.tell("8. What is over may be forgotten, and may come back.")
    late(demo)


def picture_of(demo: MergeDemo) -> Picture:
    """Return what is to be drawn of a story that was told."""
    return Picture(
        sides=(LEFT, RIGHT),
        notes=(tuple(map(tuple, demo.notes[0])), tuple(map(tuple, demo.notes[1]))),
        signed=demo.state.signed,
        healed=demo.healed,
        moments=tuple(demo.moments),
    )


def conclude(demo: MergeDemo) -> None:
    """Say what held; it was looked at after every step."""
    (same,) = demo.views()
    last = demo.newest()
    on_disk = {x.polynomial for me in demo.state.member.values() for x in me.shares}
    healed = view.view_of(demo.healed)
    given = view.current_of(demo.healed).members
    caps = view.caps_in_force(demo.healed)
    held = [
        (same.final == last.digest, "The same evidence, the same view: at all five, after the heal and at the end."),
        (
            demo.most_in_use == 1,
            f"With the same evidence nobody used shares of two polynomials (most: {demo.most_in_use}).",
        ),
        (demo.fell_back == 0, f"The final chain only grew (fell back: {demo.fell_back})."),
        (view.keeps_caps(given, healed.holders, caps), "Holders keep within the policy, as many as fit."),
        (
            REVOKED in same.revoked and REVOKED not in last.members,
            f"{name('p', REVOKED)} stays revoked, repaired or not.",
        ),
        (on_disk == {last.polynomial}, f"At the end there are shares of {name('s', last.polynomial)} alone."),
    ]
    demo.say_what_held(held)
    demo.line(f"{demo.steps} steps were taken; refused as they should be: {', '.join(demo.refused)}.")
    for code in demo.refused:
        if code in GUARDS:
            demo.line(f"{code}: {GUARDS[code]}")
