"""Authenticated encryption of fields and files. PURE.

A ciphertext is `version | algorithm | nonce | ciphertext and tag`. Plaintexts carry their length and are padded to steps of 512 bytes, so
that length says little. The associated data binds a ciphertext to its table, column, row and version: moved elsewhere it is refused.
"""

import os
import struct
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

STD: Final = "std"
SM: Final = "sm"
ALGORITHMS: Final = {STD: 1, SM: 2}

VERSION: Final = 1
KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
STEP: Final = 512
HEADER_BYTES: Final = 2 + NONCE_BYTES


class Unreadable(Exception):
    """A ciphertext was refused: swapped, truncated, flipped, or sealed under another key."""


def new_key() -> bytes:
    """A fresh data key of 32 bytes."""
    return os.urandom(KEY_BYTES)


def binding(table: str, column: str, row: object, version: int = 1) -> bytes:
    """The associated data of one field of one row."""
    return f"{table}.{column}|{row}|{version}".encode()


def seal(key: bytes, plaintext: bytes, *, aad: bytes, suite: str) -> bytes:
    """Encrypt `plaintext` under `key`, bound to `aad`, with the algorithm of `suite` (std or sm)."""
    algorithm = ALGORITHMS[suite]
    nonce = os.urandom(NONCE_BYTES)
    header = bytes((VERSION, algorithm))
    padded = _pad(plaintext)
    encrypt = _seal_aes if algorithm == ALGORITHMS[STD] else _seal_sm4
    return header + nonce + encrypt(_checked(key), nonce, padded, header + aad)


def unseal(key: bytes, blob: bytes, *, aad: bytes) -> bytes:
    """Decrypt what `seal` made; the algorithm stands in the blob. Raises Unreadable."""
    blob = bytes(blob)
    if len(blob) < HEADER_BYTES + STEP + TAG_BYTES or blob[0] != VERSION or blob[1] not in ALGORITHMS.values():
        raise Unreadable("this is not a ciphertext of ours")
    header, nonce, body = blob[:2], blob[2:HEADER_BYTES], blob[HEADER_BYTES:]
    decrypt = _unseal_aes if blob[1] == ALGORITHMS[STD] else _unseal_sm4
    try:
        return _unpad(decrypt(_checked(key), nonce, body, header + aad))
    except InvalidTag:
        raise Unreadable("the ciphertext was changed, moved, or sealed under another key") from None


def _checked(key: bytes) -> bytes:
    if len(key) != KEY_BYTES:
        raise ValueError("a data key has 32 bytes")
    return key


def _pad(plaintext: bytes) -> bytes:
    framed = struct.pack(">I", len(plaintext)) + plaintext
    return framed + b"\0" * (-len(framed) % STEP)


def _unpad(padded: bytes) -> bytes:
    (length,) = struct.unpack(">I", padded[:4])
    if length > len(padded) - 4:
        raise Unreadable("the length inside the ciphertext is impossible")
    return padded[4 : 4 + length]


def _seal_aes(key: bytes, nonce: bytes, plaintext: bytes, aad: bytes) -> bytes:
    return AESGCM(key).encrypt(nonce, plaintext, aad)


def _unseal_aes(key: bytes, nonce: bytes, body: bytes, aad: bytes) -> bytes:
    return AESGCM(key).decrypt(nonce, body, aad)


def _sm4_key(key: bytes) -> algorithms.SM4:
    """SM4 takes 16 bytes; one 32-byte data key serves both suites."""
    return algorithms.SM4(HKDFExpand(algorithm=hashes.SM3(), length=16, info=b"halfsky sm4-gcm").derive(key))


def _seal_sm4(key: bytes, nonce: bytes, plaintext: bytes, aad: bytes) -> bytes:
    encryptor = Cipher(_sm4_key(key), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(aad)
    return encryptor.update(plaintext) + encryptor.finalize() + encryptor.tag


def _unseal_sm4(key: bytes, nonce: bytes, body: bytes, aad: bytes) -> bytes:
    decryptor = Cipher(_sm4_key(key), modes.GCM(nonce, body[-TAG_BYTES:])).decryptor()
    decryptor.authenticate_additional_data(aad)
    return decryptor.update(body[:-TAG_BYTES]) + decryptor.finalize()
