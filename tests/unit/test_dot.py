"""Values and state graphs as TLC prints them."""

from pathlib import Path

import pytest

from verifier.tools.dot import DotError, read_graph
from verifier.tools.values import BadValueError, Map, ModelValue, Reader, Record, as_map, changes, read, to_tla

VALUES = [
    ("0", 0),
    ("-12", -12),
    ("TRUE", True),
    ("p1", ModelValue("p1")),
    ('"a \\"b\\" [c |-> {1}] \\\\"', 'a "b" [c |-> {1}] \\'),
    ("<<>>", ()),
    ("{}", frozenset()),
    ("<<1, <<2>>, <<<<3>>>>>>", (1, (2,), ((3,),))),
    ("{1, {2}, {}}", frozenset({1, frozenset({2}), frozenset()})),
    ("1..3", frozenset({1, 2, 3})),
    ("[a |-> 1, b |-> <<TRUE, -1>>]", Record({"a": 1, "b": (True, -1)})),
    ("(p1 :> 0 @@ p2 :> {p1})", Map({ModelValue("p1"): 0, ModelValue("p2"): frozenset({ModelValue("p1")})})),
    ("([a |-> 1] :> 2)", Map({Record({"a": 1}): 2})),
    ("( g1 :>\n    [ a |-> 1,\n      b |-> {2} ] @@\n  g2 :> [ a |-> 2, b |-> {} ] )",
     Map({"g1": Record({"a": 1, "b": frozenset({2})}), "g2": Record({"a": 2, "b": frozenset()})})),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_reads_what_tlc_prints(text: str, value: object) -> None:
    assert read(text) == value
    assert type(read(text)) is type(value)


@pytest.mark.parametrize("value", [value for _, value in VALUES])
def test_prints_what_it_reads(value: object) -> None:
    assert read(to_tla(value)) == value


@pytest.mark.parametrize("text", ["", "[1, 2]", "(a)", "{1, }", "<<1", "1 2", "[a |-> 1}", "[x \\in S |-> 1]", "- 1x"])
def test_refuses_what_is_no_value(text: str) -> None:
    with pytest.raises(BadValueError):
        read(text)


def test_numbers_and_truth_values_are_not_mixed_up() -> None:
    reader = Reader()
    first, second = reader.value("{1}"), reader.value("{TRUE}")
    assert {type(item) for item in first} == {int}
    assert {type(item) for item in second} == {bool}
    assert changes(1, True, "x") == ["x: 1 -> TRUE"]


def test_maps_are_values() -> None:
    record = Record(a=1)
    assert record.a == 1
    assert {record: 2}[Record(a=1)] == 2
    with pytest.raises(TypeError):
        record["a"] = 2
    with pytest.raises(TypeError):
        record.update(a=2)
    with pytest.raises(AttributeError):
        _ = record.b
    assert as_map((5, 6)) == {1: 5, 2: 6}
    assert as_map(record) is record
    with pytest.raises(TypeError):
        to_tla(1.5)


def test_model_values_and_strings_are_printed_apart() -> None:
    assert to_tla(Map({ModelValue("a"): "a"})) == '(a :> "a")'
    assert to_tla(Map({"a": ModelValue("a")})) == "[a |-> a]"


GRAPH = r"""strict digraph DiskGraph {
nodesep=0.35;
subgraph cluster_graph {
color="white";
-1 [label="/\\ s = \"a\\n/\\\\ x = \\\"1\\\"\"\n/\\ x = <<1,\n  2>>",style = filled]
-1 -> 2 [label="Go",color="black",fontcolor="black"];
-1 -> 2 [label="Go",color="black",fontcolor="black"];
2 [label="/\\ s = \"b\"\n/\\ x = << >>"];
2 -> 2 [label="Stay",color="black",fontcolor="black"];
{rank = same; -1;}
{rank = same; 2;}
}
}
"""


def test_reads_a_graph(tmp_path: Path) -> None:
    path = tmp_path / "graph.dot"
    path.write_text(GRAPH)
    graph = read_graph(path)
    assert graph.initial == {-1}
    assert graph.states == {-1: {"s": 'a\n/\\ x = "1"', "x": (1, 2)}, 2: {"s": "b", "x": ()}}
    assert graph.edges == {(-1, "Go", 2), (2, "Stay", 2)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("}\n}\n", "}\n"),
        ("2 [label", "3 [label"),
        ("strict digraph", "digraph"),
        ('"b\\"', '"b'),
        ('<< >>"];', "<< >>"),
    ],
)
def test_refuses_a_damaged_graph(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "graph.dot"
    text = GRAPH.replace(old, new, 1)
    assert text != GRAPH
    path.write_text(text if old != "}\n}\n" else GRAPH[: GRAPH.index("{rank")])
    with pytest.raises((DotError, BadValueError)):
        read_graph(path)
