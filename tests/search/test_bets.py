"""Pages that editors pin above the answers."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cms.help.models import HelpPage
from search import answers
from search.bets import BestBet, pinned
from search.finding import ask
from tests.cms.conftest import roots, site  # noqa: F401
from tests.conftest import signed_in


@pytest.fixture
def guide(site) -> HelpPage:  # noqa: F811
    page = HelpPage(title="领养手续", slug="adoption", summary="收养登记", source="民法典")
    site.get_children().get(slug="help").add_child(instance=page)
    page.save_revision().publish()
    BestBet.objects.create(words="抱养孩子， 家庭暴力", page=page)
    return page


def titles(words: str) -> list[str]:
    return [entry.title for entry in pinned(ask(words))]


@pytest.mark.parametrize("words", ["抱养孩子", "抱養孩子", " 抱养孩子 ", "家庭暴力", "jiatingbaoli"])
def test_it_stands_first_for_its_words_however_they_are_typed(guide, words):
    assert titles(words) == ["领养手续"]


@pytest.mark.parametrize("words", ["抱养", "孩子", "抱养孩子的事", "，", ""])
def test_it_stands_for_nothing_else(guide, words):
    assert titles(words) == []


def test_it_is_shown_above_all_and_alone_where_nothing_else_is_found(guide, resident):
    text = resident.get(reverse("search:answer", args=[answers.keep("抱养孩子")])).content.decode()
    assert 'href="/help/adoption/"' in text
    assert "没有找到" not in text


def test_a_page_that_is_not_public_is_not_pinned(guide):
    guide.unpublish()
    assert titles("抱养孩子") == []


def test_a_bet_without_words_is_refused(guide):
    with pytest.raises(ValidationError):
        BestBet(words=" ，、", page=guide).full_clean()


def test_editors_pin_and_others_do_not(guide, editor, caseworker):
    place = "/cms/bestbet/new/"
    sent = {"words": "收养", "page": guide.pk}
    assert signed_in(editor).post(place, sent).status_code == 302
    assert titles("收养") == ["领养手续"]
    assert signed_in(caseworker).post(place, sent).status_code in (302, 403, 404)
    assert BestBet.objects.filter(words="收养").count() == 1
