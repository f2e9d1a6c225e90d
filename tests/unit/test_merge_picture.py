"""The picture of a merge shows all there is, as text too, and no text leaves its place or lies on another, in the widest of the usual fonts."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from rebalancing import view
from rebalancing.oracle import merge_demo, merge_picture
from rebalancing.oracle.merge_picture import Picture
from rebalancing.oracle.svg import Box, text_box

SVG = "{http://www.w3.org/2000/svg}"
PEERS = (1, 2, 3, 4, 5)
# What each peer has of s1, s2, s3 and s6, written down by hand.
IN_USE, QUARANTINE, VOID, LOST, ERASED, NEVER = "in-use", "quarantine", "revoked", "lost", "erased", "never-had"
SHARES = (
    {
        1: (QUARANTINE, IN_USE, NEVER, NEVER),
        2: (QUARANTINE, IN_USE, NEVER, NEVER),
        3: (LOST, IN_USE, NEVER, NEVER),
        4: (QUARANTINE, NEVER, IN_USE, NEVER),
        5: (QUARANTINE, NEVER, IN_USE, NEVER),
    },
    {
        1: (QUARANTINE, IN_USE, NEVER, NEVER),
        2: (QUARANTINE, IN_USE, NEVER, NEVER),
        3: (LOST, VOID, NEVER, NEVER),
        4: (QUARANTINE, NEVER, QUARANTINE, NEVER),
        5: (QUARANTINE, NEVER, QUARANTINE, NEVER),
    },
    {
        1: (ERASED, ERASED, NEVER, IN_USE),
        2: (ERASED, ERASED, NEVER, IN_USE),
        3: (LOST, ERASED, NEVER, NEVER),
        4: (ERASED, NEVER, ERASED, IN_USE),
        5: (ERASED, NEVER, ERASED, IN_USE),
    },
)
FATES = {
    "s1": ("final", "superseded by s6"),
    "s2": ("provisional", "on the way to s4"),
    "s3": ("provisional", "not followed"),
    "s4": ("provisional", "in use until s6"),
    "s5": ("provisional", "not followed"),
    "s6": ("final", "in use at the end"),
}


@cache
def told() -> Picture:
    world = merge_demo.MergeDemo(lambda _: None)
    merge_demo.story(world)
    return merge_demo.picture_of(world)


@cache
def drawn() -> Element:
    return ElementTree.fromstring(merge_picture.draw(told()))


def by_id(name: str) -> Element:
    (found,) = (each for each in drawn().iter() if each.get("id") == name)
    return found


def texts(element: Element) -> list[str]:
    return [each.text or "" for each in element.iter(f"{SVG}text")]


def boxes(element: Element) -> Iterator[tuple[str, Box]]:
    for each in element.iter(f"{SVG}text"):
        yield each.text or "", text_box(each)


def test_it_is_the_same_each_time() -> None:
    assert merge_picture.draw(told()) == merge_picture.draw(told())


@pytest.mark.parametrize("called", FATES)
def test_each_snapshot_is_there(called: str) -> None:
    card, (kind, fate) = by_id(f"snapshot-{called}"), FATES[called]
    (s,) = (s for s in told().signed.snapshots if f"s{s.digest}" == called)
    assert card.get("class") == kind
    said = texts(card)
    assert said[:2] == [called, kind.upper()]
    assert said[-1] == fate
    for label, peers in (("members", s.members), ("voted", s.voters), ("manifest", s.holders)):
        value = said[said.index(label) + 1]
        assert value == (" ".join(f"p{h}" for h in sorted(peers)) or "the owner alone")
    # Without colour too: a final snapshot has a second frame, a provisional one a dashed one, and what is in use a thick one.
    frames = card.findall(f"{SVG}rect")
    assert len(frames) == (2 if kind == "final" else 1)
    assert ("stroke-dasharray" in frames[0].attrib) == (kind == "provisional")
    assert (float(frames[0].attrib["stroke-width"]) > 2) == fate.startswith("in use")
    if s.parent:
        edge = by_id(f"edge-{called}")
        assert ("stroke-dasharray" in edge.attrib) == (kind == "provisional")


def test_each_share_is_there() -> None:
    shown = 0
    for moment, rows in enumerate(SHARES, 1):
        for h, states in rows.items():
            for polynomial, state in zip((1, 2, 3, 6), states, strict=True):
                cell = by_id(f"share-{moment}-p{h}-s{polynomial}")
                assert cell.get("class") == state, (moment, h, polynomial)
                title = cell.find(f"{SVG}title")
                assert title is not None
                assert state.replace("-", " ") in (title.text or "")
                assert ("repaired" in (title.text or "")) == (h == 3 and polynomial == 2 and moment < 3)
                shown += 1
    assert shown == sum((each.get("id") or "").startswith("share-") for each in drawn().iter()) == 60


def test_states_of_shares_look_different_without_colour() -> None:
    shapes = {}
    for cell in drawn().iter():
        if (cell.get("id") or "").startswith("share-") and "repaired" not in (cell.findtext(f"{SVG}title") or ""):
            shape = [(each.tag, each.get("stroke-dasharray"), each.get("fill") == "none") for each in cell[1:]]
            filled = cell[1].get("fill") == cell[1].get("stroke")
            assert shapes.setdefault(cell.get("class"), (shape, filled)) == (shape, filled)
    assert len(shapes) == 5
    looks = list(shapes.values())
    assert all(one != other for one, other in combinations(looks, 2))


def test_the_view_is_told() -> None:
    said, of = texts(by_id("view")), view.view_of(told().healed)
    for label, value in (("final", "s1"), ("in use", "s4"), ("revoked", "p3"), ("manifest", "p1 p4")):
        assert said[said.index(label) + 1] == value
    assert said[said.index("status") + 1] == merge_picture.STATUSES[of.status] == "provisional"
    assert said[-1] == "s2, not s3: policy 1 over 0"
    holders = texts(by_id("holders"))
    assert "p3: revoked" in holders
    assert "p5: the cap of p4 p5 is 3" in holders


def test_sides_say_who_is_there_and_what_happens() -> None:
    assert texts(by_id("side-left"))[0] == "Left side: p1 p2 p3"
    assert texts(by_id("side-right"))[0] == "Right side: p4 p5"
    notes = {text for side in told().notes for column in side for text in column}
    assert notes <= set(texts(drawn()))
    assert len(notes) == 4


def test_no_text_is_outside() -> None:
    x, y, width, height = map(float, drawn().attrib["viewBox"].split())
    assert (drawn().attrib["width"], drawn().attrib["height"]) == (f"{width:g}", f"{height:g}")
    for text, box in boxes(drawn()):
        assert x <= box.x < box.right <= x + width, text
        assert y <= box.y < box.bottom <= y + height, text


def test_no_text_leaves_its_frame() -> None:
    framed = [each for each in drawn().findall(f"{SVG}g") if each.find(f"{SVG}rect") is not None]
    assert len(framed) > 10
    for each in framed:
        if each.get("id") == "legend":
            continue
        rect = each.find(f"{SVG}rect")
        assert rect is not None
        x, y, width, height = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
        for text, box in boxes(each):
            assert x < box.x < box.right < x + width, (each.get("id"), text)
            assert y < box.y < box.bottom < y + height, (each.get("id"), text)


def test_no_text_lies_on_another() -> None:
    for (one, a), (other, b) in combinations(boxes(drawn()), 2):
        apart = a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y
        assert apart, (one, other)


def test_texts_are_large_enough_and_the_ground_is_its_own() -> None:
    assert all(float(each.attrib["font-size"]) >= 12 for each in drawn().iter(f"{SVG}text"))
    assert drawn().attrib["font-family"] == "sans-serif"
    ground = drawn().find(f"{SVG}rect")
    assert ground is not None
    assert (ground.attrib["width"], ground.attrib["height"]) == (drawn().attrib["width"], drawn().attrib["height"])


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ({"policy": 0, "ballot": 9}, "s2, not s3: ballot 9 over 4"),
        ({"policy": 0}, "s3, not s2: ballot 4 over 1"),
        ({"policy": 0, "ballot": 4}, "s3, not s2: its digest is lower"),
    ],
)
def test_why_a_branch_is_followed(changed: dict[str, int], text: str) -> None:
    healed = told().healed
    snapshots = frozenset(replace(s, **changed) if s.digest == 2 else s for s in healed.snapshots)
    assert merge_picture.choice_of(replace(healed, snapshots=snapshots)) == [text]


def test_a_branch_with_too_few_left_is_not_followed() -> None:
    healed = replace(told().healed, revoked=frozenset({2, 3}))
    assert merge_picture.choice_of(healed) == ["s3, not s2: too few of it are left"]
