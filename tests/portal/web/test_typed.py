"""What was typed into a form that cannot be taken is given back, to whoever typed it."""

import uuid

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from portal.kit.web.typed import came_from, typed

OURS = {"Sec-Fetch-Site": "same-origin"}
PROSE = "您好，材料我们看过了。"


def sent(path: str = "/desk/", data: dict | None = None, **headers: str) -> HttpRequest:
    """A form as it reaches us."""
    headers = {name.replace("_", "-"): value for name, value in headers.items()} or OURS
    return RequestFactory().post(path, data or {"text": PROSE}, headers=headers)


@pytest.mark.parametrize(
    "headers",
    [{"Sec_Fetch_Site": "same-origin"}, {"Origin": "http://testserver"}, {"Referer": "http://testserver/desk/"}],
    ids=lambda headers: next(iter(headers)),
)
def test_a_text_from_a_page_of_ours_is_given_back(headers):
    assert typed(sent(**headers)) == [PROSE]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site", "Origin": "http://testserver"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"X-Nothing": "said"},
    ],
    ids=str,
)
def test_the_words_of_another_site_never_stand_on_a_page_of_ours(headers):
    assert typed(sent(**headers)) == []


def test_numbers_days_and_single_words_are_typed_keys_and_choices_are_not():
    said = {"phone": "13800000000", "day": "2026-11-30", "name": "Mei", "money": "12.5"}
    ours = {
        "csrfmiddlewaretoken": "a" * 64,
        "k": "abc:DEF",
        "v": "12:a",
        "task": str(uuid.uuid4()),
        "outcome": "told_where",
        "person": "12",
        "asks": "on",
    }
    assert typed(sent(data=said | ours)) == list(said.values())


def test_no_password_and_no_code_is_given_back():
    assert typed(sent("/accounts/login/", {"login": "Mei", "password": "correct horse"})) == []


def test_a_page_that_is_only_read_has_nothing_typed():
    assert typed(RequestFactory().get("/desk/?q=Mei", headers=OURS)) == []


def test_where_the_form_stood_is_known_from_our_own_pages_only():
    assert came_from(sent(Sec_Fetch_Site="same-origin", Referer="http://testserver/desk/notices/")) == "/desk/notices/"
    assert came_from(sent(Sec_Fetch_Site="cross-site", Referer="http://evil.example/desk/")) == ""
