"""Draws a merge as SVG: the snapshots of both sides, the view that all peers have after the heal, and what became of each share.

What is drawn is asked of `view`; nothing here decides. No kind or state is told by its colour alone, and the same story gives the same bytes.
Above is a graph, from left to right in time; below is one panel for each moment; last comes a legend.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from rebalancing import view
from rebalancing.view import Evidence, Member, Share, Snapshot

from .svg import INK, Box, begin, finish, frame, group, number, path, put, stroke, text_width, write

__all__ = ["STATUSES", "Moment", "Picture", "draw", "listed", "name", "names", "share_states"]

STATUSES = {
    view.OK: "ok",
    view.PROVISIONAL: "provisional",
    view.POLICY_INFEASIBLE: "policy infeasible",
    view.REKEY_REQUIRED: "re-key required",
    view.UNRECOVERABLE: "unrecoverable",
    view.CONFLICT: "conflict",
}

IN_USE, QUARANTINE, VOID, LOST, ERASED, NEVER = "in use", "quarantine", "revoked", "lost", "erased", "never had"
"""What may be said of a peer's share of a polynomial."""

# Geometry, in pixels at 100 %.
MARGIN, GAP = 32, 24
CARD_WIDTH, CARD_HEIGHT, ROW = 224, 150, 17
BAND_HEAD, BAND_PAD = 72, 16
BAND_HEIGHT = BAND_HEAD + CARD_HEIGHT + BAND_PAD
TOP, BETWEEN = 124, 58
VIEW_WIDTH = 232
CELL, PANEL_ROW, PANEL_HEAD = 50, 32, 96
GLYPH = 20

SOFT, LINE, PAPER, SHADE, CARD = "#4a5058", "#8a929c", "#f7f7f4", "#ebece6", "#ffffff"
FINAL_INK, LEFT_INK, RIGHT_INK, BAD_INK = "#1d4f91", "#0a6650", "#8f4300", "#a3152a"


@dataclass(frozen=True, slots=True)
class Moment:
    """What peers have at one moment of the story.

    Attributes:
        title: what moment it is; `notes` say more.
        member: what each peer keeps.
        had: which peer ever had a share of which polynomial until then.
    """

    title: str
    notes: tuple[str, ...]
    member: Mapping[int, Member]
    had: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn.

    Attributes:
        sides: the peers of either side; a snapshot is of the side of its coordinator.
        notes: what happened there, beside the first snapshot of the branch, the second and so on.
        signed: all evidence at the end.
        healed: what everybody knew after the heal, before the join.
        moments: in the order of time.
    """

    sides: tuple[frozenset[int], frozenset[int]]
    notes: tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]
    signed: Evidence
    healed: Evidence
    moments: tuple[Moment, ...]


def name(letter: str, number: int) -> str:
    """Return what a peer or a snapshot is called."""
    return f"{letter}{number}"


def names(letter: str, numbers: Iterable[int]) -> str:
    """Return what several are called."""
    return " ".join(name(letter, n) for n in sorted(numbers)) or "none"


def listed(letter: str, numbers: Iterable[int]) -> str:
    """Return what several are called, in a sentence."""
    *before, last = (name(letter, n) for n in sorted(numbers))
    return f"{', '.join(before)} and {last}" if before else last


# ----------------------------------------------------------------------------------------------------------------------
# What is asked of the view


def share_states(moment: Moment, polynomials: Iterable[int]) -> dict[tuple[int, int], str]:
    """Tell for each peer and polynomial what became of the peer's share."""
    return {(h, p): state_of(moment, h, p) for h in sorted(moment.member) for p in polynomials}


def state_of(moment: Moment, h: int, polynomial: int) -> str:
    """Tell what became of one share."""
    me = moment.member[h]
    held = [x for x in me.shares if x.polynomial == polynomial]
    if held:
        return state_held(me.known, h, held[0])
    if view.counts_as_lost(me.known, h, polynomial):
        return LOST
    return ERASED if (h, polynomial) in moment.had else NEVER


