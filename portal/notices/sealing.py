"""Numbers of residents while they wait to be told: sealed by whoever asks for a notice, opened by the background process only."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Final
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings

from portal.kit.crypto import aead
from portal.kit.crypto.sealing import open_sealed, seal_to
from portal.kit.hours import Span
from portal.kit.secrets import secret
from portal.notices.models import NoticeKey

CLOCK: Final = "%H:%M"


class NoLockError(Exception):
    """The public half of the notice key is not in the database."""


@dataclass(frozen=True)
class Where:
    """A mobile number, and the hours in which it is safe; none: at any hour. A `code` may also go to an e-mail address."""

    phone: str
    spans: Sequence[Span] = ()
    code: str = ""

    @property
    def is_mail(self) -> bool:
        """Whether it is an e-mail address."""
        return "@" in self.phone


def publish_lock() -> bool:
    """Put the public half of this machine's notice key into the database; whether it was new."""
    public = X25519PrivateKey.from_private_bytes(secret("notice_key")).public_key().public_bytes_raw()
    if NoticeKey.objects.filter(public_key=public).exists():
        return False
    NoticeKey.objects.create(public_key=public)
    return True


def seal_where(where: Where, notice_id: UUID) -> bytes:
    """`where` for the background process, bound to its notice. Raises NoLockError."""
    lock = NoticeKey.objects.order_by("-pk").first()
    if lock is None:
        raise NoLockError("there is no notice key. Run: manage.py prepare")
    spans = [(f"{span.start:{CLOCK}}", f"{span.end:{CLOCK}}", span.on_working_days, span.on_days_off) for span in where.spans]
    text = json.dumps({"phone": where.phone, "spans": spans, "code": where.code})
    return seal_to(bytes(lock.public_key), text.encode(), aad=_aad(notice_id), suite=settings.CRYPTO_SUITE)


def open_where(sealed: bytes | memoryview, notice_id: UUID) -> Where:
    """What was sealed for this notice. Raises aead.Unreadable, SecretMissing."""
    data = json.loads(open_sealed(secret("notice_key"), bytes(sealed), aad=_aad(notice_id)))
    spans = [Span(time.fromisoformat(start), time.fromisoformat(end), *days) for start, end, *days in data["spans"]]
    return Where(data["phone"], tuple(spans), data.get("code", ""))


def _aad(notice_id: UUID) -> bytes:
    return aead.binding("notices_residentnotice", "sealed", notice_id)
