"""The constants of signed evidence: ranges, and sizes in bytes, composed of those of `parameters.py` and `resharing_parameters.py`."""

from .commit_parameters import COMMIT_BODY_BYTES
from .parameters import MAXIMUM_COMMITTEE, MAXIMUM_ENVELOPE_BYTES, SMALL_BODY_BYTES
from .resharing_parameters import POSSESSION_BODY_BYTES, octets_in_list_bytes

__all__ = [  # noqa: RUF022 - in the order of the text
    "MAXIMUM_ISSUED", "MAXIMUM_DOMAIN_DEPTH", "MAXIMUM_CAPS", "MAXIMUM_HOLDERS", "MAXIMUM_PLACES", "MAXIMUM_PLACEMENTS", "GRACE_MS", "MAXIMUM_GRACE_MS",
    "POLICY_BODY_BYTES", "PLACEMENT_BODY_BYTES", "RECORD_BYTES", "WAITING_BYTES",
]  # fmt: skip

# Of policies, attestations and revocations: how many the tenant may sign of each.
MAXIMUM_ISSUED = 2**32 - 1
# Zone, region and country; node, operator and owner.
MAXIMUM_DOMAIN_DEPTH = 3
# Domains of one tree that have a cap.
MAXIMUM_CAPS = 255
# Who may hold the manifest in one snapshot: as many as may hold a share of its key.
MAXIMUM_HOLDERS = MAXIMUM_COMMITTEE
# Whoever holds a share, the manifest, or both.
MAXIMUM_PLACES = MAXIMUM_COMMITTEE + MAXIMUM_HOLDERS
# Placements of each coordinator that a voter remembers, for proposals still to come.
MAXIMUM_PLACEMENTS = 4
# How long clean-up waits for members that have not acknowledged their share, where no policy is known; and the longest that a policy may say.
GRACE_MS = 600_000
MAXIMUM_GRACE_MS = 144 * GRACE_MS

# Names, digits and braces of a cap, without the names in its path.
_CAP_BYTES = 64
_DOMAIN_NAME_BYTES = octets_in_list_bytes(16)
POLICY_BODY_BYTES = SMALL_BODY_BYTES + 2 * MAXIMUM_CAPS * (_CAP_BYTES + MAXIMUM_DOMAIN_DEPTH * _DOMAIN_NAME_BYTES)
PLACEMENT_BODY_BYTES = SMALL_BODY_BYTES + (MAXIMUM_PLACES + MAXIMUM_HOLDERS) * octets_in_list_bytes(32)

# A snapshot with all that shows it; no other record is as large.
RECORD_BYTES = (
    SMALL_BODY_BYTES + COMMIT_BODY_BYTES + POSSESSION_BODY_BYTES + MAXIMUM_ENVELOPE_BYTES + PLACEMENT_BODY_BYTES
)
# What may wait for what it needs: a record of the largest size at least.
WAITING_BYTES = 2**27
