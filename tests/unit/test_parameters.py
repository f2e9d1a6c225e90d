"""The constants agree with the table of the lease, and with each other."""

from fractions import Fraction

from rebalancing import parameters as p
from rebalancing.messages import MESSAGES, LeaseAct, LeaseCertificate, LeaseRequest


def test_values_of_the_table() -> None:
    assert (p.LEASE_TTL_MS, p.RENEW_EVERY_MS, p.HARD_STOP_MS, p.DRIFT_PPM) == (3_000, 1_000, 30_000, 1_050)
    assert (p.SHORTEST_WINDOW_MS, p.COLLECTION_WINDOW_MS, p.LONGEST_WINDOW_MS) == (150, 250, 350)
    assert (p.ROUND_JUMP, p.MINIMUM_INTERVAL_MS, p.EMERGENCY_BUCKET, p.EMERGENCY_REFILL_MS) == (16, 60_000, 3, 600_000)
    assert (p.WALL_CLOCK_SKEW_MS, p.NONCE_WINDOW_MS, p.PROTOCOL_VERSION) == (30_000, 300_000, 1)


def test_holder_shares_are_the_exact_ones_rounded_down() -> None:
    assert (p.HOLDER_TTL_MS, p.HOLDER_STOP_MS) == (2_993, 29_937)
    drift = Fraction(p.DRIFT_PPM, p.MILLION)
    for granter, holder in ((p.LEASE_TTL_MS, p.HOLDER_TTL_MS), (p.HARD_STOP_MS, p.HOLDER_STOP_MS)):
        exact = granter * (1 - drift) / (1 + drift)
        assert holder <= exact < holder + 1


def test_a_nonce_is_remembered_while_its_message_may_be_fresh() -> None:
    assert p.NONCE_WINDOW_MS >= 2 * p.WALL_CLOCK_SKEW_MS


def test_the_guard_outlasts_a_lease_and_the_rest_after_it() -> None:
    assert p.AMNESIA_GUARD_MS >= 2 * p.LEASE_TTL_MS


def test_greatest_number_of_faults_is_feasible_and_no_more() -> None:
    def feasible(f: int) -> bool:
        return any(2 * f + 1 <= t <= p.MAXIMUM_COMMITTEE - 2 * f for t in range(2, p.MAXIMUM_COMMITTEE))

    assert feasible(p.MAXIMUM_FAULTS)
    assert not feasible(p.MAXIMUM_FAULTS + 1)


def test_sizes_compose() -> None:
    largest = max(kind.BODY_BYTES for kind in (*MESSAGES, LeaseCertificate))
    assert largest == p.ACT_BODY_BYTES == LeaseAct.BODY_BYTES
    assert LeaseRequest.BODY_BYTES == p.REQUEST_BODY_BYTES
    assert p.envelope_bytes(largest) == p.MAXIMUM_ENVELOPE_BYTES


def test_every_constant_is_published() -> None:
    defined = {name for name in vars(p) if name.isupper()}
    assert defined == {name for name in p.__all__ if name.isupper()}
