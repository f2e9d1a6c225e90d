"""The secret, out of enough shares: for whoever decrypts, and for nobody else.

Recovery never assembles a secret. No module of recovery imports this one, and a test sees to it.
"""

from collections.abc import Mapping

from .group import Scalar, base
from .sharing import Commitments, Culprits, check_indices, check_share, lagrange, verdicts_on

__all__ = ["reconstruct"]


def reconstruct(commitments: Commitments, shares: Mapping[int, Scalar]) -> Scalar | Culprits:
    """Return the secret of which `commitments.constant` is the public half, or whoever of these brought a wrong share.

    `shares` are by index, at least as many as the threshold, else ValueError; all of them are used. They are checked one by one only if the result is
    not the secret. Raises Reject bad-index.
    """
    check_indices(shares)
    if len(shares) < commitments.threshold:
        raise ValueError(f"{len(shares)} shares, {commitments.threshold} are needed")
    weights = lagrange(shares)
    secret = Scalar.reduced(sum(weights[index].value * share.value for index, share in shares.items()))
    if base(secret) == commitments.constant:
        return secret
    verdicts = verdicts_on(shares, lambda index: check_share(commitments, index, shares[index]))
    assert verdicts
    return Culprits(verdicts)
