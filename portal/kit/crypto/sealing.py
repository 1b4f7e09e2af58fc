"""Sealing to a public key: whoever seals cannot open again. PURE.

X25519 with a fresh key for every box; the wrapping key is bound to both public keys and to the associated data. Under `sm` the derivation
and the cipher are SM3 and SM4, but the agreement stays X25519, because `cryptography` offers no SM2.
"""

from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from portal.kit.crypto import aead
from portal.kit.crypto.aead import Unreadable

PUBLIC_BYTES: Final = 32
HASHES: Final = {aead.STD: hashes.SHA256, aead.SM: hashes.SM3}
SUITES: Final = {1: aead.STD, 2: aead.SM}


def key_pair() -> tuple[bytes, bytes]:
    """A new private and public key, 32 bytes each."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def seal_to(public_key: bytes, secret: bytes, *, aad: bytes, suite: str) -> bytes:
    """Seal `secret` so that only the holder of the private key opens it: `ephemeral public key | ciphertext`."""
    return Sealer(public_key, suite).seal(secret, aad=aad)


class Sealer:
    """Seals many secrets to one public key with one agreement: for batches, at a fraction of the cost; nonces still differ."""

    def __init__(self, public_key: bytes, suite: str) -> None:
        ephemeral = X25519PrivateKey.generate()
        self._ours = ephemeral.public_key().public_bytes_raw()
        shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public_key))
        self._key, self._suite = _wrapping_key(shared, self._ours, public_key, suite), suite

    def seal(self, secret: bytes, *, aad: bytes) -> bytes:
        """`ephemeral public key | ciphertext`, as `seal_to` makes it."""
        return self._ours + aead.seal(self._key, secret, aad=aad, suite=self._suite)


def open_sealed(private_key: bytes, blob: bytes, *, aad: bytes) -> bytes:
    """Open what `seal_to` sealed. Raises Unreadable."""
    blob = bytes(blob)
    if len(blob) < PUBLIC_BYTES + 2 or blob[PUBLIC_BYTES + 1] not in SUITES:
        raise Unreadable("this is not a sealed box of ours")
    theirs, box = blob[:PUBLIC_BYTES], blob[PUBLIC_BYTES:]
    private = X25519PrivateKey.from_private_bytes(private_key)
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(theirs))
    except ValueError:
        raise Unreadable("the sealed box carries an impossible key") from None
    key = _wrapping_key(shared, theirs, private.public_key().public_bytes_raw(), SUITES[box[1]])
    return aead.unseal(key, box, aad=aad)


def _wrapping_key(shared: bytes, ephemeral: bytes, recipient: bytes, suite: str) -> bytes:
    info = b"halfsky sealed box " + ephemeral + recipient
    return HKDF(algorithm=HASHES[suite](), length=aead.KEY_BYTES, salt=None, info=info).derive(shared)
