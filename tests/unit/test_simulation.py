"""The simulation of all protocols together: it is a function of its script, fails where a rule is bad, and its scripts shrink and replay."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rebalancing import view
from rebalancing.evidence_store import ADMITTED, KNOWN, EvidenceStore
from tests.vectors import evidence_sample as sample
from verifier import exit_codes, simulate
from verifier.mutants.bad_rule import applied
from verifier.simulation import ending
from verifier.simulation.bugs import BUGS
from verifier.simulation.campaign import campaign
from verifier.simulation.evidence import Heard
from verifier.simulation.moves import DEADLINE_MS
from verifier.simulation.network import Chance, Message, Network
from verifier.simulation.rekey import rekey
from verifier.simulation.script import KINDS, POLICIES, Fault, Script, ScriptError, drawn, read, write
from verifier.simulation.shrink import minimized, shrunk
from verifier.simulation.world import World, run

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "tests/simulation"
SEED = 17


def test_equal_scripts_give_equal_runs_whatever_python_hashes() -> None:
    """Sets of keys are in another order in each process; no run may depend on it."""
    program = f"from verifier.simulation.script import drawn\nfrom verifier.simulation.world import run\nprint(run(drawn({SEED}, 60)).digest)"
    path = os.pathsep.join([str(ROOT / "reference"), str(ROOT)])
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert digests == {run(drawn(SEED, 60)).digest + "\n"}


def test_another_seed_and_another_fault_give_another_run() -> None:
    script = drawn(SEED, 60)
    fewer = Script(script.seed, script.policy, script.available, script.steps, script.faults[1:])
    assert len({run(each).digest for each in (script, fewer, drawn(SEED + 1, 60))}) == 3


def test_a_campaign_in_two_processes_is_that_in_one() -> None:
    assert campaign(3, 500, processes=2) == campaign(3, 500)


def test_without_faults_a_snapshot_is_committed_and_installed() -> None:
    for policy in range(len(POLICIES)):
        done = run(Script(seed=1, policy=policy, available=False, steps=300, faults=()))
        assert done.broken == ""
        assert done.counts["final"] >= 1
        assert done.counts["noted_installed"] >= POLICIES[policy][0]
        assert done.counts["secret_assembled"] > 0


def test_a_side_with_t_members_goes_on_provisionally_and_the_heal_joins() -> None:
    """Peers 2 to 5 and the first coordinator are cut off with two of four members: t, and no quorum. At the end another commit takes what is in quarantine."""
    cut = Fault(5, "part", 0, 0b01111100, 9_000)
    done = run(Script(seed=0, policy=1, available=True, steps=700, faults=(cut,)))
    assert done.broken == ""
    assert (done.counts["provisional"], done.counts["final"], done.counts["joins"]) == (2, 2, 1)
    assert done.counts["joined_at_last"] == 1


SEVERED = Fault(5, "sever", 6, 0b010000, 20_000)


def test_both_sides_give_the_manifest_away_several_deep_and_one_final_snapshot_ends_it_all() -> None:
    """Two of four members and a coordinator on either side: neither has a quorum, and each moves the manifest, again and again."""
    done = run(Script(seed=1, policy=1, available=True, steps=1_400, faults=(replace(SEVERED, ms=45_000),)))
    assert done.broken == ""
    assert {name for name in DEEP if not done.counts[name]} == set()
    assert done.counts["joined_at_last"] == 1


DEEP = ("moved", "branches_of_2", "forks", "deep_forks", "joins_of_deep", "ended_holders_refused", "noted_dropped_ciphertext", "holdings_checked")  # fmt: skip


def test_a_move_follows_what_was_dealt_provisionally() -> None:
    done = run(Script(seed=22, policy=1, available=True, steps=900, faults=(SEVERED,)))
    assert done.broken == ""
    assert done.counts["moved_upon_new_shares"] == 1


def test_who_has_answered_a_move_keeps_the_ciphertext_until_a_final_snapshot_ends_that() -> None:
    """What is prepared is carried on after the move's deadline, so that alone ends nothing."""
    world = World(Script(seed=1, policy=1, available=True, steps=0, faults=(SEVERED,)))
    world.faults.befall(SEVERED)
    while not world.counts["noted_answered_move"]:
        world.advance()
    (peer,) = [each for each in world.peers.values() if each.moves.ciphertext and each.i >= world.roster.size]
    assert peer.node.name.number not in view.may_hold_manifest(peer.evidence.known)
    peer.voter.now_ms += 2 * DEADLINE_MS
    peer.moves.drop()
    assert peer.moves.ciphertext
    world.network.heal()
    while not world.counts["joins"]:
        world.advance()
    ending.conclude(world)
    assert peer.node.name.number in view.may_hold_manifest(peer.evidence.known) or not peer.moves.ciphertext


def test_nothing_moves_where_the_profile_is_consistent() -> None:
    done = run(Script(seed=5, policy=1, available=False, steps=900, faults=(SEVERED,)))
    assert (done.broken, done.counts["provisional"], done.counts["noted_proposed_move"]) == ("", 0, 0)