def state_held(known: Evidence, h: int, share: Share) -> str:
    """Tell what a share is good for that is on disk."""
    if h in view.revoked_in(known):
        return VOID
    return IN_USE if view.is_in_use(known, share) else QUARANTINE


def is_repaired(moment: Moment, h: int, polynomial: int) -> bool:
    """Tell whether a share on disk was lost, and is there again."""
    known, held = moment.member[h].known, any(x.polynomial == polynomial for x in moment.member[h].shares)
    return held and view.ever_lost(known, h, polynomial) and not view.counts_as_lost(known, h, polynomial)


def fate_of(picture: Picture, s: Snapshot) -> str:
    """Tell what becomes of a snapshot, in a few words."""
    last, healed = view.final_of(picture.signed), view.current_of(picture.healed)
    if s == last:
        return "in use at the end"
    if s == healed:
        return f"in use until {name('s', last.digest)}"
    if s.final:
        return f"superseded by {name('s', last.digest)}"
    return f"on the way to {name('s', healed.digest)}" if view.descends(healed, s) else "not followed"


def is_bold(picture: Picture, s: Snapshot) -> bool:
    """Tell whether a snapshot is in use after the heal, or at the end."""
    return s in (view.final_of(picture.signed), view.current_of(picture.healed))


# ----------------------------------------------------------------------------------------------------------------------
# Where things are


def ordered(e: Evidence) -> list[Snapshot]:
    """List the snapshots as they were signed."""
    return sorted(e.snapshots, key=lambda s: s.digest)


def polynomials_of(e: Evidence) -> list[int]:
    """List the polynomials that snapshots brought."""
    return sorted({s.polynomial for s in e.snapshots})


def chain_of(e: Evidence) -> list[Snapshot]:
    """List the final chain."""
    return [s for s in ordered(e) if s.final]


def depth_of(e: Evidence, s: Snapshot) -> int:
    """Tell how many provisional snapshots lead to one, itself among them."""
    return sum(x.digest in s.line for x in e.snapshots if not x.final)


def deepest(e: Evidence) -> int:
    """Tell how long the longest branch is."""
    return max(depth_of(e, s) for s in e.snapshots)


def band_of(picture: Picture, side: int) -> Box:
    """Return where one side of the partition is drawn."""
    many = deepest(picture.signed)
    width = many * CARD_WIDTH + (many - 1) * GAP + 2 * BAND_PAD
    return Box(MARGIN + CARD_WIDTH + GAP, TOP + side * (BAND_HEIGHT + BETWEEN), width, BAND_HEIGHT)


def middle_of(picture: Picture) -> float:
    """Return how far down the final chain is drawn."""
    return band_of(picture, 0).bottom + BETWEEN / 2


def view_box(picture: Picture, side: int) -> Box:
    """Return where the view is told, and below the final chain, who holds the manifest."""
    band = band_of(picture, side)
    return Box(band.right + GAP, band.y, VIEW_WIDTH, BAND_HEIGHT)


def side_of(picture: Picture, s: Snapshot) -> int:
    """Tell which side's coordinator made a snapshot."""
    return 0 if s.ballot in picture.sides[0] else 1


def card_of(picture: Picture, s: Snapshot) -> Box:
    """Return where a snapshot is drawn: final ones in the middle, the others with their side."""
    if s.final:
        place = chain_of(picture.signed).index(s)
        after = view_box(picture, 0).right + GAP + (place - 1) * (CARD_WIDTH + GAP)
        return Box(MARGIN if place == 0 else after, middle_of(picture) - CARD_HEIGHT / 2, CARD_WIDTH, CARD_HEIGHT)
    band = band_of(picture, side_of(picture, s))
    x = band.x + BAND_PAD + (depth_of(picture.signed, s) - 1) * (CARD_WIDTH + GAP)
    return Box(x, band.y + BAND_HEAD, CARD_WIDTH, CARD_HEIGHT)


