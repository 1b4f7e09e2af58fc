"""The district's recovery key in two shares: one alone says nothing, both together open every case. PURE."""

import base64
import hashlib
import os
from typing import Final

CHECK_BYTES: Final = 4


class WrongShare(ValueError):
    """A share was mistyped, or the two do not belong together."""


def split(private: bytes) -> tuple[str, str]:
    """Two printable shares of `private`, each with check characters of its own."""
    guarded = private + hashlib.sha256(private).digest()[:CHECK_BYTES]
    pad = os.urandom(len(guarded))
    return _printed(b"A", pad), _printed(b"B", _xor(guarded, pad))


def combine(first: str, second: str) -> bytes:
    """The key from both shares, in either order. Raises WrongShare naming the wrong one."""
    shares = dict((_read("first", first), _read("second", second)))
    if set(shares) != {b"A", b"B"}:
        raise WrongShare("the same share was given twice")
    if len(shares[b"A"]) != len(shares[b"B"]):
        raise WrongShare("the two shares do not belong together")
    guarded = _xor(shares[b"A"], shares[b"B"])
    private, check = guarded[:-CHECK_BYTES], guarded[-CHECK_BYTES:]
    if hashlib.sha256(private).digest()[:CHECK_BYTES] != check:
        raise WrongShare("the two shares do not belong together")
    return private


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, right, strict=True))


def _printed(name: bytes, share: bytes) -> str:
    body = name + share
    text = base64.b32encode(body + hashlib.sha256(body).digest()[:CHECK_BYTES]).decode().rstrip("=")
    return "-".join(text[i : i + 4] for i in range(0, len(text), 4))


def _read(which: str, typed: str) -> tuple[bytes, bytes]:
    text = "".join(typed.upper().split()).replace("-", "")
    try:
        raw = base64.b32decode(text + "=" * (-len(text) % 8))
    except ValueError:
        raise WrongShare(f"the {which} share is mistyped") from None
    body, check = raw[:-CHECK_BYTES], raw[-CHECK_BYTES:]
    is_whole = base64.b32encode(raw).decode().rstrip("=") == text
    if not is_whole or hashlib.sha256(body).digest()[:CHECK_BYTES] != check:
        raise WrongShare(f"the {which} share is mistyped")
    return body[:1], body[1:]