def test_at_the_end_coordinators_bring_up_nothing_that_policies_forbid() -> None:
    """Under a fenced policy two of them brought up one move after the other, and kept each other from the lease."""
    assert run(drawn(24_000_070, 200)).broken == ""


def test_every_kind_of_fault_is_drawn_and_takes_effect_and_the_merge_has_all_sorts_of_work() -> None:
    counts = campaign(2, 2_500).counts
    assert {f"fault_{kind}" for kind in KINDS if not counts[f"fault_{kind}"]} == set()
    assert {name for name in WORK if not counts[name]} == set()


WORK = (
    "capped",
    "holders_beside_members",
    "tokens_accepted",
    "tokens_refused",
    "noted_repaired",
    "noted_fenced",
    "noted_waits",
    "noted_overfilled",
    "exchanged",
    "joined_at_last",
    "revocations_proven_with_less",
    "code_known-revoked",
    "code_stale-policy",
    "code_forbidden-by-policy",
    "moved",
    "noted_lost_ciphertext",
    "noted_overfilled_move",
    "noted_replayed_move",
)


def test_a_dead_final_snapshot_demands_a_rekey() -> None:
    """One of two who have the new shares is revoked before the commit, and the third member never had its own: ADR 18."""
    done = run(read(SCRIPTS / "dead_final.json"))
    assert done.broken == ""
    assert done.counts["demanded_rekey"] == 1


def test_a_rekey_begins_the_next_version_and_the_old_one_is_refused() -> None:
    """The owner asks, deals and is stopped on the way; everybody moves, t shares open the manifest, a resharing follows, and nothing that bears the old version's name is taken."""
    done = run(read(SCRIPTS / "dead_final.json"))
    assert done.broken == ""
    assert done.counts["rekeyed"] == done.counts["joined_at_last"] == 1
    assert {name for name in REKEY_WORK if not done.counts[name]} == set()


REKEY_WORK = (
    "code_bad-signature",
    "code_not-the-owner",
    "noted_moved",
    "noted_owner_restarts",
    "noted_released",
    "noted_secret_back",
    "noted_word",
    "old_messages_refused",
    "old_records_refused",
    "old_request_mismatched-version",
    "old_request_no-share",
    "old_tokens_refused",
    "rekey_forged",
    "rekey_opened",
    "rekey_stops",
)


def test_a_demand_is_taken_back_where_one_peer_knows_better() -> None:
    """A peer that has lost its store was the last to hear of it, and nobody asked for a re-key any more."""
    done = run(drawn(26_000_005, 200))
    assert done.broken == ""
    assert done.counts["rekey_taken_back"] == 1


def test_a_policy_that_has_run_out_is_refused_until_the_next_one() -> None:
    """The tenant signs a policy that ends soon: what is proposed later is refused, and after the next policy a snapshot is committed."""
    done = run(Script(1, 0, False, 900, (Fault(20, "regulate", 0, 1, 0),)))
    assert done.broken == ""
    assert done.counts["policies_that_end"] == 1
    assert done.counts["code_expired-policy"] > 0
    assert done.counts["final"] > 0


def test_the_owner_knows_what_it_has_signed_itself() -> None:
    """A policy that has run out begins no version: before any peer tells it, the owner knows of the one with which it has renewed that."""
    world = World(Script(1, 0, False, 0, ()))
    world.faults.befall(Fault(0, "regulate", 0, 1, 0))
    world.faults.renew(0)
    assert not rekey(world), "nothing demands one"
    assert world.owner is not None
    assert [each.epoch for each in world.owner.evidence.store.policies().values()] == [3]


def test_policies_that_leave_no_committee_but_with_who_keeps_silent_are_lifted() -> None:
    """A version begins with the word of every member, so the tenant, whose caps ask for a silent one, allows another committee."""
    faults = (
        Fault(195, "regulate", 6, 6, 0),
        Fault(209, "equivocate", 7, 0, 0),
        Fault(362, "move", 4, 5, 0),
        Fault(514, "regulate", 0, 8, 0),
        Fault(554, "lose_store", 5, 11, 0),
        Fault(750, "revoke", 2, 6, 0),
    )
    done = run(Script(seed=2001065, policy=2, available=False, steps=1000, faults=faults))
    assert (done.broken, done.counts["rekeyed"]) == ("", 1)
    assert done.counts["noted_genesis_again"] == 1


def test_records_say_plainly_what_the_store_says() -> None:
    """Evidence with branches, a snapshot both provisional and final, losses, receipts, late words and two policies."""
    store, heard = EvidenceStore(sample.TENANT, sample.MANIFEST, sample.VERSION), Heard()
    for record in sample.told():
        assert store.admit(record, sample.TENANT).word in (ADMITTED, KNOWN)
        heard.add(record)
    assert heard.evidence == store.evidence()
    before = heard.evidence
    heard.with_records([sample.signed(sample.revocation(1))])
    assert heard.evidence is before