def width_of(picture: Picture) -> float:
    """Return how wide all is."""
    return card_of(picture, chain_of(picture.signed)[-1]).right + MARGIN


def panel_of(picture: Picture, place: int) -> Box:
    """Return where a moment is drawn."""
    many = len(picture.moments)
    width = (width_of(picture) - 2 * MARGIN - (many - 1) * GAP) / many
    y = band_of(picture, 1).bottom + 62
    return Box(MARGIN + place * (width + GAP), y, width, PANEL_HEAD + PANEL_ROW * len(picture.moments[0].member) + 8)


def height_of(picture: Picture) -> float:
    """Return how high all is."""
    return panel_of(picture, 0).bottom + 124


# ----------------------------------------------------------------------------------------------------------------------
# Pieces


def table(parent: Element, x: float, y: float, rows: Iterable[tuple[str, str]], indent: float) -> None:
    """Write what things are called, and beside it what they are."""
    for place, (label, value) in enumerate(rows):
        write(parent, x, y + place * ROW, label, fill=SOFT)
        write(parent, x + indent, y + place * ROW, value)


def kind_frame(parent: Element, box: Box, final: bool, bold: bool, ink: str) -> None:
    """Draw the border of a snapshot: double for final, dashed for provisional, thick for in use."""
    width = 3 if bold else 1.4
    if final:
        frame(parent, box, rx=9, fill=CARD, stroke=ink, stroke_width=width)
        frame(parent, box.inside(4.5), rx=6, fill="none", stroke=ink, stroke_width=1)
    else:
        frame(parent, box, rx=9, fill=CARD, stroke=ink, stroke_width=width, stroke_dasharray="9 5" if bold else "5 4")


def mark(parent: Element, x: float, y: float, bold: bool, ink: str) -> None:
    """Draw a disc for in use, a ring for not."""
    put(parent, "circle", cx=x, cy=y, r=4.5, fill=ink if bold else "none", stroke=ink, stroke_width=1.4)


def glyph(parent: Element, x: float, y: float, state: str) -> None:
    """Draw what became of a share, around a point."""
    box, half = Box(x - GLYPH / 2, y - GLYPH / 2, GLYPH, GLYPH), GLYPH / 2
    if state == IN_USE:
        frame(parent, box, rx=4, fill=INK, stroke=INK, stroke_width=1.5)
        put(parent, "path", d=path((x - 5, y), (x - 1.5, y + 4), (x + 5.5, y - 4.5)), **stroke("#ffffff", 2.4))
    elif state == QUARANTINE:
        frame(parent, box, rx=4, fill=CARD, stroke=INK, stroke_width=1.6)
        for step in (-4, 0, 4):
            put(parent, "path", d=path((x + step, y - 5.5), (x + step, y + 5.5)), **stroke(INK, 1.8))
    elif state == VOID:
        frame(parent, box, rx=4, fill=CARD, stroke=BAD_INK, stroke_width=1.6)
        put(parent, "path", d=path((x - half, y + half), (x + half, y - half)), **stroke(BAD_INK, 1.8))
    elif state == LOST:
        for turn in (-1, 1):
            put(parent, "path", d=path((x - 6, y - 6 * turn), (x + 6, y + 6 * turn)), **stroke(BAD_INK, 3))
    elif state == ERASED:
        frame(parent, box, rx=4, fill="none", stroke=LINE, stroke_width=1.4, stroke_dasharray="2.5 2.5")
    else:
        put(parent, "circle", cx=x, cy=y, r=1.6, fill=LINE)


