"""Contact details as ciphertext, and the blind index by which the same identified person is recognised."""

import json
import unicodedata
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from portal.kit.crypto import aead, index
from portal.kit.secrets import secret
from services.contacts.wishes import ContactDetails, SafeContact

COUNTRY_CODE: Final = "86"
MOBILE_DIGITS: Final = 11


def seal_details(details: ContactDetails, *, contact_id: UUID, key: bytes, suite: str) -> bytes:
    """The details under the data key of their case, bound to their row."""
    return seal_written(written(details), contact_id=contact_id, key=key, suite=suite)


def written(details: ContactDetails) -> bytes:
    """The details as they are sealed."""
    return json.dumps(asdict(details)).encode()


def seal_written(text: bytes, *, contact_id: UUID, key: bytes, suite: str) -> bytes:
    """What `written` gives, under the data key of its case and bound to its row."""
    return aead.seal(key, text, aad=_aad(contact_id), suite=suite)


def open_details(sealed: bytes | memoryview, *, contact_id: UUID, key: bytes) -> ContactDetails:
    """The details that were sealed for this row; raises aead.Unreadable."""
    data = json.loads(aead.unseal(key, bytes(sealed), aad=_aad(contact_id)))
    return ContactDetails(**data | {"wishes": read_wishes(data["wishes"])})


def read_wishes(data: dict[str, Any]) -> SafeContact:
    """Wishes as JSON gives them back."""
    return SafeContact(**data | {"slots": tuple(data.get("slots", ()))})


def phone_index(details: ContactDetails) -> bytes | None:
    """What an identified person is recognised by; None for a pseudonym or where no number was given."""
    digits = normalised(details.phone)
    if not details.identified or not digits:
        return None
    return number_index(digits)


def number_index(digits: str) -> bytes:
    """The blind index of a number that was normalised."""
    return index.blind_index(secret("index_key"), "contacts_contact.phone", digits)


def normalised(phone: str) -> str:
    """The digits of a number, without the country code of a mobile number."""
    digits = "".join(char for char in unicodedata.normalize("NFKC", phone) if char.isdecimal())
    return digits[-MOBILE_DIGITS:] if digits.startswith(COUNTRY_CODE) and len(digits) == MOBILE_DIGITS + 2 else digits


def _aad(contact_id: UUID) -> bytes:
    return aead.binding("contacts_contact", "sealed", contact_id)
