"""Who reads in English hears Chinese words, which stay what they are, by a voice that can say them."""

import re

import pytest
from bs4 import BeautifulSoup, Comment
from django.test import Client
from django.utils import translation
from wagtail.models import Page

from cms.base.english import named
from tests.factories.pages import make_first_pages

HAN = re.compile(r"[\u3400-\u9fff]")
SILENT = {"script", "style", "title", "option", "textarea"}
READ = (
    *(
        "/",
        "/policies/",
        "/policies/womens-rights-law/",
        "/policies/reading-maternity/",
        "/help/",
        "/help/legal-aid/",
        "/help/apply-legal-aid/",
    ),
    *("/stories/", "/news/", "/news/open/", "/topics/", "/topics/safety/", "/opinions/", "/opinions/example/"),
    *(
        "/about/",
        "/about/contact/",
        "/about/accessibility/",
        "/about/map/",
        "/about/platforms/",
        "/about/privacy/",
        "/corrections/?page=/about/contact/",
    ),
)


@pytest.fixture
def site(district) -> Page:
    """The columns with their first articles."""
    make_first_pages(demo=True)
    return Page.objects.get(depth=2)


def unmarked(address: str) -> list[str]:
    """Chinese words of an English page of which no element around says that they are Chinese."""
    client = Client()
    client.cookies["django_language"] = "en"
    soup = BeautifulSoup(client.get(address).content, "lxml")
    assert soup.html["lang"] == "en"
    texts = [text for text in soup.find_all(string=HAN) if not isinstance(text, Comment) and text.parent.name not in SILENT]
    spoken = [(text, next(up["lang"] for up in text.parents if up.has_attr("lang"))) for text in texts]
    return [f"{address} {text.strip()[:30]}" for text, language in spoken if not language.startswith("zh")]


def test_chinese_words_say_that_they_are_chinese(site):
    found = [words for address in READ for words in unmarked(address)]
    assert found == [], "\n".join(found)


def test_a_column_of_forms_has_an_english_name():
    with translation.override("en"):
        assert not HAN.search(named("办事指南"))
    assert named("办事指南") == "办事指南"