def plus(parent: Element, x: float, y: float) -> None:
    """Draw the mark of a repair, around a point."""
    put(parent, "circle", cx=x, cy=y, r=6.5, fill=CARD, stroke=INK, stroke_width=1.4)
    for across, down in ((3, 0), (0, 3)):
        put(parent, "path", d=path((x - across, y - down), (x + across, y + down)), **stroke(INK, 1.8))


def arrow(
    parent: Element, id_: str, start: tuple[float, float], end: tuple[float, float], ink: str, final: bool
) -> None:
    """Draw from a parent to its child: solid and thick for final, dashed for provisional; bent where it leads up or down."""
    (x, y), (to_x, to_y) = start, (end[0] - 7, end[1])
    half = (x + to_x) / 2
    curve = f"M{number(x)} {number(y)} C{number(half)} {number(y)} {number(half)} {number(to_y)} {number(to_x)} {number(to_y)}"
    dash: dict[str, float | str] = {} if final else {"stroke_dasharray": "5 5"}
    put(parent, "path", id=id_, d=curve, **stroke(ink, 3.2 if final else 2, **dash))
    tip = f"{path(end, (end[0] - 10, end[1] - 5.5), (end[0] - 10, end[1] + 5.5))} Z"
    put(parent, "path", d=tip, fill=ink)


# ----------------------------------------------------------------------------------------------------------------------
# The graph


def ink_of(picture: Picture, s: Snapshot) -> str:
    """Return the colour of a snapshot: the final chain's, or its side's."""
    return FINAL_INK if s.final else (LEFT_INK, RIGHT_INK)[side_of(picture, s)]


def draw_card(root: Element, picture: Picture, s: Snapshot) -> None:
    """Draw a snapshot: what its certificate shows, and what becomes of it."""
    box, ink, bold = card_of(picture, s), ink_of(picture, s), is_bold(picture, s)
    kind, called = "final" if s.final else "provisional", name("s", s.digest)
    g = group(root, f"snapshot-{called}", kind, f"{called}, {kind}, {fate_of(picture, s)}")
    kind_frame(g, box, s.final, bold, ink)
    write(g, box.x + 14, box.y + 26, called, 17, font_weight="bold", fill=ink)
    write(g, box.right - 14, box.y + 25, kind.upper(), 12, font_weight="bold", fill=ink, text_anchor="end")
    by = f"{name('p', s.ballot)}, under policy {s.policy}" if s.ballot else f"owner, policy {s.policy}"
    rows = [("made by", by), ("members", names("p", s.members))]
    if s.polynomial == s.digest:
        rows.append(("on disk at", names("p", s.acknowledged)))
    else:
        rows.append(("shares", f"those of {name('s', s.polynomial)}"))
    rows.append(("voted", names("p", s.voters) if s.voters else "the owner alone"))
    rows.append(("manifest", names("p", s.holders)))
    table(g, box.x + 14, box.y + 46, rows, 76)
    mark(g, box.x + 19, box.y + 133, bold, ink)
    write(g, box.x + 32, box.y + 137, fate_of(picture, s), 12, font_weight="bold", fill=ink)


def draw_arrows(root: Element, picture: Picture) -> None:
    """Draw who follows whom."""
    cards = {s.digest: card_of(picture, s) for s in picture.signed.snapshots}
    chain = {s.digest for s in chain_of(picture.signed)}
    for s in ordered(picture.signed):
        if s.parent in cards:
            before, box = cards[s.parent], cards[s.digest]
            y = before.middle
            if s.parent in chain and not s.final:
                y += (-1, 1)[side_of(picture, s)] * CARD_HEIGHT / 4
            arrow(
                root, f"edge-{name('s', s.digest)}", (before.right, y), (box.x, box.middle), ink_of(picture, s), s.final
            )


