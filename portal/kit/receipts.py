"""The receipt (查询码): 20 digits that look like a parcel number. 6 locate, 13 are secret, 1 checks.

It is derived from the idempotency key of her submission, so that a repeated submission shows the same number; only the locator and an
Argon2id verifier are stored. One Argon2id gives the verifier and the key of her messages.
"""

import hashlib
import hmac
import os
import threading
import time
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from argon2.low_level import Type, hash_secret_raw

from portal.kit.secrets import secret

KEY_BYTES: Final = 16
DIGITS: Final = 20
LOCATOR_DIGITS: Final = 6
LIFETIME_SECONDS: Final = 24 * 60 * 60
MEMORY_KIB: Final = 19_456
PASSES: Final = 2
SALT_BYTES: Final = 16
SEPARATORS: Final = {ord(mark): None for mark in " -–—·\u3000\t\n\r"}

_at_most_two = threading.BoundedSemaphore(2)


class BadKey(Exception):
    """An idempotency key was tampered with or is older than 24 hours."""


def mint() -> bytes:
    """A new idempotency key."""
    return os.urandom(KEY_BYTES)


def sign(key: bytes) -> str:
    """The key as it travels in a form, with its time and a signature."""
    stamped = key + int(time.time()).to_bytes(8, "big")
    return urlsafe_b64encode(stamped + _mac(b"form", stamped)).decode()


def read(signed: str) -> bytes:
    """The key from a form. Raises BadKey."""
    try:
        raw = urlsafe_b64decode(signed.encode("ascii"))
    except (ValueError, UnicodeEncodeError):
        raise BadKey("not a key of ours") from None
    stamped, mac = raw[: KEY_BYTES + 8], raw[KEY_BYTES + 8 :]
    if urlsafe_b64encode(raw).decode() != signed or len(stamped) != KEY_BYTES + 8 or not hmac.compare_digest(mac, _mac(b"form", stamped)):
        raise BadKey("not a key of ours")
    if time.time() - int.from_bytes(stamped[KEY_BYTES:], "big") > LIFETIME_SECONDS:
        raise BadKey("the key is older than a day")
    return stamped[:KEY_BYTES]


def derive(key: bytes) -> str:
    """The receipt of a key. 512 bits modulo 10^19 leave a bias below 2^-448."""
    digest = hmac.digest(secret("receipt_key"), b"receipt" + key, hashlib.sha512)
    body = f"{int.from_bytes(digest, 'big') % 10 ** (DIGITS - 1):019d}"
    return body + check_digit(body)


def check_digit(digits: str) -> str:
    """ISO 7064 MOD 11,10: finds every single wrong digit and nearly every swapped pair."""
    rest = 10
    for digit in digits:
        rest = (rest + int(digit)) % 10 or 10
        rest = rest * 2 % 11
    return str((11 - rest) % 10)


def normalise(typed: str) -> str | None:
    """The 20 digits of what she typed, with any spacing or full-width digits; None when it is no receipt."""
    digits = unicodedata.normalize("NFKC", typed[:200]).translate(SEPARATORS)
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    return digits if check_digit(digits[:-1]) == digits[-1] else None


def locator(receipt: str) -> str:
    """The part that finds the row; not unique, not secret."""
    return receipt[:LOCATOR_DIGITS]


def grouped(receipt: str) -> str:
    """The receipt in fours, as it is read aloud."""
    return " ".join(receipt[i : i + 4] for i in range(0, DIGITS, 4))


def lock(receipt: str) -> tuple[bytes, bytes]:
    """The verifier that is stored of a receipt, and the key that wraps her messages' key: the same for the same receipt.

    Exactly one Argon2id, whoever asks and whatever is stored: the time tells nobody which numbers exist.
    """
    return _stretch(receipt, _salt(locator(receipt)))


def of_address(address: str) -> tuple[bytes, bytes]:
    """What finds the list of a telephone number or an address, and the key that opens it; neither tells the other. One Argon2id."""
    return _stretch(address, hmac.digest(secret("receipt_pepper"), b"list of numbers", hashlib.sha256)[:SALT_BYTES])


def _salt(place: str) -> bytes:
    """Receipts with one locator share a salt, so that one stretch tries them all; the pepper keeps it from being prepared for."""
    return hmac.digest(secret("receipt_pepper"), b"salt" + place.encode("ascii"), hashlib.sha256)[:SALT_BYTES]


def _stretch(receipt: str, salt: bytes) -> tuple[bytes, bytes]:
    peppered = hmac.digest(secret("receipt_pepper"), receipt.encode(), hashlib.sha256)
    with _at_most_two:
        raw = hash_secret_raw(peppered, salt, time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=1, hash_len=64, type=Type.ID)
    return hashlib.sha256(raw[:32]).digest(), raw[32:]


def _mac(purpose: bytes, message: bytes) -> bytes:
    return hmac.digest(secret("receipt_key"), purpose + message, hashlib.sha256)
