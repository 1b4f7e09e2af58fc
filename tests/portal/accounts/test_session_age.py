"""A staff session ends by itself: after half an hour alone, after eight hours anyway."""

import pytest
from django.contrib.sessions.models import Session

MINUTES = 60
HOURS = 60 * MINUTES


@pytest.fixture
def clock(time_machine):
    time_machine.move_to("2026-11-24T01:00:00+00:00", tick=False)
    return time_machine


def test_she_is_out_after_half_an_hour_alone_and_her_old_cookie_opens_nothing(clock, person):
    person.sign_in()
    assert person.client.get("/accounts/start/").status_code == 200
    key = person.client.session.session_key
    clock.shift(31 * MINUTES)
    assert person.client.get("/accounts/start/")["Location"] == "/accounts/login/?next=/accounts/start/"
    assert not Session.objects.filter(session_key=key).exists()


def test_while_she_works_she_stays_in(clock, person):
    person.sign_in()
    for _ in range(6):
        clock.shift(20 * MINUTES)
        assert person.client.get("/accounts/start/").status_code == 200


def test_after_eight_hours_she_is_out_however_busy_she_was(clock, person):
    person.sign_in()
    for _ in range(23):
        person.client.get("/accounts/start/")
        clock.shift(20 * MINUTES)
    assert person.client.get("/accounts/start/").status_code == 200
    clock.shift(25 * MINUTES)
    assert person.client.get("/accounts/start/").status_code == 302


def test_an_expired_form_is_not_carried_out_but_leads_to_the_sign_in(clock, person):
    person.sign_in()
    person.client.get("/accounts/start/")
    clock.shift(31 * MINUTES)
    response = person.client.post("/accounts/password/change/", {"oldpassword": "x"})
    assert response["Location"] == "/accounts/login/?next=/accounts/start/"


def test_signing_out_ends_the_session_on_the_server(clock, person):
    person.sign_in()
    key = person.client.session.session_key
    person.client.post("/accounts/logout/")
    assert not Session.objects.filter(session_key=key).exists()
