"""Holding a receipt: 15 idle minutes in which the messages can be read, by a key that lies in her cookie."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from portal.kit import clock
from portal.kit.crypto import aead
from services.cases.receipts import Held
from services.intake.models import Holding
from services.intake.tokens import Token, take_back

COOKIE: Final = "r"
IDLE: Final = timedelta(minutes=15)


def begin(request: HttpRequest, held: Held, response: HttpResponse) -> None:
    """Let this browser read the messages of a case whose receipt was typed, in place of what it held before."""
    if earlier := Token.read(request, COOKIE):
        Holding.objects.filter(lookup=earlier.lookup).delete()
    token = Token.new()
    row = Holding(lookup=token.lookup, case=held.case, expires_at=clock.now() + IDLE)
    row.sealed = aead.seal(token.key, held.message_key, aad=_aad(row), suite=settings.CRYPTO_SUITE)
    row.save(force_insert=True)
    token.give(response, COOKIE)


def current(request: HttpRequest) -> Held | None:
    """What this browser holds; each use starts the idle time again."""
    token = Token.read(request, COOKIE)
    row = token and Holding.objects.select_related("case").filter(lookup=token.lookup, expires_at__gt=clock.now()).first()
    if not token or not row:
        return None
    Holding.objects.filter(pk=row.pk).update(expires_at=clock.now() + IDLE)
    return Held(row.case, aead.unseal(token.key, bytes(row.sealed), aad=_aad(row)))


def end(request: HttpRequest, response: HttpResponse) -> None:
    """Forget that this browser held a receipt."""
    if token := Token.read(request, COOKIE):
        Holding.objects.filter(lookup=token.lookup).delete()
    take_back(response, COOKIE)


def purge() -> None:
    """Delete holdings whose time is over."""
    with transaction.atomic():
        Holding.objects.filter(expires_at__lte=clock.now()).delete()


def _aad(row: Holding) -> bytes:
    return aead.binding("intake_holding", "sealed", row.pk)
