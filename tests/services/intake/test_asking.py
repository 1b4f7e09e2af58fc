"""Asking, page by page: nothing typed is lost, no page can be skipped, nothing says what it is about."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from services.cases.models import Case
from services.intake.models import Draft
from tests.services.intake.conftest import FIRST, SECOND, words_of

WORDS_THAT_TELL = re.compile(r"家暴|举报|骚扰|法律援助|妇女|legal|violence|report|abuse|aid", re.IGNORECASE)


def test_the_first_page_of_questions_comes_after_what_leaving_can_and_cannot_do(her):
    page = her.get("/f/a/1/")
    assert page.redirect_chain == [("/f/a/", 302)]
    assert "删不掉浏览器里的访问记录" in words_of(page)
    assert her.starts().redirect_chain == [("/f/a/1/", 302)]


def test_no_address_title_or_cookie_tells_what_it_is_about(her):
    seen = [her.get("/f/"), her.starts(), her.answers(1, **FIRST), her.answers(2, **SECOND), her.sends(), her.get("/r/")]
    for page in seen:
        html = page.content.decode()
        assert re.search("<title>(.*?)</title>", html).group(1) == "公共服务"
        assert not WORDS_THAT_TELL.search(page.request["PATH_INFO"])
        assert page["Cache-Control"] == "no-store"
        assert page["Referrer-Policy"] == "same-origin"
    assert set(her.client.cookies) <= {"f", "r", "csrftoken", "elder", "language"}


def test_names_of_fields_say_nothing_and_the_browser_completes_nothing(her):
    html = her.starts().content.decode()
    assert set(re.findall(r'name="([^"]+)"', html.split("<main")[1])) <= {"csrfmiddlewaretoken", "v", "p", "q1", "q2"}
    form = BeautifulSoup(html, "lxml").select_one("main form:has([name^=q])")
    assert form["autocomplete"] == "off"
    assert form.select("[autocomplete]") == []


@pytest.mark.parametrize("address", ["/f/b/", "/f/a/0/", "/f/a/3/", "/f/a/99999999999999999999/", "/f/a/x/", "/f/A/1/"])
def test_pages_that_do_not_exist_are_not_found(her, address):
    page = her.get(address)
    assert page.status_code == 404
    assert "12338" in words_of(page)


def test_a_skipped_page_leads_back_to_the_one_that_is_missing(her):
    her.starts()
    assert her.get("/f/a/2/").redirect_chain == [("/f/a/1/", 302)]
    assert her.get("/f/a/check/").redirect_chain == [("/f/a/1/", 302)]
    her.answers(1, **FIRST)
    assert her.get("/f/a/check/").redirect_chain == [("/f/a/2/", 302)]


def test_what_is_missing_is_said_at_its_question_and_the_rest_stays(her):
    her.starts()
    page = her.answers(1, q1="小林")
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["q2"]
    assert 'value="小林"' in page.content.decode()


def test_an_answer_outside_the_list_is_refused(her):
    her.starts()
    assert her.answers(1, q1="小林", q2="admin").status_code == 422


def test_other_fields_than_those_asked_are_ignored(her):
    her.starts()
    her.answers(1, **FIRST, department="RS", urgency="U0", state="closed", owner="1")
    her.answers(2, **SECOND)
    her.sends(department="RS", urgency="U0", rule="R01")
    case = Case.objects.get()
    assert (case.department.code, case.urgency == "U0", case.state) == ("FYZX", False, "registered")


def test_answers_come_back_when_she_goes_back(her):
    her.fills_in()
    assert 'value="小林"' in her.get("/f/a/1/").content.decode()
    assert SECOND["q1"] in her.get("/f/a/2/").content.decode()


def test_she_goes_on_where_she_was(her):
    her.starts()
    her.answers(1, **FIRST)
    assert 'href="/f/a/2/"' in her.get("/f/a/").content.decode()


def test_an_ended_draft_keeps_what_is_on_the_page_and_says_what_was_lost(her):
    her.starts()
    her.answers(1, **FIRST)
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    page = her.answers(2, **SECOND)
    assert page.redirect_chain == [("/f/a/1/", 302)]
    assert page.context["has_ended"] is True
    assert her.answers(1, **FIRST).redirect_chain == [("/f/a/check/", 302)]
    assert SECOND["q1"] in words_of(her.page)


def test_an_ended_draft_with_a_wrong_answer_keeps_what_was_typed(her):
    her.starts()
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    page = her.answers(1, q1="小林")
    assert (page.status_code, page.context["has_ended"]) == (422, True)
    assert 'value="小林"' in page.content.decode()


def test_the_other_window_is_asked_before_anything_is_overwritten(her):
    other = her.starts()
    her.answers(1, **FIRST)
    page = her.client.post("/f/a/1/", {"v": her.hidden("v", other), "q1": "小王", "q2": "no"})
    assert page.status_code == 409
    assert 'value="小王"' in page.content.decode()
    assert 'value="小林"' in her.get("/f/a/1/").content.decode()
    her.page = page
    assert her.answers(1, q1="小王", q2="no").status_code == 200
    assert 'value="小王"' in her.get("/f/a/1/").content.decode()


def test_a_button_pressed_twice_simply_goes_on(her):
    first = her.starts()
    her.answers(1, **FIRST)
    page = her.client.post("/f/a/1/", {"v": her.hidden("v", first), **FIRST})
    assert (page.status_code, page["Location"]) == (302, "/f/a/2/")


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 50, "１", "1.5"])
def test_a_tampered_version_never_overwrites(her, version):
    her.starts()
    her.answers(1, **FIRST)
    assert her.client.post("/f/a/1/", {"v": version, "q1": "小王", "q2": "no"}).status_code == 409


def test_starting_anew_leaves_no_earlier_draft_behind(her):
    her.starts()
    her.starts()
    assert Draft.objects.count() == 1


def test_a_number_that_she_has_not_kept_is_not_replaced_by_a_new_request(her):
    receipt = her.asks()
    page = her.starts()
    assert page.redirect_chain == [("/f/done/?n=1", 302)]
    assert "先记好" in page.content.decode()
    assert her.client.post("/f/done/", {"n": "1"})["Location"] == "/f/"
    assert receipt in page.content.decode().replace("<span>", "").replace("</span> ", "")


def test_it_works_in_english(her):
    her.client.cookies["django_language"] = "en"
    assert "Before you start" in words_of(her.get("/f/a/"))


def test_she_can_go_on_in_the_other_language_where_she_is(her):
    her.starts()
    form = BeautifulSoup(her.answers(1, **FIRST).content, "lxml").select_one("header form")
    assert form.select_one("[name=next]")["value"] == "/f/a/2/"
    page = her.client.post(form["action"], {"next": "/f/a/2/", "language": form.button["value"]}, follow=True)
    assert (page.request["PATH_INFO"], 'lang="en"' in page.content.decode()) == ("/f/a/2/", True)
