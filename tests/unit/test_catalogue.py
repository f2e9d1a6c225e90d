"""The catalogue claims nothing that its evidence does not give, and every link of it leads somewhere."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from verifier import manifest, pages
from verifier.auditor import bounds, spec
from verifier.auditor.catalogue import CatalogueError, Evidence, load
from verifier.auditor.links import Links
from verifier.auditor.markdown import GENERATED, cell, table
from verifier.check import Check, Workspace
from verifier.engines import evidence

ROOT = Path(__file__).resolve().parents[2]


def check(name, **fields):
    protocol, leg, _ = name.split("/")
    return Check(name, protocol, leg, "toy", "It holds.", "default", ("spec/*.tla",), **fields)


MODEL = check("lease/models/Lease_n3_timers", options={"config": "spec/models/Lease_n3_timers.cfg"}, exact={"depth": 3})
GRAPH = check("lease/graph/all", options={"mixed": 300})
PROOF = check("lease/proofs/quorum", options={"theme": "quorum"})
BUG = check("lease/bugs/bad", options={"expected_violation": "L1"})
CHECKS = (MODEL, GRAPH, PROOF, BUG)


@cache
def real():
    return load(ROOT)


@cache
def texts():
    return pages.texts(ROOT)


def entry(name="L1", **changes):
    """An entry of the catalogue whose evidence the checks above can give, with changes."""
    found = next(each for each in real().entries if each.id == name)
    lines = (Evidence("model-checked", MODEL.id), Evidence("conformance", "lease/graph/*"))
    return replace(found, **({"evidence": lines} | changes))


def gaps(changed, checks=CHECKS):
    """What is wrong with one entry."""
    entries = tuple(changed if each.id == changed.id else each for each in real().entries)
    links = Links(ROOT, replace(real(), entries=entries), checks)
    return links.entry_gaps(changed)[1]


def test_an_entry_with_sound_links_has_no_gap():
    assert gaps(entry()) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"operator": "Lease!L99"}, "no operator Lease!L99"),
        ({"operator": "Loan!L1"}, "no operator Loan!L1"),
        ({"predicate": "invariants.lease:promises_fall"}, "no function invariants.lease:promises_fall"),
        ({"predicate": "invariants.loan:promises_rise"}, "no function invariants.loan:promises_rise"),
        ({"operator": "", "predicate": "", "evidence": ()}, "neither operator nor predicate"),
        ({"evidence": ()}, "has no evidence"),
        ({"assumptions": ("A-LUCK",)}, "no assumption A-LUCK"),
        ({"depends": ("L99",)}, "depends on L99"),
        ({"depends": ("L1",)}, "depends on L1"),
        ({"severity": "awful"}, "severity 'awful'"),
        ({"evidence": (Evidence("model-checked", "lease/models/gone*"),)}, "no check is called lease/models/gone*"),
        ({"evidence": (Evidence("proved", MODEL.id),)}, "cannot give 'proved', only model-checked"),
        ({"evidence": (Evidence("proved", GRAPH.id),)}, "cannot give 'proved', only model-checked or conformance"),
        ({"evidence": (Evidence("tested", BUG.id),)}, "cannot give 'tested', only support"),
        ({"evidence": (Evidence("proved-bounded", PROOF.id),)}, "is not bounded, so it is not 'proved-bounded'"),
        (
            {"evidence": (Evidence("proved", PROOF.id, ("quorum.luck",)),)},
            "no check called lease/proofs/quorum is about quorum.luck",
        ),
        (
            {"evidence": (Evidence("proved", PROOF.id, ("quorum.least", "quorum.luck")),)},
            "proves no obligation called quorum.luck",
        ),
        ({"evidence": (Evidence("conformance", GRAPH.id),), "predicate": ""}, "conformance needs"),
    ],
)
def test_names_every_gap(changes, said):
    assert any(said in gap for gap in gaps(entry(**changes))), gaps(entry(**changes))


def test_a_proof_at_stated_sizes_is_no_proof_for_all():
    steps = replace(PROOF, options={"theme": "lease", "sizes": [3]})
    claimed = entry(evidence=(Evidence("proved", PROOF.id, ("lease.promises_rise.*",)),))
    assert any("bounded by a size, so it is not 'proved'" in gap for gap in gaps(claimed, (steps, BUG)))
    honest = entry(evidence=(Evidence("proved-bounded", PROOF.id, ("lease.promises_rise.*",)),))
    assert gaps(honest, (steps, BUG)) == []


def test_a_model_is_evidence_only_of_what_it_checks_and_expects_to_hold():
    nonces = entry("NonceAfterSignature", operator="Lease!Holding", evidence=(Evidence("model-checked", MODEL.id),))
    assert f"no check called {MODEL.id} is about Holding" in gaps(nonces)
    expected = replace(MODEL, options=MODEL.options | {"expected_violation": "L1"})
    assert gaps(entry(), (expected, GRAPH, BUG)) == [f"no check called {MODEL.id} is about L1"]


def test_a_claim_that_nothing_breaks_is_a_gap():
    assert gaps(entry(), (MODEL, GRAPH)) == [
        "neither a bad rule nor a false neighbour breaks it, so it might say nothing"
    ]
    theorem = entry("QuorumsOverlap", evidence=(Evidence("proved", PROOF.id, ("quorum.overlap",)),))
    assert gaps(theorem, (PROOF,)) == []


def test_a_family_names_entries_that_something_breaks():
    strange = replace(real().families[0], entries=("L99",))
    found = Links(ROOT, replace(real(), families=(strange,)), CHECKS).catalogue_gaps[1]
    assert f"family {strange.id}: there is no entry L99" in found
    told = replace(strange, entries=("L3h", "L3h"))
    found = Links(ROOT, replace(real(), families=(told, told)), (MODEL,)).catalogue_gaps[1]
    assert f"family {told.id}: nothing breaks L3h, which may say nothing" in found
    assert f"family {told.id}: names L3h 2 times" in found
    assert f"{told.id}: there are two family tables of this id" in found


def test_a_check_that_nobody_refers_to_is_a_gap():
    stray = check("lease/models/stray")
    links = Links(ROOT, replace(real(), support=()), (*CHECKS, stray))
    found = links.catalogue_gaps[1]
    assert "lease/models/stray is evidence of no entry, and no support" in found


def test_a_bad_rule_that_breaks_what_nobody_claims_is_a_gap():
    aimless = replace(BUG, options={"expected_violation": "L99"})
    assert f"{BUG.id} breaks L99, which no entry claims" in Links(ROOT, real(), (aimless,)).catalogue_gaps[1]


def test_an_invariant_without_entry_is_a_gap():
    fewer = replace(real(), entries=tuple(each for each in real().entries if each.id != "L3h"))
    assert any(
        gap.startswith("L3h: the catalogue has no entry") for gap in Links(ROOT, fewer, CHECKS).catalogue_gaps[1]
    )


def test_requirements_are_complete_and_each_says_where_it_stands():
    assert [each.id for each in real().requirements] == [f"R-{number:03}" for number in range(1, 149)]
    idle = tuple(replace(each, checks=(), later="") for each in real().requirements)
    nobody = tuple(replace(each, requirements=()) for each in real().entries)
    found = Links(ROOT, replace(real(), requirements=idle, entries=nobody), CHECKS).requirement_gaps[1]
    assert sum("neither a check nor" in gap for gap in found) == 148
    assert "R-098: says what is shown of it, and no check speaks for it" in found


def test_reading_is_strict(tmp_path):
    for name in ("catalogue/lease.toml", "assumptions.toml", "requirements.toml", "families.toml"):
        target = tmp_path / "invariants" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text((ROOT / "invariants" / name).read_text(encoding="utf-8"), encoding="utf-8")
    load(tmp_path)
    lease = tmp_path / "invariants/catalogue/lease.toml"
    good = lease.read_text(encoding="utf-8")
    for old, new, said in (
        ('severity = "', 'gravity = "', "unknown field 'gravity'"),
        ('id = "L1"', 'id = ""', "'id' is no text"),
        ("[[entry]]", "[[item]]", "unknown table 'item'"),
        ("[[entry]]", "[[entry", "lease.toml"),
    ):
        lease.write_text(good.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(CatalogueError, match=re.escape(said)):
            load(tmp_path)


def test_bounds_come_from_the_configuration():
    text = bounds.model(
        {
            "Granters": "{g1, g2, g3}",
            "Candidates": "{1}",
            "MaxRound": "2",
            "TTL": "1",
            "Liars": "{g3}",
            "FreeClocks": "TRUE",
        }
    )
    assert text == "3 granters, 1 candidate, 2 rounds, 0 requests a ballot, TTL 1, hard stop 0, 1 lying, free clocks"
    merge = {"Peers": "{1, 2, 3}", "Threshold": "2", "Coordinators": "{2}", "MaxSnapshot": "2", "MaxPolicy": "1"}
    assert bounds.model({**merge, "Joining": "FALSE", "Forgetting": "TRUE"}) == (
        "3 peers, t = 2, f = 0, 1 coordinator, 2 snapshots, 1 policy epoch after the first, forgetting"
    )
    assert bounds.bound(ROOT, MODEL).startswith("3 granters, 2 candidates")
    assert bounds.bound(ROOT, replace(PROOF, options={"theme": "lease", "sizes": [3, 5]})) == (
        "all values, committees of any size; committees of 3 and 5, 2 candidates, all states and times"
    )
    assert bounds.figures(replace(MODEL, least={"depth": 1, "states": 1000})) == "depth: 3, states: at least 1,000"
    assert (
        bounds.total([replace(MODEL, exact={"states": 1000}), replace(MODEL, exact={"states": 2})])
        == "states: 1,002 in all"
    )


def test_definitions_are_found_through_extends_and_comments_are_none():
    assert spec.home(ROOT, "MCLease", "L1") == "Lease"
    assert spec.home(ROOT, "Lease", "Below") == "Ballots"
    assert spec.home(ROOT, "Quorum", "L1") == ""
    assert spec.definition(ROOT, "Lease", "L1").startswith("L1 == ")
    assert "\n" in spec.definition(ROOT, "Lease", "L3h")


def test_a_graph_without_mixed_states_is_about_what_its_model_checks():
    reachable = check("lease/graph/some", options={"mixed": 0, "config": MODEL.options["config"]})
    links = Links(ROOT, real(), (*CHECKS, reachable))
    listed, other = entry(), entry("BallotOrder")
    assert links.is_about(reachable, listed, "conformance")
    assert links.is_about(GRAPH, other, "conformance")
    assert not links.is_about(reachable, other, "conformance")


def test_markdown_stays_in_its_cells():
    assert cell("a | b\nc") == "a \\| b c"
    assert cell("") == "-"
    with pytest.raises(ValueError, match="cells under"):
        table(["one"], [("a", "b")])


# The project itself ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("subject", ["catalogue", "requirements", "pages"])
def test_the_project_has_no_gap(subject, tmp_path):
    asked = check(f"lease/evidence/{subject}", options={"subject": subject})
    outcome = evidence.run(asked, Workspace(ROOT, tmp_path))
    assert outcome.verdict == "pass", outcome.detail
    assert outcome.figures["obligations"] > 0


def test_an_unknown_subject_is_an_error(tmp_path):
    assert (
        evidence.run(check("lease/evidence/x", options={"subject": "luck"}), Workspace(ROOT, tmp_path)).verdict
        == "error"
    )


def test_pages_that_are_not_fresh_or_nobodys_are_named(tmp_path):
    wanted = texts()
    for name, text in wanted.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert pages.stale(tmp_path, wanted) == []
    first, second, *_ = wanted
    (tmp_path / first).write_text("old", encoding="utf-8")
    (tmp_path / second).unlink()
    (tmp_path / pages.PAGES / "stray.md").write_text(GENERATED, encoding="utf-8")
    assert [line.partition(" ")[0] for line in pages.stale(tmp_path, wanted)] == [
        first,
        second,
        f"{pages.PAGES}/stray.md",
    ]


def test_tables_and_links_of_the_pages_are_well_formed():
    made = {Path(name).name: text for name, text in texts().items()}
    anchors = {
        (name, re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-"))
        for name, text in made.items()
        for line in text.splitlines()
        if line.startswith("#")
    }
    for name, text in made.items():
        width = 0
        for line in text.splitlines():
            cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
            assert not (width and cells) or cells == width, f"{name}: {line}"
            width = cells
        for page, anchor in re.findall(r"\]\(([\w.]*)#([\w-]+)\)", text):
            assert (page or name, anchor) in anchors, f"{name}: {page}#{anchor}"
    assert not re.search(r"\b20\d\d-\d\d-\d\d\b", "".join(made.values())), "a page holds a date"
    assert str(ROOT) not in "".join(made.values())


def test_every_check_of_the_manifest_is_on_the_page():
    text = texts()[f"{pages.PAGES}/catalogue.md"]
    assert [each.id for each in manifest.load(ROOT) if f"`{each.name}`" not in text] == []


def test_the_verdict_that_the_readme_shows_counts_every_check() -> None:
    verdict = re.search(r"^VERIFIED: (.+)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert verdict is not None
    assert sum(map(int, re.findall(r"\d+", verdict[1]))) == len(manifest.load(ROOT))
