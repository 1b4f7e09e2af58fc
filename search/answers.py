"""Questions that wait to be read at an address that does not tell them.

The address holds 32 random bytes. Its hash finds the row, a key made of it opens the row; the database alone opens nothing, and after half
an hour nobody opens anything.
"""

import hashlib
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from django.conf import settings
from django.utils import timezone

from portal.kit.crypto import aead
from search.models import Answer

BYTES: Final = 32
KEPT: Final = timedelta(minutes=30)
AAD: Final = aead.binding("search.Answer", "sealed", 0)


def keep(question: str) -> str:
    """Store a question; returns the last part of its address."""
    raw = os.urandom(BYTES)
    sealed = aead.seal(_key(raw), question.encode(), aad=AAD, suite=settings.CRYPTO_SUITE)
    Answer.objects.create(lookup=_lookup(raw), sealed=sealed, ends_at=timezone.now() + KEPT)
    return urlsafe_b64encode(raw).decode().rstrip("=")


def open_(address: str) -> str | None:
    """The question at an address; None when it has expired or never was."""
    try:
        raw = urlsafe_b64decode(address + "=")
    except ValueError:
        return None
    answer = Answer.objects.filter(lookup=_lookup(raw), ends_at__gt=timezone.now()).first()
    return aead.unseal(_key(raw), bytes(answer.sealed), aad=AAD).decode() if answer else None


def _lookup(raw: bytes) -> bytes:
    return hashlib.sha256(b"lookup" + raw).digest()


def _key(raw: bytes) -> bytes:
    return HKDFExpand(algorithm=hashes.SHA256(), length=aead.KEY_BYTES, info=b"halfsky answer").derive(raw)
