"""How allauth behaves here: staff only, no sign-up, second-factor secrets sealed."""

from base64 import b64decode, b64encode
from typing import Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest

from portal.kit.crypto.aead import binding, seal, unseal
from portal.kit.secrets import secret

# allauth hands over the text alone, not its row: the column is as near as the binding can come.
FACTOR_SECRET: Final = binding("mfa_authenticator", "data", "secret")


class StaffAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the district, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class SealedMFAAdapter(DefaultMFAAdapter):
    """Keeps second-factor secrets encrypted at rest: a stolen database gives no codes (S2-16)."""

    def encrypt(self, text: str) -> str:
        """Seal a TOTP secret or the seed of recovery codes under `mfa_key`."""
        blob = seal(secret("mfa_key"), text.encode(), aad=FACTOR_SECRET, suite=settings.CRYPTO_SUITE)
        return b64encode(blob).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed. Raises Unreadable when it was changed or sealed under another key."""
        return unseal(secret("mfa_key"), b64decode(encrypted_text), aad=FACTOR_SECRET).decode()
