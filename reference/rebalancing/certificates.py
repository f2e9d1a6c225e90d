"""Lists of signed envelopes inside a message: the grants of a certificate, the round statements shown with a request.

Each list is by distinct members of the parent's committee, in rising order of their keys: one list of signers has one form, and it is the
distinct trusted keys that count. The committee's keys are enrolled, and are those of the snapshot that the message names as its base:
a granter asks first whether it knows that snapshot.

TLA+: Lease!Certified, Lease!ShownByEnough.
"""

from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from .envelope import Envelope, NestedEnvelope, payload_type
from .errors import Reject
from .identifiers import PeerId
from .messages import LeaseCertificate, LeaseGrant, LeaseRequest, M, RoundStatement, open_message
from .parameters import PROTOCOL_VERSION

__all__ = ["assemble", "nested", "open_certificate", "open_list", "open_shown"]


def nested(envelopes: Iterable[Envelope]) -> tuple[NestedEnvelope, ...]:
    """Return envelopes in the order in which a list holds them."""
    copies = (NestedEnvelope(each.body, each.payload_type, each.signature, each.signer) for each in envelopes)
    return tuple(sorted(copies, key=lambda each: each.signer))


def open_list(envelopes: Sequence[NestedEnvelope], kind: type[M], committee: Set[PeerId]) -> tuple[M, ...]:
    """Return the messages of a list: all of `kind`, by distinct members in rising order of their keys.

    Raises Reject duplicate-signer, not-a-member or bad-value, or what `open_message` raises for one of them.
    """
    # [REJECT duplicate-signer]
    if not all(low.signer < high.signer for low, high in pairwise(envelopes)):
        raise Reject("duplicate-signer")
    for each in envelopes:
        # [REJECT not-a-member]
        if each.signer not in committee:
            raise Reject("not-a-member", each.signer.hex)
        # [REJECT bad-value] unknown at the top of a message, this is wrong inside one
        if each.payload_type != payload_type(kind.ARTIFACT):
            raise Reject("bad-value", each.payload_type)
    return tuple(open_message(each, kind, committee) for each in envelopes)


def assemble(grants: Sequence[tuple[LeaseGrant, Envelope]]) -> LeaseCertificate:
    """Return the certificate of opened grants with their envelopes. Raises ValueError unless there are some, all of one ballot and base."""
    claims = {(grant.manifest_id, grant.base, grant.ballot) for grant, _ in grants}
    if len(claims) != 1:
        raise ValueError("a certificate is of one manifest, base and ballot")
    ((manifest_id, base, ballot),) = claims
    return LeaseCertificate(base, manifest_id, PROTOCOL_VERSION, ballot, nested(envelope for _, envelope in grants))


def open_certificate(certificate: LeaseCertificate, committee: Set[PeerId], quorum: int) -> tuple[LeaseGrant, ...]:
    """Return the grants of a certificate: at least `quorum`, by distinct members, all of its manifest, base and ballot.

    Raises Reject too-few-grants, duplicate-signer, not-a-member, bad-value, mismatched-grant, or what `open_message` raises for a grant. Whoever
    presented the certificate is to blame, which its reader adds; only a grant that is itself wrong blames its granter.
    """
    # [REJECT too-few-grants]
    if len(certificate.grants) < quorum:
        raise Reject("too-few-grants", f"{len(certificate.grants)} of {quorum}")
    grants = open_list(certificate.grants, LeaseGrant, committee)
    for grant in grants:
        # [REJECT mismatched-grant]
        if (grant.manifest_id, grant.base, grant.ballot) != (
            certificate.manifest_id,
            certificate.base,
            certificate.ballot,
        ):
            raise Reject("mismatched-grant", grant.granter.hex)
    return grants


def open_shown(request: LeaseRequest, committee: Set[PeerId]) -> tuple[RoundStatement, ...]:
    """Return the round statements shown with a request: by distinct members, of its manifest and base.

    Raises Reject duplicate-signer, not-a-member, bad-value, mismatched-statement, or what `open_message` raises for a statement.
    """
    statements = open_list(request.shown, RoundStatement, committee)
    for statement in statements:
        # [REJECT mismatched-statement]
        if (statement.manifest_id, statement.base) != (request.manifest_id, request.base):
            raise Reject("mismatched-statement", statement.member.hex)
    return statements
