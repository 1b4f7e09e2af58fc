"""How allauth behaves here: staff only, no sign-up, second-factor secrets sealed."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest

from portal.kit.crypto.aead import binding, seal, unseal
from portal.kit.secrets import secret

# allauth hands over the text alone, not its row: the column is as near as the binding can come.
FACTOR_SECRET: Final = binding("mfa_authenticator", "data", "secret")


@dataclass(frozen=True)
class OurName:
    """What allauth's messages ask of a site."""

    name: str


class StaffAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the district, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """The portal's name before the subject; allauth would put the host there."""
        return f"{settings.WAGTAIL_SITE_NAME} · {subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The same in the text of the message."""
        super().send_mail(template_prefix, email, {"current_site": OurName(settings.WAGTAIL_SITE_NAME)} | context)


class SealedMFAAdapter(DefaultMFAAdapter):
    """Keeps second-factor secrets encrypted at rest: a stolen database gives no codes (S2-16)."""

    def _get_site_name(self) -> str:
        """What authenticators and passkeys show; allauth would say the host."""
        return str(settings.WAGTAIL_SITE_NAME)

    def encrypt(self, text: str) -> str:
        """Seal a TOTP secret or the seed of recovery codes under `mfa_key`."""
        blob = seal(secret("mfa_key"), text.encode(), aad=FACTOR_SECRET, suite=settings.CRYPTO_SUITE)
        return b64encode(blob).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed. Raises Unreadable when it was changed or sealed under another key."""
        return unseal(secret("mfa_key"), b64decode(encrypted_text), aad=FACTOR_SECRET).decode()
