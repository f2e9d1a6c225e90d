"""The narrated examples tell their stories, the same each time, within a terminal's width."""

import subprocess
import sys
from pathlib import Path

import pytest

from rebalancing.oracle import demo, merge_demo, merge_picture, resharing_demo
from rebalancing.oracle.narration import WIDTH
from rebalancing.oracle.terminal import UNWRITTEN
from rebalancing.refusal import Refused


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
    assert all(len(line) <= WIDTH for line in lines)
    assert (world.holding, world.lowered, world.superseded) == (1, 0, 0)
    assert world.obeyed == 8


def test_it_always_tells_the_same() -> None:
    assert told()[1] == told()[1]


def test_main_prints_it(capsys) -> None:  # type: ignore[no-untyped-def]
    assert demo.main([]) == 0
    out = capsys.readouterr().out
    assert out.startswith("THE COORDINATION LEASE")
    assert "THE RESHARING" in out
    assert "THE PARTITION MERGE" in out
    assert ".svg" not in out


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
    assert all(len(line) <= WIDTH for line in lines)
    assert (world.named, world.old_left) == ({"h2": "bad-part", "h5": "bad-part"}, 1)


def test_it_always_tells_the_same_of_the_resharing() -> None:
    assert reshared()[1] == reshared()[1]


def merged() -> tuple[merge_demo.MergeDemo, list[str]]:
    lines: list[str] = []
    world = merge_demo.MergeDemo(lines.append)
    merge_demo.story(world)
    merge_demo.conclude(world)
    return world, lines


def test_it_tells_of_the_merge() -> None:
    world, lines = merged()
    text = "\n".join(lines)
    for event in (
        "p1 asks for a final successor and has 3 votes: not-a-quorum",
        "s2, provisional, after s1: voted p1 p2 p3",
        "s3, provisional, after s1: voted p4 p5",
        "p1 and p2 repair its share of s2",
        "p1   uses s4; shares: s2 in use, s1 in quarantine",
        "p4   uses s4; shares: none in use, s1 s3 in quarantine",
        "p3 asks for its share of s1 too, and gets nothing: not-seated",
        "so p5 is pruned",
        "s6, final, after s1: voted p1 p2 p4 p5",
        "p4   uses s6; shares: s6 in use\n",
        "p2 forgets s2 s3 s4 s5",
        "WHAT HELD",
    ):
        assert event in text
    assert all(len(line) <= WIDTH for line in lines)
    assert (world.most_in_use, world.fell_back, world.refused) == (1, 0, ["not-a-quorum", "not-seated"])
    assert world.early > 0
    assert len(world.views()) == 1


def test_it_always_tells_the_same_of_the_merge() -> None:
    assert merged()[1] == merged()[1]


def test_what_is_refused_ends_the_story() -> None:
    world = merge_demo.MergeDemo(lambda _: None)
    merge_demo.split(world)
    with pytest.raises(Refused, match="not-a-quorum"):
        merge_demo.join(world)
    with pytest.raises(AssertionError, match="Erase is allowed"):
        world.refuses("Erase", 1)


def test_main_draws_the_merge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "merge.svg"
    assert demo.main(["--svg", str(file)]) == 0
    assert capsys.readouterr().out.endswith(f"The picture of it is {file}\n")
    world, _ = merged()
    assert file.read_bytes() == merge_picture.draw(merge_demo.picture_of(world)).encode()


@pytest.mark.parametrize("file", ["", ".", "no/such/folder.svg", "a\0b", "/dev/full"])
def test_a_picture_that_cannot_be_written_is_said_before_anything(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if file == "/dev/full" and not Path(file).exists():
        pytest.skip("there is no device that is always full")
    monkeypatch.chdir(tmp_path)
    assert demo.main(["--svg", file]) == UNWRITTEN
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "the picture cannot be written: " in err
    assert list(tmp_path.iterdir()) == []


def test_the_picture_is_the_same_in_another_process(tmp_path: Path) -> None:
    """Whatever order sets have there."""
    written = []
    for seed in ("1", "2"):
        file = tmp_path / f"{seed}.svg"
        command = [sys.executable, "-m", "rebalancing.oracle.demo", "--svg", file.name]
        path = str(Path(demo.__file__).parents[2])
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": path}
        )
        written.append((file.read_bytes(), done.stdout.replace(file.name.encode(), b"")))
    assert written[0] == written[1]
