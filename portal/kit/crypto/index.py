"""Looking a sealed value up without reading it: a keyed hash per column. PURE."""

from cryptography.hazmat.primitives import hashes, hmac

from portal.kit.crypto import aead


def keyed_hash(key: bytes, message: bytes, *, suite: str) -> bytes:
    """HMAC-SHA256, or HMAC-SM3 under the suite sm: 32 bytes."""
    mac = hmac.HMAC(key, hashes.SHA256() if suite == aead.STD else hashes.SM3())
    mac.update(message)
    return mac.finalize()


def blind_index(key: bytes, column: str, value: str, *, suite: str = aead.STD) -> bytes:
    """The index of `value` in `column`; the caller normalises the value first."""
    return keyed_hash(key, column.encode() + b"\0" + value.encode(), suite=suite)
