"""The optional list of her numbers (“My numbers”): a telephone number or an address, and a code, instead of 20 digits each time.

The portal keeps neither: one slow Argon2 of what she typed finds the row and opens it, and nothing else does. She may go without.
"""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Self

from django.conf import settings
from django.db import transaction

from portal.district.pack import district
from portal.kit import clock, receipts
from portal.kit.crypto import aead
from services.intake.models import Shelf

PHONE, EMAIL, PASSKEY = "phone", "email", "passkey"
MOST: Final = 20
UNUSED: Final = timedelta(days=730)


class Full(Exception):
    """No further number can be kept."""


def channels() -> list[str]:
    """What a code can be sent to, as the district allows and the machine is able; none: there are no lists at all."""
    offered = district().accounts.split()
    return [one for one in (PHONE, EMAIL) if one in offered and (one == EMAIL or settings.SMS["host"] or settings.DEMO)]


def has_passkeys() -> bool:
    """Whether a passkey may open a list instead of a code."""
    return PASSKEY in district().accounts.split() and bool(channels())


@dataclass(frozen=True)
class Opened:
    """A list with the key that opens it."""

    row: Shelf
    key: bytes

    @classmethod
    def of(cls, address: str) -> Self:
        """The list of an address that proved itself by its code; a new one where there was none. One slow Argon2, before any lock."""
        lookup, key = receipts.of_address(address)
        with transaction.atomic():
            row, is_new = Shelf.objects.get_or_create(lookup=lookup, defaults={"used_on": clock.today()})
            opened = cls(row, key)
            if is_new:
                opened._keep([])
            else:
                Shelf.objects.filter(pk=row.pk).update(used_on=clock.today())
        return opened

    def numbers(self) -> list[str]:
        """Her receipts, in the order in which she added them; raises aead.Unreadable, Shelf.DoesNotExist once it was deleted."""
        return _read(Shelf.objects.get(pk=self.row.pk), self.key)

    def add(self, receipt: str) -> None:
        """Keep one more; one that stands there stays once. Raises Full."""
        with transaction.atomic():
            known = self._locked()
            if receipt not in known:
                if len(known) >= MOST:
                    raise Full
                self._keep([*known, receipt])

    def remove(self, receipt: str) -> None:
        """Forget one; what was asked under it goes on."""
        with transaction.atomic():
            self._keep([one for one in self._locked() if one != receipt])

    def delete(self) -> None:
        """The whole list goes, with whoever has it open; nothing of it is left, and what was asked goes on."""
        self.row.delete()

    def _locked(self) -> list[str]:
        return _read(Shelf.objects.select_for_update().get(pk=self.row.pk), self.key)

    def _keep(self, numbers: list[str]) -> None:
        """Always as long as the longest: the size tells nobody how many there are."""
        text = json.dumps(numbers).ljust(MOST * (receipts.DIGITS + 4))
        self.row.sealed = aead.seal(self.key, text.encode(), aad=_aad(self.row), suite=settings.CRYPTO_SUITE)
        self.row.save(update_fields=["sealed"])


def purge() -> None:
    """Delete lists that nobody opened for two years."""
    Shelf.objects.filter(used_on__lt=clock.today() - UNUSED).delete()


def _read(row: Shelf, key: bytes) -> list[str]:
    numbers: list[str] = json.loads(aead.unseal(key, bytes(row.sealed), aad=_aad(row)))
    return numbers


def _aad(row: Shelf) -> bytes:
    return aead.binding("intake_shelf", "sealed", row.pk)