def draw_band(root: Element, picture: Picture, side: int) -> None:
    """Draw the ground of one side, who is there, and what happens."""
    box, ink = band_of(picture, side), (LEFT_INK, RIGHT_INK)[side]
    g = group(root, f"side-{('left', 'right')[side]}", "side", f"the {('left', 'right')[side]} side")
    frame(g, box, rx=12, fill=SHADE)
    write(
        g, box.x + BAND_PAD, box.y + 22, f"{('Left', 'Right')[side]} side: {names('p', picture.sides[side])}", 14,
        font_weight="bold", fill=ink,
    )  # fmt: skip
    for column, texts in enumerate(picture.notes[side]):
        for row, text in enumerate(texts):
            write(g, box.x + BAND_PAD + column * (CARD_WIDTH + GAP), box.y + 43 + row * ROW, text, fill=SOFT)


def draw_view(root: Element, picture: Picture) -> None:
    """Tell the view that everybody has after the heal."""
    box, of = view_box(picture, 0), view.view_of(picture.healed)
    g = group(root, "view", "view", "the view after the heal")
    frame(g, box, rx=12, fill=CARD, stroke=LINE, stroke_width=1)
    write(g, box.x + 16, box.y + 24, "The view, once healed", 14, font_weight="bold")
    write(g, box.x + 16, box.y + 43, "the same at every peer", fill=SOFT)
    shares = view.current_of(picture.healed)
    rows = (
        ("final", name("s", of.final)),
        ("in use", name("s", of.current)),
        ("revoked", names("p", of.revoked)),
        ("policy", str(of.policy)),
        ("manifest", names("p", of.holders)),
        ("status", STATUSES[of.status]),
        ("usable at", f"{names('p', view.members_left(picture.healed, shares))}; takes {shares.threshold}"),
    )
    table(g, box.x + 16, box.y + 70, rows, 84)
    for place, text in enumerate(choice_of(picture.healed)):
        write(g, box.x + 16, box.y + 78 + (len(rows) + place) * ROW, text, fill=SOFT)


def choice_of(e: Evidence) -> list[str]:
    """Say why one child of the final snapshot is followed, and the others are not."""
    children = [s for s in ordered(e) if s.parent == view.final_of(e).digest]
    texts = []
    for x in (s for s in children if view.is_followed(e, s)):
        for y in (s for s in children if s != x):
            why = "too few of it are left" if not view.leads_to_live(e, y) else "its digest is lower"
            if view.leads_to_live(e, y) and x.policy > y.policy:
                why = f"policy {x.policy} over {y.policy}"
            elif view.leads_to_live(e, y) and x.ballot > y.ballot:
                why = f"ballot {x.ballot} over {y.ballot}"
            texts.append(f"{name('s', x.digest)}, not {name('s', y.digest)}: {why}")
    return texts


def draw_holders(root: Element, picture: Picture) -> None:
    """Draw who holds the manifest before and after the pruning."""
    box, e = view_box(picture, 1), picture.healed
    g = group(root, "holders", "holders", "who holds the manifest before and after pruning")
    frame(g, box, rx=12, fill=CARD, stroke=LINE, stroke_width=1)
    write(g, box.x + 16, box.y + 24, "Who holds the manifest", 14, font_weight="bold")
    peers = sorted(picture.moments[0].member)
    at = {h: box.x + 92 + place * 27 for place, h in enumerate(peers)}
    for h, x in at.items():
        write(g, x, box.y + 47, name("p", h), text_anchor="middle", fill=SOFT)
    leaves = [s for s in ordered(e) if s == view.final_of(e) or view.is_leaf(e, s)]
    rows = [(name("s", s.digest), s.holders) for s in leaves]
    for place, (label, holders) in enumerate([*rows, ("kept", view.holders_of(e))]):
        y = box.y + 68 + place * 24 + (8 if place == len(rows) else 0)
        if place == len(rows):
            put(g, "path", d=path((box.x + 16, y - 17), (box.right - 16, y - 17)), **stroke(LINE, 1))
        write(g, box.x + 16, y + 4, label, font_weight="bold")
        for h, x in at.items():
            had = any(h in who for _, who in rows)
            draw_holder(g, x, y, h in holders, had and place == len(rows))
    y = box.y + 68 + len(rows) * 24 + 38
    for place, text in enumerate(reasons(e)):
        write(g, box.x + 16, y + place * ROW, text, fill=SOFT)


