"""The constants of the commit's messages and certificates: ranges, and sizes in bytes, composed of those of `parameters.py`.

A certificate has no bound of its own but the committee's: its reader knows that first, and takes no more bytes than its members can need.
"""

from .parameters import ACT_BODY_BYTES, MAXIMUM_COMMITTEE, SMALL_BODY_BYTES, envelope_bytes

__all__ = [  # noqa: RUF022 - in the order of the text
    "MAXIMUM_SEQUENCE", "MAXIMUM_LINKS",
    "PROPOSAL_BODY_BYTES", "GUILT_PROOF_BYTES", "prepared_body_bytes", "commit_body_bytes", "PREPARED_BODY_BYTES", "COMMIT_BODY_BYTES",
]  # fmt: skip

MAXIMUM_SEQUENCE = 2**32 - 1
# The newest links that the certificate of a snapshot carries, however often it was prepared.
MAXIMUM_LINKS = 64

# A snapshot beside the grants of one ballot: as much as an act with its certificate, so every envelope has one bound.
PROPOSAL_BODY_BYTES = ACT_BODY_BYTES
# Two messages of one holder, beside what a proposal holds.
GUILT_PROOF_BYTES = PROPOSAL_BODY_BYTES + 2 * envelope_bytes(SMALL_BODY_BYTES)


def prepared_body_bytes(members: int) -> int:
    """Return the size that a prepared certificate of a committee of `members` may have: in each link an echo and a grant of each."""
    link = SMALL_BODY_BYTES + 2 * members * envelope_bytes(SMALL_BODY_BYTES)
    return 2 * SMALL_BODY_BYTES + MAXIMUM_LINKS * link


def commit_body_bytes(members: int) -> int:
    """Return the size that a commit certificate of a committee of `members` may have: a vote of each, and what is prepared."""
    return SMALL_BODY_BYTES + members * envelope_bytes(SMALL_BODY_BYTES) + prepared_body_bytes(members)


PREPARED_BODY_BYTES = prepared_body_bytes(MAXIMUM_COMMITTEE)
COMMIT_BODY_BYTES = commit_body_bytes(MAXIMUM_COMMITTEE)
