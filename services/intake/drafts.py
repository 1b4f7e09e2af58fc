"""Drafts: kept encrypted on the server for 60 minutes, destroyed by exit, submit and time."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from portal.kit import clock, receipts
from portal.kit.crypto import aead
from services.intake.models import Draft
from services.intake.tokens import Token, take_back

COOKIE: Final = "f"
LIFETIME: Final = timedelta(minutes=60)


class StaleError(Exception):
    """The draft was saved from another tab since this page was opened."""


@dataclass
class Open:
    """A draft in clear, for one request.

    `answers` are pages that were sent and found right, `typed` is what was kept of a page while she was still typing; None when she has
    switched that off. `next` is what the receipt page says once it is submitted.

    `shape` are the pages as they were asked (`fitting`), `again` what she told on pages that an update changed and that are asked again.
    """

    token: Token
    row: Draft
    service: str
    key: bytes
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    typed: dict[str, dict[str, Any]] | None = field(default_factory=dict)
    next: dict[str, Any] | None = None
    shape: list[str] = field(default_factory=list)
    again: dict[str, dict[str, Any]] = field(default_factory=dict)
    was_fitted: bool = False

    @property
    def is_submitted(self) -> bool:
        """Only the way to its receipt is left."""
        return self.next is not None

    @property
    def receipt(self) -> str:
        """The number it was submitted under; never stored, always derived."""
        return receipts.derive(self.key)

    def save_step(self, step: int, answers: dict[str, Any], *, version: int) -> None:
        """Keep the answers of a step. Raises StaleError when another tab saved since `version`."""
        self.answers[str(step)] = answers
        (self.typed or {}).pop(str(step), None)
        self.again.pop(str(step), None)
        self._store(version)

    def ask_again(self, step: int, without: Collection[str]) -> None:
        """Ask a page again, filled with what she told but for the questions `without`; it is kept so with the next page that she sends."""
        number = str(step)
        told = self.answers.pop(number, None) or self.again.get(number)
        typed = (self.typed or {}).get(number)
        for held, page in ((self.again, told), (self.typed or {}, typed)):
            if page is not None:
                held[number] = {name: value for name, value in page.items() if name not in without}

    def shown(self, step: int) -> dict[str, Any] | None:
        """What a page is filled with: what she typed last, else what she sent."""
        return (self.typed or {}).get(str(step)) or self.answers.get(str(step)) or self.again.get(str(step))

    def keep_typed(self, step: int, typed: dict[str, Any], *, version: int, at: int) -> None:
        """Keep a page while she types; `at` is the browser's clock in milliseconds. Raises StaleError for anything but the newest."""
        if self.typed is None:
            raise StaleError
        self.typed[str(step)] = typed
        newest = Draft.objects.filter(pk=self.row.pk, version=version, typed_at__lt=at)
        if not newest.update(sealed=_seal(self), typed_at=at, expires_at=clock.now() + LIFETIME):
            raise StaleError

    def switch_keeping(self, *, on: bool) -> None:
        """Whether pages are kept while she types; switching it off forgets what was kept that way. Raises StaleError."""
        self.typed = {} if on else None
        self._store(self.row.version)

    def stay(self) -> None:
        """Another hour."""
        Draft.objects.filter(pk=self.row.pk).update(expires_at=clock.now() + LIFETIME)

    def mark_submitted(self, what_is_next: dict[str, Any]) -> None:
        """Forget the answers, keep the key: reload and Back show the same receipt until the draft ends."""
        self.answers, self.typed, self.again, self.next = {}, {}, {}, what_is_next
        self._store(self.row.version)

    def _store(self, version: int) -> None:
        changed = {"sealed": _seal(self), "version": version + 1, "expires_at": clock.now() + LIFETIME}
        if not Draft.objects.filter(pk=self.row.pk, version=version).update(**changed):
            raise StaleError
        self.row.version = version + 1


def start(service: str) -> Open:
    """A new empty draft, not saved in any browser yet."""
    token = Token.new()
    row = Draft(lookup=token.lookup, expires_at=clock.now() + LIFETIME)
    draft = Open(token, row, service, receipts.mint())
    row.sealed = _seal(draft)
    row.save(force_insert=True)
    return draft


def of(request: HttpRequest) -> Open | None:
    """The draft whose key is in this browser; None when there is none or its time is over."""
    token = Token.read(request, COOKIE)
    return open_with(token) if token else None


def open_with(token: Token) -> Open | None:
    """The draft that a key opens, as it stands now. Raises aead.Unreadable for a row that was tampered with."""
    row = Draft.objects.filter(lookup=token.lookup, expires_at__gt=clock.now()).first()
    if row is None:
        return None
    content = json.loads(aead.unseal(token.key, bytes(row.sealed), aad=_aad(row)))
    return Open(token, row, key=bytes.fromhex(content.pop("key")), **content)


def forget(request: HttpRequest) -> None:
    """Delete the draft of this browser; its key stays in the cookie until another takes its place."""
    if token := Token.read(request, COOKIE):
        Draft.objects.filter(lookup=token.lookup).delete()


def destroy(request: HttpRequest, response: HttpResponse) -> None:
    """Delete the draft of this browser and its key."""
    forget(request)
    take_back(response, COOKIE)


def purge() -> None:
    """Delete drafts whose time is over."""
    with transaction.atomic():
        Draft.objects.filter(expires_at__lte=clock.now()).delete()


def _seal(draft: Open) -> bytes:
    content = {
        "service": draft.service,
        "key": draft.key.hex(),
        "answers": draft.answers,
        "typed": draft.typed,
        "next": draft.next,
        "shape": draft.shape,
        "again": draft.again,
        "was_fitted": draft.was_fitted,
    }
    return aead.seal(draft.token.key, json.dumps(content).encode(), aad=_aad(draft.row), suite=settings.CRYPTO_SUITE)


def _aad(row: Draft) -> bytes:
    return aead.binding("intake_draft", "sealed", row.pk)
