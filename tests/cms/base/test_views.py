"""The door to published pages."""

import re

import pytest
from wagtail.models import Page

from cms.base.bootstrap import ensure_home
from cms.base.starter import publish_starter
from cms.policies.models import PolicyIndexPage, PolicyPage
from tests.factories.pages import make_first_pages


@pytest.fixture
def site(district) -> Page:
    """The columns with their first articles."""
    make_first_pages(demo=False)
    return Page.objects.get(depth=2)


def test_a_published_page_is_read_at_its_address(site, client):
    assert client.get("/policies/legal-aid-law/").status_code == 200


def test_a_page_taken_down_is_not_found(site, client):
    PolicyPage.objects.get(slug="legal-aid-law").unpublish()
    assert client.get("/policies/legal-aid-law/").status_code == 404


def test_the_public_goes_on_reading_what_was_published_while_a_draft_waits(site, client):
    page = PolicyPage.objects.get(slug="legal-aid-law")
    page.title = "还没有人审过的标题"
    page.save_revision()
    assert "还没有人审过的标题" not in client.get("/policies/legal-aid-law/").content.decode()


@pytest.mark.parametrize("address", ["/policies/nothing/", "/home/policies/", "/policies/legal-aid-law/more/", "/%00/", "/政策/"])
def test_an_address_without_a_page_is_not_found(site, client, address):
    assert client.get(address).status_code == 404


def test_pages_are_read_and_never_written(site, client):
    assert client.post("/policies/").status_code == 405


def test_a_page_says_where_it_stands_and_what_government_sites_must_say(site, client):
    text = client.get("/policies/legal-aid-law/").content.decode()
    assert '<a href="/policies/">政策</a>' in text
    assert '<meta name="ColumnName" content="政策">' in text
    assert '<meta name="ArticleTitle" content="中华人民共和国法律援助法">' in text
    assert '<meta name="PubDate" content="20' in text
    assert '<meta name="ContentSource" content="' in text


def test_a_column_states_itself_as_a_column(site, client):
    text = client.get("/policies/").content.decode()
    assert '<meta name="ColumnName" content="政策">' in text
    assert re.search(r'<meta name="ColumnDescription" content="[^"]+">', text)
    assert "ArticleTitle" not in text
    assert "PubDate" not in text


def test_first_content_is_published_once_and_then_the_editors_own(site):
    page = PolicyPage.objects.get(slug="legal-aid-law")
    page.title = "改过的标题"
    page.save_revision().publish()
    assert publish_starter(demo=False) == []
    assert PolicyPage.objects.get(slug="legal-aid-law").title == "改过的标题"


def test_made_up_articles_come_only_with_the_demo(site):
    assert [address for address in publish_starter(demo=True) if not address.startswith(("/stories/", "/opinions/"))] == []


def test_the_ground_is_laid_once(site):
    assert ensure_home().pk == ensure_home().pk == site.pk
    assert PolicyIndexPage.objects.count() == 1
