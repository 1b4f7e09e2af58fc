"""Half an hour over a long answer: it is not sent, and not lost either."""

import pytest
from bs4 import BeautifulSoup

from tests.services.desk.conftest import send

LONG_ANSWER = "您好，申请材料我们看过了。\n请带上身份证。"


@pytest.fixture
def left_alone(settings, case, caseworker_client):
    """The caseworker's browser after her session is over."""
    caseworker_client.get("/desk/")
    settings.STAFF_IDLE_SECONDS = -1
    return caseworker_client


def test_what_she_wrote_is_shown_and_nothing_is_done(left_alone, case):
    answer = send(left_alone, case, "note", text=LONG_ANSWER)
    page = BeautifulSoup(answer.content, "html.parser")
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
