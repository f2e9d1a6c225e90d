"""The narrated examples tell their stories, the same each time, within a terminal's width."""

from rebalancing.oracle import demo, resharing_demo


def told() -> tuple[demo.Demo, list[str]]:
    lines: list[str] = []
    world = demo.Demo(lambda line: lines.extend(line.split("\n")))
    demo.story(world)
    demo.conclude(world)
    return world, lines


def test_it_tells_the_story() -> None:
    world, lines = told()
    text = "\n".join(lines)
    for event in ("outbid", "HOLDS", "crashes", "foreign-lease", "g5 refuses: stale-ballot", "WHAT HELD"):
        assert event in text
    assert all(len(line) <= demo.WIDTH for line in lines)
    assert (world.holding, world.lowered, world.superseded) == (1, 0, 0)
    assert world.obeyed == 8


def test_it_always_tells_the_same() -> None:
    assert told()[1] == told()[1]


def test_main_prints_it(capsys) -> None:  # type: ignore[no-untyped-def]
    assert demo.main() == 0
    out = capsys.readouterr().out
    assert out.startswith("THE COORDINATION LEASE")
    assert "THE RESHARING" in out


def reshared() -> tuple[resharing_demo.ResharingDemo, list[str]]:
    lines: list[str] = []
    world = resharing_demo.ResharingDemo(lines.append)
    resharing_demo.story(world)
    resharing_demo.conclude(world)
    return world, lines


def test_it_tells_of_the_resharing() -> None:
    world, lines = reshared()
    text = "\n".join(lines)
    for event in (
        "h2 cheats",
        "bad-part",
        "QUAL is h1 h3 h4 h5",
        "new  h3 h4 h5 h6\n",
        'says "kind: Workload',
        "Cy asks h3 for its share and is refused: not-the-owner",
        "next h1 h3 h4 h6 h7\n",
        "WHAT HELD",
    ):
        assert event in text
    assert all(len(line) <= resharing_demo.WIDTH for line in lines)
    assert (world.named, world.old_left) == ({"h2": "bad-part", "h5": "bad-part"}, 1)


def test_it_always_tells_the_same_of_the_resharing() -> None:
    assert reshared()[1] == reshared()[1]