@pytest.mark.parametrize("name", sorted(BUGS))
def test_a_script_replays_the_bug_that_it_was_found_for(name: str) -> None:
    script, bug = read(SCRIPTS / f"{name}.json"), BUGS[name]
    with applied([bug.rule]):
        first, again = run(script), run(script)
    assert first.broken in bug.breaks
    assert first == again
    assert run(script).broken == ""


def test_a_failure_is_found_and_its_script_shrinks() -> None:
    with applied([BUGS["revocation_add_wins"].rule]):
        found = campaign(4, 300)
        assert found.script is not None
        assert found.failed is not None
        script, failed = shrunk(found.script, found.failed)
        assert failed.broken == found.failed.broken == "M8"
        assert [each.kind for each in script.faults] == ["revoke"]
        assert run(script) == failed


def test_a_part_is_found_of_which_nothing_can_be_left_out() -> None:
    assert minimized(range(100), lambda part: {7, 42, 77} <= set(part)) == (7, 42, 77)
    assert minimized([1, 2, 3], lambda part: True) == ()
    assert minimized([1, 2, 3], lambda part: len(part) == 3) == (1, 2, 3)


def test_what_raises_in_a_node_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def bad(*_: Any) -> None:
        raise KeyError("lost")

    monkeypatch.setattr("rebalancing.resharing_node.deal", bad)
    done = run(Script(seed=1, policy=0, available=False, steps=300, faults=()))
    assert done.broken == "KeyError"


def test_a_cut_link_carries_nothing_until_it_is_healed() -> None:
    network = Network(Chance(0), Counter())
    network.cut(frozenset({1}), 1_000, one_way=True, flaps=False)
    network.send(Message("x", 1, 0, None))
    network.send(Message("x", 0, 1, None))
    heard = [event for event in (network.next(), network.next()) if event is not None]
    assert [(each.source, each.target) for each in heard if isinstance(each, Message)] == [(0, 1)]
    network.heal()
    network.send(Message("x", 1, 0, None))
    assert network.next() is not None


def test_scripts_are_read_as_they_were_written(tmp_path: Path) -> None:
    script = drawn(SEED, 40)
    write(tmp_path / "script.json", script)
    assert read(tmp_path / "script.json") == script


GOOD: dict[str, Any] = {
    "format": 1,
    "seed": 1,
    "policy": 0,
    "available": True,
    "steps": 10,
    "faults": [{"step": 1, "kind": "lose", "node": 0, "value": 0, "ms": 0}],
}


def spoilt(**changes: Any) -> dict[str, Any]:
    return {**GOOD, "faults": [{**GOOD["faults"][0], **changes}]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "line 1: not JSON"),
        ("[]", "script: is no object"),
        (json.dumps({**GOOD, "format": 2}), "format: is 2; this program knows 1"),
        (json.dumps({**GOOD, "more": 1}), "unknown field"),
        (json.dumps({**GOOD, "policy": 9}), "policy: 9 is out of range; write 0 to 2"),
        (json.dumps({**GOOD, "faults": [1]}), "fault 1: is no object"),
        (json.dumps(spoilt(kind="storm")), "fault 1: unknown kind 'storm'; there are lose, "),
        (json.dumps(spoilt(node=99)), "fault 1: node: 99 is out of range"),
        (json.dumps(spoilt(node=True)), "fault 1: 'node' is no int"),
        (json.dumps(spoilt(kind="revoke", value=99)), "fault 1: value: 99 is out of range"),
    ],
)
def test_a_bad_script_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    path = tmp_path / "script.json"
    path.write_text(text, encoding="utf-8")
    assert simulate.main(["--script", str(path)]) == exit_codes.MALFORMED
    said = capsys.readouterr().err
    assert said.startswith(f"malformed: {path}: ")
    assert told in said
    assert said.count("\n") == 1


def test_a_script_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match="cannot be read"):
        read(tmp_path / "none.json")


def test_the_command_finds_writes_and_repeats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "found.json"
    search = ["--seed", "4", "--faults", "300", "--write", str(path), "--bug", "revocation_add_wins"]
    assert simulate.main(search) == exit_codes.VIOLATED
    assert f"--script {path} --bug revocation_add_wins" in capsys.readouterr().out
    assert simulate.main(["--script", str(path), "--bug", "revocation_add_wins"]) == exit_codes.VIOLATED
    assert "M8 is broken" in capsys.readouterr().out
    assert simulate.main(["--script", str(path)]) == exit_codes.VERIFIED
    assert "every invariant held" in capsys.readouterr().out
    assert simulate.main(["--seed", "2", "--faults", "30"]) == exit_codes.VERIFIED


def test_a_fault_befalls_whom_it_can(tmp_path: Path) -> None:
    """A liar's fault is of liars, a coordinator's of coordinators."""
    faults = [Fault(1, "equivocate", 0, 0, 0)]
    write(tmp_path / "script.json", Script(1, 0, False, 10, tuple(faults)))
    with pytest.raises(ScriptError, match="write 5 to 6"):
        read(tmp_path / "script.json")
