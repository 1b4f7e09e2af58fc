"""Staff read the portal's name, never that of a machine."""

from urllib.parse import unquote

from allauth.account.adapter import get_adapter
from allauth.core.context import request_context
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from django.core import mail
from django.test import RequestFactory


def test_authenticators_and_passkeys_are_named_after_the_portal(caseworker):
    with request_context(RequestFactory().get("/", headers={"host": "localhost"})):
        address = unquote(get_mfa_adapter().build_totp_url(caseworker, "SECRET"))
        party = get_mfa_adapter().get_public_key_credential_rp_entity()
    assert "issuer=半边天" in address
    assert "localhost" not in address
    assert party == {"id": "localhost", "name": "半边天"}


def test_messages_are_named_after_the_portal(caseworker):
    with request_context(RequestFactory().get("/", headers={"host": "localhost"})):
        words = {"user": caseworker, "password_reset_url": "/", "username": "x", "uid": "x", "key": "x"}
        get_adapter().send_mail("account/email/password_reset_key", "a@example.org", words)
    message = mail.outbox[0]
    assert message.subject.startswith("半边天 · ")
    assert "localhost" not in message.subject + message.body