def draw_holder(parent: Element, x: float, y: float, holds: bool, pruned: bool) -> None:
    """Draw a disc for who holds the manifest, a cross for who holds it no more."""
    if holds:
        put(parent, "circle", cx=x, cy=y, r=6.5, fill=INK)
    elif pruned:
        for turn in (-1, 1):
            put(parent, "path", d=path((x - 5, y - 5 * turn), (x + 5, y + 5 * turn)), **stroke(BAD_INK, 2.6))
    else:
        put(parent, "circle", cx=x, cy=y, r=1.6, fill=LINE)


def reasons(e: Evidence) -> list[str]:
    """Say why holders were pruned."""
    given = view.current_of(e).members
    texts = [f"{names('p', view.revoked_in(e))}: revoked"]
    for c in sorted(view.caps_in_force(e), key=lambda c: (c.tree, sorted(c.domain))):
        texts.append(
            f"{names('p', view.may_hold_manifest(e) - view.holders_of(e))}: the cap of {names('p', c.domain)} is {c.most}"
        )
        texts.append(f"and {len(given & c.domain)} shares are there")
    return texts


def draw_times(root: Element, picture: Picture) -> None:
    """Write above the graph what time it is."""
    band, seen, chain = band_of(picture, 0), view_box(picture, 0), chain_of(picture.signed)
    join = card_of(picture, chain[-1])
    told = (
        (MARGIN, CARD_WIDTH, "1. Before"),
        (band.x, band.width, "2. The network is split"),
        (seen.x, seen.width, "3. It heals"),
        (join.x, join.width, "4. Join"),
    )
    for x, width, text in told:
        write(root, x, TOP - 22, text, 13, font_weight="bold")
        put(root, "path", d=path((x, TOP - 13), (x + width, TOP - 13)), **stroke(INK, 1.5))
    last = chain[-1]
    write(
        root, (band.x + band.right) / 2, middle_of(picture) - 9,
        f"{name('s', last.digest)} is dealt from the shares of {name('s', last.parent)}, on whichever side they are",
        text_anchor="middle", fill=FINAL_INK,
    )  # fmt: skip


# ----------------------------------------------------------------------------------------------------------------------
# The panels and the legend


def draw_panel(root: Element, picture: Picture, place: int) -> None:
    """Draw what each peer has of each polynomial at one moment."""
    box, moment, polynomials = panel_of(picture, place), picture.moments[place], polynomials_of(picture.signed)
    g = group(root, f"moment-{place + 1}", "moment", moment.title)
    frame(g, box, rx=12, fill=CARD, stroke=LINE, stroke_width=1)
    write(g, box.x + 16, box.y + 24, moment.title, 14, font_weight="bold")
    for line, text in enumerate(moment.notes):
        write(g, box.x + 16, box.y + 43 + line * ROW, text, fill=SOFT)
    columns = {p: box.x + 76 + i * CELL for i, p in enumerate(polynomials)}
    uses = box.x + 76 + len(polynomials) * CELL
    for s in ordered(picture.signed):
        if s.polynomial == s.digest:
            x, ink = columns[s.digest], ink_of(picture, s)
            write(g, x, box.y + PANEL_HEAD - 8, name("s", s.digest), font_weight="bold", fill=ink, text_anchor="middle")
    write(g, uses, box.y + PANEL_HEAD - 8, "its view uses", fill=SOFT)
    states = share_states(moment, polynomials)
    for row, h in enumerate(sorted(moment.member)):
        y = box.y + PANEL_HEAD + row * PANEL_ROW + PANEL_ROW / 2
        put(g, "path", d=path((box.x + 16, y - 16), (box.right - 16, y - 16)), **stroke(SHADE, 1))
        ink = LEFT_INK if h in picture.sides[0] else RIGHT_INK
        write(g, box.x + 16, y + 4.5, name("p", h), 13, font_weight="bold", fill=ink)
        for p, x in columns.items():
            cell = group(
                g, f"share-{place + 1}-{name('p', h)}-{name('s', p)}", states[h, p].replace(" ", "-"),
                f"{name('p', h)}, share of {name('s', p)}: {states[h, p]}{', repaired' if is_repaired(moment, h, p) else ''}",
            )  # fmt: skip
            glyph(cell, x, y, states[h, p])
            if is_repaired(moment, h, p):
                plus(cell, x + GLYPH / 2 + 3, y - GLYPH / 2 + 2)
        of = view.view_of(moment.member[h].known)
        gone = "; revoked" if h in of.revoked else ""
        write(g, uses, y + 4.5, f"{name('s', of.current)}{gone}", fill=BAD_INK if gone else INK)


