"""Holding a receipt: 15 idle minutes in which the messages can be read, by a key that lies in her cookie."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from portal.kit import clock
from portal.kit.crypto import aead
from services.cases.receipts import Held, held_again
from services.intake.models import Holding
from services.intake.tokens import Token, take_back

COOKIE: Final = "r"
IDLE: Final = timedelta(minutes=15)
KEY: Final = aead.KEY_BYTES  # of the messages key, and of the verifier that follows it; the locator is the rest


def begin(request: HttpRequest, held: Held, response: HttpResponse) -> None:
    """Let this browser read the messages of a case whose receipt was typed, in place of what it held before."""
    if earlier := Token.read(request, COOKIE):
        Holding.objects.filter(lookup=earlier.lookup).delete()
    token = Token.new()
    row = Holding(lookup=token.lookup, case=held.case, expires_at=clock.now() + IDLE)
    kept = held.message_key + held.verifier + held.case.receipt_locator.encode()
    row.sealed = aead.seal(token.key, kept, aad=_aad(row), suite=settings.CRYPTO_SUITE)
    row.save(force_insert=True)
    token.give(response, COOKIE)


def current(request: HttpRequest) -> Held | None:
    """What this browser holds; each use starts the idle time again."""
    token = Token.read(request, COOKIE)
    row = token and Holding.objects.filter(lookup=token.lookup, expires_at__gt=clock.now()).first()
    if not token or not row:
        return None
    Holding.objects.filter(pk=row.pk).update(expires_at=clock.now() + IDLE)
    kept = aead.unseal(token.key, bytes(row.sealed), aad=_aad(row))
    message_key, verifier, locator = kept[:KEY], kept[KEY : 2 * KEY], kept[2 * KEY :].decode()
    return held_again(row.case_id, locator, verifier, message_key)


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
