"""The narrated example tells its story, the same each time, within a terminal's width."""

from rebalancing.oracle import demo


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
    assert capsys.readouterr().out.startswith("THE COORDINATION LEASE")
