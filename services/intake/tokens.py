"""Keys that lie in a cookie: 32 random bytes that find a row and open it. The row alone opens nothing."""

import hashlib
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Final, Self

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from django.conf import settings
from django.http import HttpRequest, HttpResponse

TOKEN_BYTES: Final = 32


@dataclass(frozen=True)
class Token:
    """The secret in the cookie, what its row is found by, and the key that opens the row."""

    raw: bytes

    @classmethod
    def new(cls) -> Self:
        """A fresh token."""
        return cls(os.urandom(TOKEN_BYTES))

    @classmethod
    def read(cls, request: HttpRequest, cookie: str) -> Self | None:
        """The token in a request's cookie; None where there is none of ours."""
        try:
            raw = urlsafe_b64decode(request.COOKIES.get(full_name(cookie), ""))
        except ValueError:
            return None
        return cls(raw) if len(raw) == TOKEN_BYTES else None

    @property
    def lookup(self) -> bytes:
        """Finds the row; does not open it."""
        return hashlib.sha256(b"lookup" + self.raw).digest()

    @property
    def key(self) -> bytes:
        """Opens the row."""
        return HKDFExpand(algorithm=hashes.SHA256(), length=32, info=b"halfsky cookie").derive(self.raw)

    def makes(self, purpose: bytes) -> bytes:
        """32 bytes of one purpose, the same each time, that tell nothing of the secret."""
        return HKDFExpand(algorithm=hashes.SHA256(), length=32, info=b"halfsky made " + purpose).derive(self.raw)

    def give(self, response: HttpResponse, cookie: str) -> None:
        """Put the token into the browser's session cookie `cookie`: unreadable for scripts, gone when the browser closes."""
        response.set_cookie(
            full_name(cookie),
            urlsafe_b64encode(self.raw).decode(),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def take_back(response: HttpResponse, cookie: str) -> None:
    """Delete the cookie."""
    response.delete_cookie(full_name(cookie), samesite="Lax")
    response.cookies[full_name(cookie)]["secure"] = settings.SESSION_COOKIE_SECURE


def full_name(cookie: str) -> str:
    """`__Host-` where the deployment serves over TLS: then no other host of the domain can set it."""
    return f"__Host-{cookie}" if settings.SESSION_COOKIE_SECURE else cookie
