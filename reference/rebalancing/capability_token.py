"""Tokens of manifest holders: what a peer shows that wants to act on its manifest capability, and whether that is good.

A token is bound to version, number, share epoch and digest of the committed snapshot that gives its holder the manifest, and to the nonce of whoever asks. The holder signs
it with its own key, and so proves that it is the peer which the snapshot lists; that the list holds is for the evidence of whoever accepts it to say. So a token
of a snapshot that another has replaced, of another branch, or of a peer that was revoked or pruned is worth nothing to anybody who has the evidence.

TLA+: PartitionMerge!TokenOf, PartitionMerge!AcceptsToken.
"""

from __future__ import annotations

from .envelope import Envelope
from .errors import Ignore, Reject
from .evidence_messages import CapabilityToken
from .evidence_store import EvidenceStore
from .identifiers import Nonce
from .messages import check_manifest, open_message

__all__ = ["accept"]


def accept(envelope: Envelope, store: EvidenceStore, challenge: Nonce) -> CapabilityToken:
    """Accept a token for the snapshot in use, or say why not; `challenge` is the nonce that was drawn for this token.

    Raises what `open_message` raises; Ignore other-manifest, other-challenge, other-version, forked-chain, unknown-snapshot or, of a snapshot that is not the one in use, stale-base or
    other-branch; Reject mismatched-token, blaming the holder; Ignore revoked-holder, not-a-holder or pruned-holder. ValueError while the store has no view.
    """
    token = open_message(envelope, CapabilityToken, frozenset({envelope.signer}))
    check_manifest(token, store.manifest_id)
    # [IGNORE other-challenge]
    if token.nonce != challenge:
        raise Ignore("other-challenge", token.nonce.hex)
    # [IGNORE other-version]
    if token.manifest_version != store.manifest_version:
        raise Ignore("other-version", f"{token.manifest_version}")
    view = store.view()
    # [IGNORE forked-chain]
    if view.conflict:
        raise Ignore("forked-chain")
    named = store.distribution(token.base)
    # [IGNORE unknown-snapshot]
    if named is None:
        raise Ignore("unknown-snapshot", token.base.hex)
    if token.base.number != view.current:
        # [IGNORE stale-base] [IGNORE other-branch]
        raise Ignore("stale-base" if store.known.is_followed(token.base.number) else "other-branch", token.base.hex)
    # [REJECT mismatched-token]
    if (token.sequence, token.epoch) != (named.sequence, named.body.epoch):
        raise Reject("mismatched-token").against(token.holder)
    holder = token.holder.number
    # [IGNORE revoked-holder]
    if holder in view.revoked:
        raise Ignore("revoked-holder", token.holder.hex)
    # [IGNORE not-a-holder]
    if holder not in store.known.may_hold_manifest():
        raise Ignore("not-a-holder", token.holder.hex)
    # [IGNORE pruned-holder]
    if holder not in view.holders:
        raise Ignore("pruned-holder", token.holder.hex)
    return token
