"""Peers and a coordinator that reshare with real messages: what they make, and that what is refused leaves the store byte-equal."""

from __future__ import annotations

import pytest

from tests.unit.resharing_sample import NEW, OLD, Group, value


@pytest.fixture
def group() -> Group:
    return Group()


def test_a_secret_moves_to_a_new_committee(group: Group) -> None:
    first = group.final
    run = group.reshare()
    shares = group.shares_of(group.final.name)
    assert sorted(shares) == [i + 1 for i in NEW]
    assert value({i: shares[i] for i in (4, 6, 8)}) == group.secret
    assert group.shares_of(first.name) == {}
    assert group.final.body.epoch == 1
    assert run.session.distribution(run.body) == group.final
    assert OLD[0] not in NEW
