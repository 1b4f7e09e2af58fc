"""Sending: the number is shown after the commit, and the same one again however she comes to that page."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from portal.kit import receipts
from services.cases.models import Case
from services.cases.receipts import find
from services.intake import submission
from services.intake.models import Draft
from services.intake.views import sending
from tests.services.intake.conftest import AGREED, FIRST, SECOND, digits_on, words_of


def test_everything_is_shown_once_more_before_it_is_sent(her):
    page = her.fills_in()
    for shown in (FIRST["q1"], "Yes", SECOND["q1"], "A remark."):
        assert shown in words_of(page)
    assert "修改" in words_of(page)
    assert "变化" not in words_of(page)


def test_the_number_opens_what_was_sent(her):
    receipt = her.asks()
    assert len(receipt) == 20
    assert find(receipt).case == Case.objects.get()


def test_the_same_number_is_shown_on_reload_double_submit_and_back(her):
    page = her.fills_in()
    form = {"k": her.hidden("k"), "v": her.hidden("v")} | AGREED
    numbers = {digits_on(her.client.post("/f/a/check/", form, follow=True)) for _ in range(3)}
    numbers |= {digits_on(her.get("/f/done/")), digits_on(her.get("/f/a/check/")), digits_on(her.get("/f/a/1/"))}
    assert page.status_code == 200
    assert len(numbers) == 1
    assert Case.objects.count() == 1


def test_an_answer_lost_on_its_way_is_harmless(her, monkeypatch):
    her.fills_in()
    form = {"k": her.hidden("k"), "v": her.hidden("v")} | AGREED
    real = submission.submit

    def cut(*args):
        real(*args)
        raise OperationalError("the line was cut after the commit")

    with monkeypatch.context() as broken:
        broken.setattr(sending, "submit", cut)
        her.client.raise_request_exception = False
        assert her.client.post("/f/a/check/", form).status_code == 503
    number = digits_on(her.client.post("/f/a/check/", form, follow=True))
    assert find(number).case == Case.objects.get()


def test_the_page_says_received_only_after_the_commit(her, monkeypatch):
    her.fills_in()

    def failing(**kwargs):
        raise OperationalError("disk full")

    her.client.raise_request_exception = False
    with monkeypatch.context() as full:
        full.setattr(submission, "open_case", failing)
        page = her.sends()
    assert page.status_code == 503
    assert "已收到" not in words_of(page)
    assert not Case.objects.exists()
    her.get("/f/a/check/")
    assert digits_on(her.sends())


@pytest.mark.parametrize("key", ["", "x", "AAAA", "妇", "A" * 200_000, receipts.derive.__name__])
def test_a_tampered_key_sends_nothing_and_keeps_everything(her, key):
    her.fills_in()
    page = her.sends(k=key)
    assert page.status_code == 400
    assert SECOND["q1"] in words_of(page)
    assert "还没有提交" in words_of(page)
    assert not Case.objects.exists()
    assert digits_on(her.sends())


def test_a_key_of_yesterday_is_renewed(her, monkeypatch):
    her.fills_in()
    with monkeypatch.context() as earlier:
        earlier.setattr(receipts.time, "time", lambda: timezone.now().timestamp() - 25 * 60 * 60)
        old = receipts.sign(receipts.mint())
    assert her.sends(k=old).status_code == 400
    assert digits_on(her.sends())


def test_a_used_key_with_other_answers_is_a_conflict_and_both_are_safe(her):
    her.fills_in()
    used = her.hidden("k")
    first = digits_on(her.sends())
    her.client.post("/f/done/")
    her.starts()
    her.answers(1, **FIRST)
    her.answers(2, q1="另一件事")
    page = her.sends(k=used)
    assert page.status_code == 409
    assert "12338" in words_of(page)
    assert Case.objects.count() == 1
    her.get("/f/a/check/")
    assert digits_on(her.sends()) != first
    assert Case.objects.count() == 2


def test_the_same_answers_under_a_used_key_show_the_first_number(her):
    her.fills_in()
    used = her.hidden("k")
    first = digits_on(her.sends())
    her.client.post("/f/done/")
    her.fills_in()
    assert digits_on(her.sends(k=used)) == first
    assert Case.objects.count() == 1


def test_a_page_from_before_the_number_was_kept_still_shows_it(her):
    her.fills_in()
    form = {"k": her.hidden("k"), "v": her.hidden("v")} | AGREED
    first = digits_on(her.client.post("/f/a/check/", form, follow=True))
    her.client.post("/f/done/")
    page = her.client.post("/f/a/check/", form)
    assert digits_on(page) == first
    assert 'action="/f/done/"' in page.content.decode()


def test_answers_changed_in_another_window_are_shown_before_they_are_sent(her):
    check = her.fills_in()
    her.get("/f/a/2/")
    her.answers(2, q1="改过的话")
    her.page = check
    page = her.sends()
    assert page.status_code == 409
    assert "改过的话" in words_of(page)
    assert not Case.objects.exists()
    assert digits_on(her.sends())


def test_an_ended_draft_says_that_nothing_was_sent(her):
    her.fills_in()
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    page = her.sends()
    assert page.status_code == 410
    assert "没有提交" in words_of(page)
    assert not Case.objects.exists()


def test_incomplete_answers_lead_to_what_is_missing(her):
    her.starts()
    page = her.client.post("/f/a/check/", {"k": receipts.sign(receipts.mint()), "v": "1"})
    assert page["Location"] == "/f/a/1/"


def test_once_she_has_it_the_number_is_gone_from_this_browser(her):
    receipt = her.asks()
    page = her.client.post("/f/done/", follow=True)
    assert "已经好了" in page.content.decode()
    assert page.redirect_chain == [("/r/?d=1", 302)]
    assert receipt not in her.get("/f/done/").content.decode().replace(" ", "")
    assert not Draft.objects.exists()


def test_saying_so_too_early_deletes_nothing(her):
    her.fills_in()
    her.client.post("/f/done/")
    assert SECOND["q1"] in words_of(her.get("/f/a/check/"))
