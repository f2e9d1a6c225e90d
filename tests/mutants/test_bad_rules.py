"""Bad rules: as many in Python as the bug models use, put in place and taken away again, and replayed."""

import tomllib
from pathlib import Path

import pytest

from rebalancing import lease, lease_system
from rebalancing.ballot import NO_BALLOT
from rebalancing.lease_system import model_of
from verifier import manifest
from verifier.graph.configuration import read_configuration
from verifier.graph.explore import Renderer
from verifier.mutants.bad_rule import applied
from verifier.mutants.replay import Parted, replayed
from verifier.protocols.protocol import load
from verifier.tools.tlc import Step

ROOT = Path(__file__).resolve().parents[2]


def replaced_in(models):
    return {other for model in models for other in model.get("replace", {}).values()}


def models_of(protocol):
    """All of them, and those that the reference follows: step by step, so that a property of whole behaviours is followed in a graph alone."""
    models = tomllib.loads((ROOT / "spec/models.toml").read_text())[protocol]["model"]
    rows = [check for check in manifest.load(ROOT) if "config" in check.options and "reference" in check.options]
    compared = {Path(check.options["config"]).stem for check in rows if check.leg == "graph"}
    followed = compared | {Path(check.options["config"]).stem for check in rows}
    return models.values(), [
        model for name, model in models.items() if name in followed and ("properties" not in model or name in compared)
    ]


@pytest.mark.parametrize("protocol", ["lease", "commit", "reshare", "merge"])
def test_every_bad_rule_of_a_bug_model_has_its_twin(protocol):
    every, followed = models_of(protocol)
    twins = set(load(f"verifier.protocols.{protocol}").bad_rules)
    assert replaced_in(followed) <= twins <= replaced_in(every)


# A set in the specification is, in the reference, what is asked of each that may be in it; and the pruning has caps of its own.
OTHERWISE = {"GrantsUnder": "CanBeShown", "CapsOf": "CapsInForce"}


@pytest.mark.parametrize("protocol", ["lease", "commit", "reshare", "merge"])
def test_twins_bear_the_name_of_the_rule_that_they_replace(protocol):
    for name, rule in load(f"verifier.protocols.{protocol}").bad_rules.items():
        replaced = name.partition("_")[0]
        assert OTHERWISE.get(replaced, replaced).lower().startswith(rule.name.replace("_", "")), name


def test_a_bad_rule_is_in_place_only_inside_the_context():
    before = lease.durable_promise, lease_system.quorum
    rules = load("verifier.protocols.lease").bad_rules
    with applied([rules["DurablePromise_forgotten"], rules["QuorumSize_one_less"]]):
        assert lease.durable_promise(None) == NO_BALLOT
        assert lease_system.quorum(3, 2, 0) == 1
    assert (lease.durable_promise, lease_system.quorum) == before


@pytest.fixture
def model():
    return model_of(read_configuration(ROOT / "spec/models/Lease_g1_restart.cfg").constants)


def behaviour(model):
    """Start, collect, restart nothing: three states and the actions between them."""
    state = next(lease_system.initial(model))
    states = [("Init", state)]
    started = lease_system.start(model, state, 1)
    states.append(("Start", started))
    (request,) = started.requests
    states.append(("Collect", lease_system.collect(model, started, "g1", request)))
    render = Renderer()
    return [Step(action, render.record(s)) for action, s in states]


def test_a_behaviour_of_the_reference_is_replayed(model):
    assert len(replayed(lease_system, model, behaviour(model))) == 3


def test_a_step_that_the_reference_does_not_take_is_named(model):
    trace = behaviour(model)
    with pytest.raises(Parted, match=r"does not take 3[.] Extend"):
        replayed(lease_system, model, [*trace[:2], Step("Extend", trace[2].state)])
    with pytest.raises(Parted, match="no such initial state"):
        replayed(lease_system, model, trace[1:])
