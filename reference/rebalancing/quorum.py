"""The commit quorum of a keyshare committee, and what it must guarantee.

A committee has `n` holders and threshold `t`; at most `f` of its holders lie, stay silent or have lost their store. Coordinators,
receivers and everybody else are never counted on. `q` is the number of holders whose grants, echoes or votes decide.

All arguments are integers. Every function is total: it raises nothing and answers for any integers.

TLA+: Quorum. Proofs: invariants/proofs/quorum.py, for all n, t and f.
"""

__all__ = [
    "dealers_remain",
    "enough_to_decrypt",
    "feasible",
    "few_left_unerased",
    "greatest_f",
    "possession_remains",
    "quorum",
    "quorum_remains",
    "quorums_share_more_than",
    "sufficient",
]


def quorum(n: int, t: int, f: int) -> int:
    """Return the least q that is `sufficient`.

    The terms answer the three conditions there, in that order. The second never exceeds both others, because they add up to
    n + f + 1; it stays for the reader.

    TLA+: Quorum!QuorumSize
    """
    return max(t, (n + f) // 2 + 1, n - t + 1 + f)


def feasible(n: int, t: int, f: int) -> bool:
    """Tell whether a committee of this form is allowed: with f holders silent, everything that recovery needs is still there."""
    return f >= 0 and 2 <= t <= n - 1 and t >= 2 * f + 1 and n >= t + 2 * f


def greatest_f(n: int, t: int) -> int:
    """Return the greatest f that is feasible with n and t, given 2 <= t <= n - 1."""
    return min((t - 1) // 2, (n - t) // 2)


def enough_to_decrypt(t: int, q: int) -> bool:
    """Tell whether no group smaller than one that can decrypt decides."""
    return q >= t


def quorums_share_more_than(n: int, f: int, q: int) -> bool:
    """Tell whether any two groups of q among n have more than f members in common, so that one of those is correct."""
    return 2 * q - n > f


def few_left_unerased(n: int, t: int, f: int, q: int) -> bool:
    """Tell whether fewer than t old shares stay un-erased once the correct ones of q voters have erased theirs."""
    return n - (q - f) <= t - 1


def sufficient(n: int, t: int, f: int, q: int) -> bool:
    """Tell whether q voters are enough: they could decrypt anyway, they meet any other q, and few old shares outlive their commit."""
    return enough_to_decrypt(t, q) and quorums_share_more_than(n, f, q) and few_left_unerased(n, t, f, q)


def quorum_remains(n: int, t: int, f: int) -> bool:
    """Tell whether the holders are a quorum without f of them."""
    return quorum(n, t, f) <= n - f


def dealers_remain(n: int, t: int, f: int) -> bool:
    """Tell whether t good dealers are left without f holders."""
    return t <= n - f


def possession_remains(n: int, t: int, f: int) -> bool:
    """Tell whether t + f acknowledgements, of which t are correct, can be had without f holders."""
    return t + f <= n - f
