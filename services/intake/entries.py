"""Signing in to the list of her numbers: a code to what she typed, or a passkey, ten minutes and five tries; then 15 idle minutes.

What waits is sealed under the key in her cookie: the database alone knows neither code nor address, nor can it open the list.
"""

import hmac
import json
import secrets
from base64 import b64decode, b64encode
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse

from portal.kit import clock
from portal.kit.crypto import aead
from portal.notices.sealing import Where
from portal.notices.telling import tell_resident
from portal.notices.words import CODE
from services.intake.models import Entry
from services.intake.shelves import Opened
from services.intake.tokens import Token, take_back

COOKIE: Final = "n"
CODE_DIGITS: Final = 6
TRIES: Final = 5
CODE_LIVES: Final = timedelta(minutes=10)
IDLE: Final = timedelta(minutes=15)
FRESH: Final = timedelta(minutes=5)


def begin(request: HttpRequest, address: str, response: HttpResponse) -> None:
    """Send a code, in place of whatever this browser had begun before. Raises NoLockError."""
    token, code = Token.new(), f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    with transaction.atomic():
        _forget(request)
        row = _new(token, {"address": address, "code": code}, CODE_LIVES)
        tell_resident(row.pk, CODE, Where(address, code=code), expires_at=row.expires_at)
    token.give(response, COOKIE)


def waiting(request: HttpRequest) -> dict[str, str] | None:
    """The code and the address that this browser waits with; None where it does not, or too many codes were wrong."""
    token, row = _found(request)
    content = _open(row, token) if row and token and row.shelf_id is None and row.tries < TRIES else None
    return content if content and "code" in content else None


def begin_with_passkey(request: HttpRequest, response: HttpResponse) -> None:
    """Wait for a passkey, in place of whatever this browser had begun before."""
    token = Token.new()
    with transaction.atomic():
        _forget(request)
        _new(token, {}, CODE_LIVES)
    token.give(response, COOKIE)


def challenge(request: HttpRequest) -> bytes | None:
    """What a passkey has to sign for this browser; None where it does not wait for one, or too many answers were wrong."""
    token, row = _found(request)
    if not token or not row or row.shelf_id or row.tries >= TRIES or _open(row, token):
        return None
    return token.makes(b"passkey used")


def prove(request: HttpRequest, typed: str, response: HttpResponse) -> bool:
    """Sign in with the code. A wrong code is counted first."""
    token, row = _found(request)
    if not token or not row or not count_try(request):
        return False
    content = _open(row, token)
    if not hmac.compare_digest(content["code"].encode(), typed.encode()):
        return False
    let_in(request, Opened.of(content["address"]), response, code_at=clock.now().timestamp())
    return True


def count_try(request: HttpRequest) -> bool:
    """Count an answer before it is looked at; False where there were too many."""
    token = Token.read(request, COOKIE)
    waits = Entry.objects.filter(lookup=token.lookup if token else b"", shelf=None, tries__lt=TRIES, expires_at__gt=clock.now())
    return bool(waits.update(tries=F("tries") + 1))


def let_in(request: HttpRequest, opened: Opened, response: HttpResponse, code_at: float = 0) -> None:
    """Signed in: a fresh key in the cookie, the old one is worthless."""
    fresh = Token.new()
    with transaction.atomic():
        _forget(request)
        _new(fresh, {"key": b64encode(opened.key).decode(), "code_at": str(code_at)}, IDLE, shelf=opened.row)
    fresh.give(response, COOKIE)


def fresh(request: HttpRequest) -> Token | None:
    """The key in her cookie, when she typed a code within the last five minutes: whoever finds the list open adds no passkey of theirs."""
    token, row = _found(request)
    if not token or not row or row.shelf is None:
        return None
    return token if clock.now().timestamp() - float(_open(row, token).get("code_at", 0)) < FRESH.total_seconds() else None


def current(request: HttpRequest) -> Opened | None:
    """The list that this browser has opened; each use starts the idle time again."""
    token, row = _found(request)
    if not token or not row or row.shelf is None:
        return None
    Entry.objects.filter(pk=row.pk).update(expires_at=clock.now() + IDLE)
    return Opened(row.shelf, b64decode(_open(row, token)["key"]))


def end(request: HttpRequest, response: HttpResponse) -> None:
    """Sign out."""
    _forget(request)
    take_back(response, COOKIE)


def purge() -> None:
    """Delete what is over."""
    Entry.objects.filter(expires_at__lte=clock.now()).delete()


def _new(token: Token, content: dict[str, str], lives: timedelta, **more: Any) -> Entry:
    row = Entry(lookup=token.lookup, expires_at=clock.now() + lives, **more)
    row.sealed = aead.seal(token.key, json.dumps(content).encode(), aad=_aad(row), suite=settings.CRYPTO_SUITE)
    row.save(force_insert=True)
    return row


def _found(request: HttpRequest) -> tuple[Token | None, Entry | None]:
    token = Token.read(request, COOKIE)
    if token is None:
        return None, None
    return token, Entry.objects.select_related("shelf").filter(lookup=token.lookup, expires_at__gt=clock.now()).first()


def _open(row: Entry, token: Token) -> dict[str, str]:
    content: dict[str, str] = json.loads(aead.unseal(token.key, bytes(row.sealed), aad=_aad(row)))
    return content


def _forget(request: HttpRequest) -> None:
    if token := Token.read(request, COOKIE):
        Entry.objects.filter(lookup=token.lookup).delete()


def _aad(row: Entry) -> bytes:
    return aead.binding("intake_entry", "sealed", row.pk)
