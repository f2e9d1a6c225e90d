"""Two commit certificates, as bytes, prove the guilt of more than f holders and of no honest one; anybody checks each proof alone.

False echoes take a quorum of liars, and so have no place in these runs: the vectors have them. Run as `commit/stateful/forks` too, whose
figures are what is recorded here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rebalancing.accountability import guilt
from rebalancing.commit_certificates import open_commit
from rebalancing.commit_messages import CommitCertificate, read_certificate
from rebalancing.commit_parameters import MAXIMUM_LINKS
from rebalancing.errors import ProtocolError, Reject
from rebalancing.guilt_proofs import HIDDEN_VOTE, TWO_ECHOES, TWO_VOTES, check_proof, prove
from rebalancing.quorum import quorum
from tests.properties.forks import Committee, Lengths, attack, long_fork
from tests.properties.signed_forks import BASE, SignedForks, key_of

SIZES = [(3, 2, 0), (4, 3, 0), (5, 3, 1), (6, 4, 1), (7, 4, 1)]


def test_what_is_proved_from_bytes(record_property: Callable[[str, object], None]) -> None:
    found: Counter[str] = Counter()

    @settings(max_examples=200, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(size=st.sampled_from(SIZES), seed=st.integers(0, 2**32 - 1))
    def fork(size: tuple[int, int, int], seed: int) -> None:
        n, threshold, faults = size
        draw = Random(seed)
        liars = draw.sample(range(1, n + 1), draw.randint(faults + 1, quorum(n, threshold, faults) - 1))
        core = Committee(n, threshold, faults, frozenset(liars))
        wire = SignedForks(core)
        attack(core, draw, rounds=4)
        guilty = {key_of(h) for h in liars}
        for a, b in combinations(core.final(draw), 2):
            if a.prepared.claim.snapshot == b.prepared.claim.snapshot:
                continue
            first, second = wire.final(a), wire.final(b)
            proofs = prove(first, second, wire.committee)
            assert proofs == prove(second, first, wire.committee), "the order in which they are shown must not matter"
            checked = [check_proof(each) for each in proofs]
            named = {each.holder for each in checked}
            assert faults < len(named), f"{len(named)} are too few"
            assert named <= guilty, "an honest holder is named"
            assert {each.base for each in checked} == {BASE}
            # What the core finds in the same certificates.
            core_proofs = guilt(core.quorum, *(replace(c, prepared=wire.named(c.prepared)) for c in (a, b)))
            assert named == {key_of(each.holder) for each in core_proofs}
            assert len(proofs) == len(core_proofs)
            spoilt = bytearray(draw.choice(proofs))
            spoilt[draw.randrange(len(spoilt))] ^= 1 << draw.randrange(8)
            with pytest.raises(ProtocolError):
                check_proof(bytes(spoilt))
            found.update(each.fault for each in checked)
            found["forks"] += 1
        found["examples"] += 1

    fork()
    assert found["forks"] >= 25, found
    assert found[TWO_ECHOES] >= 25, found
    assert found[TWO_VOTES] >= 15, found
    assert found[HIDDEN_VOTE] >= 5, found
    for name, count in found.items():
        record_property(name.replace("-", "_"), count)


@settings(max_examples=12, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    size=st.sampled_from(SIZES),
    lengths=st.builds(
        Lengths,
        under=st.integers(0, 3),
        first=st.sampled_from([1, 2, MAXIMUM_LINKS + 1]),
        beside=st.booleans(),
        over=st.integers(MAXIMUM_LINKS - 2, MAXIMUM_LINKS + 2),
    ),
)
@example(size=SIZES[0], lengths=Lengths(under=1, first=1, beside=False, over=MAXIMUM_LINKS))
@example(size=SIZES[0], lengths=Lengths(under=0, first=1, beside=False, over=MAXIMUM_LINKS + 1))
@example(size=SIZES[2], lengths=Lengths(under=3, first=1, beside=True, over=MAXIMUM_LINKS - 1))
@example(size=SIZES[2], lengths=Lengths(under=0, first=1, beside=True, over=MAXIMUM_LINKS))
def test_a_chain_proves_guilt_if_it_is_cut_below_where_the_walk_ends(
    size: tuple[int, int, int], lengths: Lengths
) -> None:
    n, threshold, faults = size
    liars = frozenset(range(1, quorum(n, threshold, faults)))
    core = Committee(n, threshold, faults, liars)
    wire = SignedForks(core)
    a, b = long_fork(core, lengths)
    first, second = wire.final(a), wire.final(b)
    for certificate in (first, second):
        open_commit(read_certificate(certificate, CommitCertificate, n), wire.committee)
    # The links of the ballot of the first, and above it.
    if lengths.over + lengths.beside > MAXIMUM_LINKS:
        for shown in ((first, second), (second, first)):
            with pytest.raises(Reject, match="broken-chain: it was cut"):
                prove(*shown, wire.committee)
        return
    proofs = prove(first, second, wire.committee)
    assert proofs == prove(second, first, wire.committee)
    checked = [check_proof(each) for each in proofs]
    assert faults < len({each.holder for each in checked})
    assert {each.holder for each in checked} <= {key_of(h) for h in liars}
    assert {each.fault for each in checked} == {TWO_ECHOES if lengths.beside else HIDDEN_VOTE}
    # As many as the whole chains prove.
    assert len(proofs) == len(guilt(core.quorum, a, b))
