"""A member of staff who signs in by herself, as the sign-in pages see her."""

import base64
import hmac
import struct
import time
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from portal.accounts.models import User

PASSWORD = "correct horse battery"


def code(secret: str, steps: int = 0) -> str:
    """The six digits that an authenticator app shows (RFC 6238), `steps` of 30 seconds from now."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30 + steps), "sha1")
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


@dataclass
class Person:
    """A user with a browser of her own."""

    user: User
    client: Client
    secret: str = ""
    shown: HttpResponse | None = None
    """The page to which setting up an app has led."""

    def sign_in(self, **data: str):
        return self.client.post("/accounts/login/", {"login": self.user.username, "password": PASSWORD} | data)

    def show_code(self, digits: str):
        return self.client.post("/accounts/2fa/authenticate/", {"code": digits})

    def type_password_again(self) -> None:
        self.client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    def set_up_app(self) -> None:
        """Add an authenticator app. The session learns of it with the commit: what follows in it needs a test that commits."""
        self.type_password_again()
        page = self.client.get("/accounts/2fa/totp/activate/")
        self.secret = page.context["form"].secret
        self.shown = self.client.post("/accounts/2fa/totp/activate/", {"code": code(self.secret)}, follow=True)

    def is_signed_in(self) -> bool:
        return "_auth_user_id" in self.client.session


@pytest.fixture(autouse=True)
def _no_old_counts(db):
    cache.clear()


@pytest.fixture
def person(db) -> Person:
    return Person(User.objects.create_user("lihua", "lihua@example.cn", PASSWORD), Client())


@pytest.fixture
def person_with_app(person) -> Person:
    """Her authenticator app is set up, and she has signed out again. Codes of this half minute are used up: show `code(…, 1)`."""
    person.sign_in()
    person.set_up_app()
    person.client = Client()
    return person
