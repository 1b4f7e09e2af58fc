"""Passkeys that open the list of her numbers instead of a code.

The name under which her device keeps one is 32 random bytes that the portal forgets: they find the row and open the key of the list, as an
address does. So the database alone neither opens a list nor says which device or which kind she has. Then the signature is checked.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorData,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from portal.kit import clock
from portal.kit.crypto import aead
from services.intake.models import Passkey, Shelf
from services.intake.shelves import Full, Opened
from services.intake.tokens import TOKEN_BYTES, Token

MOST: Final = 5
LENGTH: Final = 2_048
"""Longer than any credential (an identifier of 1,023 bytes): the size of a row says nothing of the device."""
OWNER: Final = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True)
class Known:
    """A passkey of an open list."""

    pk: UUID
    credential: AttestedCredentialData
    added_on: date


def of(opened: Opened) -> list[Known]:
    """Those of her list, the oldest first."""
    known = [_known(row, opened.key) for row in Passkey.objects.filter(shelf=opened.row)]
    return sorted(known, key=lambda one: one.added_on)


def asks_to_make(server: Fido2Server, opened: Opened, handle: bytes, challenge: bytes) -> tuple[dict[str, Any], Any]:
    """What the browser is asked in order to make one, and what its answer is compared with. Who has one already makes no second."""
    options, state = server.register_begin(
        PublicKeyCredentialUserEntity(id=handle, name=_("My numbers"), display_name=_("My numbers")),
        credentials=[one.credential for one in of(opened)],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=OWNER,
        challenge=challenge,
    )
    return dict(options), state


def add(opened: Opened, handle: bytes, made: AuthenticatorData) -> None:
    """Let it open the list from now on; sent twice it is added once. Raises Full, Shelf.DoesNotExist."""
    token = Token(handle)
    with transaction.atomic():
        shelf = Shelf.objects.select_for_update().get(pk=opened.row.pk)
        if Passkey.objects.filter(lookup=token.lookup).exists():
            return
        if shelf.passkeys.count() >= MOST:
            raise Full
        row = Passkey(shelf=shelf, lookup=token.lookup)
        row.sealed_key = aead.seal(token.key, opened.key, aad=_aad(row, "sealed_key"), suite=settings.CRYPTO_SUITE)
        text = json.dumps([clock.today().isoformat(), b64encode(made.credential_data or b"").decode()]).ljust(LENGTH)
        row.sealed = aead.seal(opened.key, text.encode(), aad=_aad(row, "sealed"), suite=settings.CRYPTO_SUITE)
        row.save(force_insert=True)


def remove(opened: Opened, pk: UUID) -> None:
    """It opens the list no more."""
    Passkey.objects.filter(shelf=opened.row, pk=pk).delete()


def asks_to_use(server: Fido2Server, challenge: bytes) -> tuple[dict[str, Any], Any]:
    """What the browser is asked in order to use one, and what its answer is compared with; the device says which it has."""
    options, state = server.authenticate_begin(user_verification=OWNER, challenge=challenge)
    return dict(options), state


def opened_by(server: Fido2Server, challenge: bytes, answer: dict[str, Any]) -> Opened | None:
    """The list that a passkey opens with its answer; None where it is none of ours, or did not sign this challenge."""
    handle = AuthenticationResponse.from_dict(answer).response.user_handle or b""
    token = Token(handle)
    row = Passkey.objects.select_related("shelf").filter(lookup=token.lookup).first() if len(handle) == TOKEN_BYTES else None
    if row is None:
        return None
    opened = Opened(row.shelf, aead.unseal(token.key, bytes(row.sealed_key), aad=_aad(row, "sealed_key")))
    try:
        server.authenticate_complete(asks_to_use(server, challenge)[1], [_known(row, opened.key).credential], answer)
    except (ValueError, LookupError, TypeError, NotImplementedError):
        return None
    return opened if Shelf.objects.filter(pk=row.shelf_id).update(used_on=clock.today()) else None


def _known(row: Passkey, key: bytes) -> Known:
    day, credential = json.loads(aead.unseal(key, bytes(row.sealed), aad=_aad(row, "sealed")))
    return Known(row.pk, AttestedCredentialData(b64decode(credential)), date.fromisoformat(day))


def _aad(row: Passkey, column: str) -> bytes:
    return aead.binding("intake_passkey", column, row.pk)
