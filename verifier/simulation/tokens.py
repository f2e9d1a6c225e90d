"""Tokens: a peer asks another to show that it holds the manifest, and judges by its own evidence what it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rebalancing import capability_token
from rebalancing.envelope import Envelope
from rebalancing.errors import Ignore, ProtocolError
from rebalancing.evidence_messages import CapabilityToken
from rebalancing.identifiers import Digest, Nonce
from rebalancing.messages import seal
from rebalancing.parameters import PROTOCOL_VERSION
from verifier.simulation.roster import MANIFEST

if TYPE_CHECKING:
    from verifier.simulation.peer import Peer, Reply

__all__ = ["Tokens"]

# What may be false of a token: all else than that it names an old snapshot, or that whoever shows it holds nothing.
FALSE_FIELDS = ("sequence", "epoch", "manifest_version", "nonce")


class Tokens:
    """What a peer has asked others, and what false tokens it has in mind. Nothing of it is written."""

    def __init__(self, me: Peer) -> None:
        self.me = me
        self.false: list[int] = []
        self._asked: dict[int, Nonce] = {}

    def restart(self) -> None:
        """Forget what was asked."""
        self._asked.clear()

    def ask(self, of: int) -> list[Reply]:
        """Ask a peer for a token, with a fresh nonce."""
        self._asked[of] = Nonce(self.me.octets(Nonce.LENGTH))
        return [(of, "challenge", self._asked[of])]

    def show(self, to: int, challenge: Nonce) -> list[Reply]:
        """Show a token of the snapshot in use, if it gives this peer the manifest; or what is false, whether it does or not."""
        me = self.me
        now = me.evidence.view()
        if self.false:
            me.note("pretended", me.i)
            return [(to, "token", self._false(self.false.pop(0), challenge))]
        if me.node.name.number not in now.holders:
            return []
        return [(to, "token", self._signed(Digest.from_number(now.current), challenge))]

    def _signed(self, name: Digest, challenge: Nonce, **changes: Any) -> Envelope:
        me = self.me
        of = me.evidence.store.distribution(name)
        assert of is not None
        fields: dict[str, Any] = {
            "epoch": of.body.epoch,
            "holder": me.node.name,
            "manifest_version": of.body.manifest_version,
            "nonce": challenge,
            "sequence": of.sequence,
        }
        return seal(CapabilityToken(name, MANIFEST, PROTOCOL_VERSION, **{**fields, **changes}), me.seed)

    def _false(self, sort: int, challenge: Nonce) -> Envelope:
        """A token with one false field, or of any snapshot that this peer knows, or of the one in use whoever this peer is."""
        known = self.me.evidence.known
        name = Digest.from_number(self.me.evidence.view().current)
        if sort < len(FALSE_FIELDS):
            field = FALSE_FIELDS[sort]
            lie = Nonce(self.me.octets(Nonce.LENGTH)) if field == "nonce" else 1 + self.me.octets(1)[0] % 3
            return self._signed(name, challenge, **{field: lie})
        if sort == len(FALSE_FIELDS):
            names = sorted(snapshot.digest for snapshot in known.snapshots)
            name = Digest.from_number(names[self.me.octets(1)[0] % len(names)])
        return self._signed(name, challenge)

    def judge(self, source: int, token: Envelope) -> list[Reply]:
        """Accept a token, or refuse it with the verdict of the reference."""
        me, challenge = self.me, self._asked.pop(source, None)
        # [IGNORE other-challenge] nothing was asked, or it is answered already
        if challenge is None:
            raise Ignore("other-challenge")
        try:
            capability_token.accept(token, me.evidence.store, challenge)
        except ProtocolError:
            me.note("token", me.i, token, challenge, False)
            raise
        me.note("token", me.i, token, challenge, True)
        return []
