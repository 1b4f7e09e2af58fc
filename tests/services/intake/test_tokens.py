"""The secret of a draft lies in the cookie only."""

from base64 import urlsafe_b64encode

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from services.intake.tokens import Token, full_name, take_back


def request_with(value: str):
    request = RequestFactory().get("/f/")
    request.COOKIES["f"] = value
    return request


def test_a_token_comes_back_from_its_cookie():
    token, response = Token.new(), HttpResponse()
    token.give(response, "f")
    assert Token.read(request_with(response.cookies["f"].value), "f") == token


@pytest.mark.parametrize("value", ["", "x", "妇", "=" * 40, "\x00", urlsafe_b64encode(b"1" * 31).decode(), "A" * 100_000])
def test_anything_else_is_no_token(value):
    assert Token.read(request_with(value), "f") is None


def test_the_cookie_is_unreadable_for_scripts_and_ends_with_the_browser():
    response = HttpResponse()
    Token.new().give(response, "f")
    cookie = response.cookies["f"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["expires"]) == (True, "Lax", "", "")


def test_behind_tls_no_other_host_can_set_it(settings):
    settings.SESSION_COOKIE_SECURE = True
    response = HttpResponse()
    Token.new().give(response, "f")
    assert response.cookies["__Host-f"]["secure"] is True
    take_back(response, "f")
    assert (response.cookies["__Host-f"].value, response.cookies["__Host-f"]["secure"]) == ("", True)
    assert full_name("r") == "__Host-r"


def test_what_finds_the_row_does_not_open_it():
    token = Token.new()
    assert len({token.raw, token.lookup, token.key}) == 3