def draw_legend(root: Element, picture: Picture) -> None:
    """Draw what the marks mean."""
    g = group(root, "legend", "legend", "legend")
    y = panel_of(picture, 0).bottom + 34
    x: float = MARGIN
    write(g, x, y + 4, "Snapshots", 13, font_weight="bold")
    kinds = (
        (True, True, "final, in use"),
        (True, False, "final, superseded"),
        (False, True, "provisional, in use after the heal"),
        (False, False, "provisional, not in use"),
    )
    x += 92
    for final, bold, text in kinds:
        kind_frame(g, Box(x, y - 11, 34, 22), final, bold, FINAL_INK if final else LEFT_INK)
        write(g, x + 44, y + 4, text)
        x += 44 + text_width(text, 12) + 20
    y += 36
    x = MARGIN
    write(g, x, y + 4, "Shares", 13, font_weight="bold")
    x += 92
    told = {
        IN_USE: "in use",
        QUARANTINE: "quarantine: kept, not used",
        VOID: "of a revoked peer: counts for nothing",
        LOST: "lost",
        ERASED: "erased",
        NEVER: "never had",
    }
    for state, text in told.items():
        glyph(g, x + GLYPH / 2, y, state)
        write(g, x + GLYPH + 9, y + 4, text)
        x += GLYPH + 9 + text_width(text, 12) + 16
    plus(g, x + 7, y)
    write(g, x + 21, y + 4, "lost and repaired")
    copies = [name("s", s.digest) for s in ordered(picture.signed) if s.polynomial != s.digest]
    if copies:
        text = f"{' and '.join(copies)} move the manifest alone and bring no shares."
        write(g, MARGIN + 92, y + 34, text, fill=SOFT)


def draw(picture: Picture) -> str:
    """Return the picture as SVG."""
    title = "A partition merge: both sides carry on, and one evidence has one view"
    root = begin(width_of(picture), height_of(picture), title, PAPER)
    write(root, MARGIN, 46, title, 22, font_weight="bold")
    first = chain_of(picture.signed)[0]
    write(
        root, MARGIN, 70,
        f"{len(first.members)} peers have a share each; {first.threshold} make the secret. A final successor takes {view.quorum_of(first)} votes, "
        f"a provisional one {first.threshold}. Drawn from a run of the reference.",
        13, fill=SOFT,
    )  # fmt: skip
    draw_times(root, picture)
    for side in (0, 1):
        draw_band(root, picture, side)
    draw_arrows(root, picture)
    for s in ordered(picture.signed):
        draw_card(root, picture, s)
    draw_view(root, picture)
    draw_holders(root, picture)
    write(root, MARGIN, panel_of(picture, 0).y - 20, "Who has which share on disk", 16, font_weight="bold")
    for place in range(len(picture.moments)):
        draw_panel(root, picture, place)
    draw_legend(root, picture)
    return finish(root)
