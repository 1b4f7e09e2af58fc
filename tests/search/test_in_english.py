"""Who reads the portal in English reads the answers in English, as far as the pages behind them are."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils import translation
from wagtail.models import Page

from portal.district.models import Hotline
from portal.kit.findable import Document
from search.columns import columns
from search.finding import search
from search.models import Entry
from search.sources.pages import describe
from search.sources.services import hotline, offered
from search.writing import write
from tests.factories.pages import make_first_pages
from tests.search.test_views import answer

GUIDE = Document(
    *("t:g", "guide", "请不起律师，怎样申请法律援助", "/help/legal-aid/"),
    summary="符合条件的，不花钱请律师。",
    body="可以申请法律援助。带上身份证。",
    title_en="No money for a lawyer: legal aid",
    summary_en="Who fulfils the conditions gets a lawyer for free.",
    body_en="You may go there yourself. Lawyers for legal aid cost nothing. Bring your identity card.",
)
LAW = Document("t:l", "policy", "法律援助法", "/policies/legal-aid-law/", body="公民可以申请法律援助。")


@pytest.fixture
def english(db) -> Client:
    """A guide in both languages, a law in Chinese only, and a reader of English."""
    write(GUIDE)
    write(LAW)
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    yield client
    translation.activate(settings.LANGUAGE_CODE)


def results(client: Client, words: str) -> dict[str, BeautifulSoup]:
    """The results by their addresses."""
    page = BeautifulSoup(answer(client, words).content, "lxml")
    return {row.a["href"]: row for row in page.select(".results > li")}


def test_a_guide_is_called_as_its_english_page_and_says_its_english_sentence(english):
    guide = results(english, "legal aid")[GUIDE.url]
    assert (guide.a["lang"], guide.a.get_text()) == ("en", GUIDE.title_en)
    assert (guide.p["lang"], guide.p.get_text()) == ("en", "Lawyers for legal aid cost nothing.")


def test_a_question_in_chinese_has_english_answers_too(english):
    guide = results(english, "法律援助")[GUIDE.url]
    assert (guide.a.get_text(), guide.p.get_text()) == (GUIDE.title_en, GUIDE.summary_en)


def test_what_is_only_chinese_stays_chinese_and_says_so(english):
    law = results(english, "legal aid")[LAW.url]
    assert (law.a["lang"], law.a.get_text(), law.p["lang"]) == ("zh-CN", LAW.title, "zh-CN")


def test_readers_of_chinese_see_no_english(resident, english):
    guide = results(resident, "legal aid")[GUIDE.url]
    assert (guide.a["lang"], guide.a.get_text(), guide.p["lang"]) == ("zh-CN", GUIDE.title, "zh-CN")


def test_english_words_of_a_page_find_it(english):
    assert [hit.key for hit in search("identity card").hits] == ["t:g"]


def test_little_english_words_find_nothing(english):
    assert search("for me and you").hits == ()
    assert [hit.key for hit in search("what about the card").hits] == ["t:g"]


def test_english_adds_no_document_and_no_chinese_word():
    alone = Document(GUIDE.key, GUIDE.kind, GUIDE.title, GUIDE.url, summary=GUIDE.summary, body=GUIDE.body)
    for name, text in vars(columns(alone)).items():
        assert getattr(columns(GUIDE), name).startswith(text), name


@pytest.fixture
def site(district) -> None:
    """The columns with their first articles."""
    make_first_pages(demo=True)


def test_pages_in_two_languages_are_described_in_both(site):
    guide, column, law = (Page.objects.get(slug=slug).specific for slug in ("legal-aid", "policies", "civil-code"))
    assert describe(guide).title_en == guide.title_en
    assert describe(guide).summary_en == guide.summary_en
    assert guide.bring_en.splitlines()[0] in describe(guide).body_en
    assert describe(column).title_en == "Policies"
    assert describe(law).title_en == describe(law).summary_en == describe(law).body_en == ""


def test_numbers_and_services_are_described_in_english(site):
    line = Hotline.objects.get(number="12338")
    assert hotline(line).title_en == f"12338 {line.name_en}"
    assert hotline(line).summary_en == line.when_to_use_en
    assert all(one.title_en.isascii() and one.summary_en for one in offered())
    assert Entry.objects.filter(kind="hotline", title_en="").count() == 0
