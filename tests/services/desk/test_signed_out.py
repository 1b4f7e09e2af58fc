"""A long answer that can no longer be sent: her session is over, or the case is gone. It is not lost."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.services.desk.conftest import OURS, address, fresh_key, send

LONG_ANSWER = "您好，申请材料我们看过了。\n请带上身份证。"


@pytest.fixture
def left_alone(settings, case, caseworker_client):
    """The caseworker's browser after her session is over."""
    caseworker_client.get("/desk/")
    settings.STAFF_IDLE_SECONDS = -1
    return caseworker_client


def test_what_she_wrote_is_shown_and_nothing_is_done(left_alone, case):
    answer = send(left_alone, case, "note", text=LONG_ANSWER)
    page = BeautifulSoup(answer.content, "lxml")
    assert answer.status_code == 403
    assert [field.get_text().strip().splitlines() for field in page.select("textarea")] == [LONG_ANSWER.splitlines()]
    assert page.select_one("a.button")["href"].startswith("/accounts/login/?next=")
    assert not case.timeline.filter(kind="note").exists()


def test_who_is_signed_out_is_told_the_same(case, client):
    answer = send(client, case, "note", text=LONG_ANSWER)
    assert (answer.status_code, LONG_ANSWER.splitlines()[0] in answer.content.decode()) == (403, True)


def test_without_a_text_she_is_led_to_the_sign_in(left_alone, case):
    assert send(left_alone, case, "accept")["Location"].startswith("/accounts/login/")


def test_no_password_is_ever_shown(client):
    answer = client.post("/accounts/password/change/", {"oldpassword": "correct horse battery"})
    assert "correct horse" not in answer.content.decode()


def test_the_words_of_another_site_are_not_shown(client, case):
    answer = client.post(address(case, "note"), {"text": LONG_ANSWER}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer["Location"].startswith("/accounts/login/")


def test_of_a_case_that_was_handed_on_meanwhile_her_text_is_given_back_and_nothing_else(case, caseworker_client, stranger):
    key = fresh_key()
    type(case).objects.filter(pk=case.pk).update(department=stranger.department)
    answer = send(caseworker_client, case, "note", k=key, text=LONG_ANSWER)
    assert (answer.status_code, answer.templates[0].name) == (404, "404_desk.html")
    page = BeautifulSoup(answer.content, "lxml")
    assert [field.get_text().strip().splitlines() for field in page.select("textarea")] == [LONG_ANSWER.splitlines()]
    assert not case.timeline.filter(kind="note").exists()


def test_a_sign_in_in_another_tab_gives_the_first_tabs_text_back(case, caseworker):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(caseworker)
    page = f"http://testserver{address(case)}"
    answer = browser.post(address(case, "note"), {"k": fresh_key(), "text": LONG_ANSWER}, headers=OURS | {"Referer": page})
    assert (answer.status_code, answer.templates[0].name) == (403, "403_form.html")
    shown = BeautifulSoup(answer.content, "lxml")
    assert shown.select_one("textarea").get_text().strip().splitlines() == LONG_ANSWER.splitlines()
    assert shown.select_one("a[target=_blank]")["href"] == address(case)
    assert not case.timeline.filter(kind="note").exists()
