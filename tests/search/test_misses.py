"""What nobody finds is counted; who asked, and what could harm her, is not kept."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from search import answers, misses
from search.finding import ask
from search.handlers import forget_answers
from search.misses import TOLD_FROM, Miss
from tests.cms.conftest import roots, site  # noqa: F401
from tests.conftest import signed_in


def note(words: str, visitors: int) -> None:
    for number in range(visitors):
        misses.note(ask(words), f"192.0.2.{number}")


def test_words_are_told_only_when_enough_people_asked(db):
    note("量子色", TOLD_FROM - 1)
    assert not Miss.objects.exists()
    assert Miss.counted.get().words == ""
    note("量子色", TOLD_FROM)
    row = Miss.objects.get()
    assert (row.words, row.count) == ("量子色", TOLD_FROM)


def test_one_visitor_counts_once_a_day_however_often_she_looks(db, resident):
    address = reverse("search:answer", args=[answers.keep("量子色动力")])
    for _ in range(TOLD_FROM + 1):
        resident.get(address)
    assert Miss.counted.get().count == 1
    assert not Miss.objects.exists()


@pytest.mark.parametrize("words", ["不想活了", "强奸犯", "jiabao", "13912345678", "张三1990", "一" * 13, "字", "，。", "😀😀", ""])
def test_what_is_sensitive_or_no_word_is_never_kept(db, words):
    note(words, TOLD_FROM + 1)
    assert not Miss.counted.exists()


def test_old_counts_are_forgotten(db):
    note("量子色", TOLD_FROM)
    Miss.counted.update(last_on=timezone.localdate() - misses.KEPT - timedelta(days=1))
    forget_answers()
    assert not Miss.counted.exists()


def test_editors_read_the_list_and_change_nothing(site, editor, caseworker):  # noqa: F811
    note("量子色", TOLD_FROM)
    note("弦理论", 1)
    page = signed_in(editor).get("/cms/miss/").content.decode()
    assert "量子色" in page
    assert "弦理论" not in page
    assert signed_in(editor).get("/cms/miss/new/").status_code in (302, 403, 404)
    assert signed_in(caseworker).get("/cms/miss/").status_code in (302, 403, 404)


def test_a_list_without_words_says_what_will_stand_there(site, editor):  # noqa: F811
    client = signed_in(editor)
    assert "至少五个人搜过" in client.get("/cms/miss/").content.decode()
    note("量子色", TOLD_FROM)
    assert "至少五个人搜过" not in client.get("/cms/miss/").content.decode()
