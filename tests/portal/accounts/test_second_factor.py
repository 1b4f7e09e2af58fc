"""The second factor: set up, asked for, required, and never skipped."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.exceptions import NoReverseMatch

from portal.accounts.middleware import ALLOWED_WITHOUT_FACTOR
from tests.portal.accounts.conftest import Person, code


def test_an_authenticator_app_is_set_up_and_then_asked_for(person):
    person.sign_in()
    person.set_up_app()
    person.client.post("/accounts/logout/")
    asked = person.sign_in()
    assert asked["Location"].startswith("/accounts/2fa/authenticate/")
    assert not person.is_signed_in()
    assert person.show_code(code(person.secret, 1))["Location"] == "/accounts/start/"
    assert person.is_signed_in()


def test_the_password_alone_opens_nothing(person_with_app):
    person_with_app.sign_in()
    for address in ("/accounts/start/", "/cms/", "/accounts/2fa/", "/accounts/password/change/"):
        assert person_with_app.client.get(address)["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("digits", ["000000", "", "12345", "abcdef"])
def test_a_wrong_code_opens_nothing(person_with_app, digits):
    person_with_app.sign_in()
    person_with_app.show_code(digits)
    assert not person_with_app.is_signed_in()


def test_a_code_counts_once(person_with_app):
    digits = code(person_with_app.secret, 1)
    person_with_app.sign_in()
    person_with_app.show_code(digits)
    assert person_with_app.is_signed_in()
    again = Person(person_with_app.user, Client())
    again.sign_in()
    again.show_code(digits)
    assert not again.is_signed_in()


def test_a_recovery_code_counts_once(person_with_app):
    digits = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for expected in (True, False):
        browser = Person(person_with_app.user, Client())
        browser.sign_in()
        browser.show_code(digits)
        assert browser.is_signed_in() is expected


@pytest.mark.django_db(transaction=True)
def test_recovery_codes_are_shown_once(person):
    person.sign_in()
    person.set_up_app()
    digits = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    assert digits in person.shown.content.decode()
    again = person.client.get("/accounts/2fa/recovery-codes/", follow=True)
    assert person.is_signed_in()
    assert digits not in again.content.decode()


def test_a_session_that_never_showed_the_factor_is_ended(person_with_app):
    client = Client()
    client.force_login(person_with_app.user)
    assert client.get("/accounts/start/")["Location"].startswith("/accounts/login/")
    assert "_auth_user_id" not in client.session


def test_where_it_is_optional_she_works_without_and_pages_know_it(person):
    person.sign_in()
    page = person.client.get("/accounts/start/")
    assert page.status_code == 200
    assert bool(page.context["second_factor_missing"]) is True


def staff_addresses(resolver: URLResolver, prefix: str = "") -> list[tuple[str, str]]:
    """(name, address) of every address below the staff sections, with 1 and words in its blanks."""
    found = []
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            found += staff_addresses(entry, path)
        elif isinstance(entry, URLPattern) and path.startswith(("desk/", "cms/", "accounts/", "^cms/")):
            found.append((entry.name or "", path))
    return found


def concrete(path: str) -> str:
    """`cms/pages/<int:page_id>/` → `/cms/pages/1/`."""
    numbered = re.sub(r"<int:[^>]*>", "1", path.replace("^", "").replace("$", ""))
    return "/" + re.sub(r"<[^>]*>", "x", numbered)


def test_where_it_is_required_no_staff_page_can_be_reached_without(person, settings):
    settings.STAFF_MFA = "required"
    person.user.is_superuser = True
    person.user.save()
    person.sign_in()
    tried = 0
    for name, path in staff_addresses(get_resolver()):
        if name in ALLOWED_WITHOUT_FACTOR or "(" in path:
            continue
        response = person.client.get(concrete(path))
        tried += 1
        assert response.status_code in (302, 404, 405), path
        assert response.status_code != 302 or response["Location"].startswith(("/accounts/2fa/", "/accounts/login/")), path
        assert response.status_code != 404 or not response.content.count(b"wagtail"), path
        assert person.is_signed_in(), path
    assert tried > 100


def test_pages_for_everybody_stay_open_while_it_is_missing(person, settings):
    settings.STAFF_MFA = "required"
    person.sign_in()
    assert person.client.get("/nowhere/").status_code == 404


def test_the_qr_code_is_a_picture_that_the_content_policy_allows(person):
    person.sign_in()
    person.type_password_again()
    page = person.client.get("/accounts/2fa/totp/activate/")
    assert 'src="data:image/svg+xml' in page.content.decode()
    assert "img-src 'self' data:" in page["Content-Security-Policy"]


def test_factors_are_changed_only_shortly_after_the_password_was_typed(person, time_machine):
    time_machine.move_to("2026-11-24T01:00:00+00:00", tick=False)
    person.sign_in()
    person.type_password_again()
    assert person.client.get("/accounts/2fa/totp/activate/").status_code == 200
    time_machine.shift(6 * 60)
    assert person.client.get("/accounts/2fa/totp/activate/")["Location"].startswith("/accounts/reauthenticate/")


def test_the_address_of_each_allowed_page_exists():
    for name in ALLOWED_WITHOUT_FACTOR:
        try:
            get_resolver().reverse(name)
        except NoReverseMatch:
            pytest.fail(name)


@pytest.mark.django_db(transaction=True)
def test_whoever_set_it_up_goes_on_working_in_the_same_session(person, settings):
    settings.STAFF_MFA = "required"
    person.sign_in()
    assert person.client.get("/accounts/start/")["Location"] == "/accounts/2fa/"
    assert person.client.get("/accounts/2fa/").status_code == 200
    person.set_up_app()
    page = person.client.get("/accounts/start/")
    assert page.status_code == 200
    assert bool(page.context["second_factor_missing"]) is False
