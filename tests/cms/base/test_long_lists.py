"""A column that grows for years stays a page that a phone can load, whatever is asked of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cms.news.models import NewsIndexPage, NewsPage
from cms.opinions.models import CollectionPage, OpinionIndexPage
from cms.stories.models import StoryIndexPage
from cms.topics.models import TopicIndexPage

MANY = 45
ODD = ["?page=99999", "?page=0", "?page=-1", "?page=x", "?page=", "?page=1&page=2", "?page=%00", "?page=1e9", "?page=😀", "?q=" + "字" * 99]


@pytest.fixture
def news(site) -> NewsIndexPage:
    """More notices than one page takes, each a day older than the one before."""
    index, now = NewsIndexPage.objects.get(), timezone.now()
    for number in range(MANY):
        page = NewsPage(title=f"通知{number:02}", slug=f"n{number}", summary="x", source="x", first_published_at=now - timedelta(number))
        index.add_child(instance=page)
    return index


def titles(query: str = "") -> list[str]:
    answer = Client().get(f"/news/{query}")
    assert answer.status_code == 200
    return [title for title in (f"通知{number:02}" for number in range(MANY)) if title in answer.content.decode()]


def test_the_newest_stand_on_the_first_page_and_the_oldest_on_the_last(news):
    first, last = titles(), titles("?page=3")
    assert first[0] == "通知00"
    assert len(first) == 20
    assert last == titles("?page=99999") == [f"通知{number}" for number in range(40, 45)]


def test_each_page_leads_to_the_next(news):
    text = Client().get("/news/?page=2").content.decode()
    assert 'rel="prev" href="?page=1"' in text
    assert 'rel="next" href="?page=3"' in text
    assert "第 2 页，共 3 页" in text


def test_questions_to_the_public_are_divided_too(site):
    index, today = OpinionIndexPage.objects.get(), timezone.localdate()
    for number in range(21):
        days = {"opens_on": today, "closes_on": today + timedelta(number)}
        index.add_child(instance=CollectionPage(title=f"征集{number:02}", slug=f"c{number}", summary="x", source="x", **days))
    assert "征集00" not in Client().get("/opinions/").content.decode()
    assert "征集00" in Client().get("/opinions/?page=2").content.decode()


@pytest.mark.parametrize("query", ODD)
@pytest.mark.parametrize("index", [NewsIndexPage, StoryIndexPage, OpinionIndexPage, TopicIndexPage])
def test_whatever_is_asked_of_a_list_is_answered_kindly(site, index, query):
    assert Client().get(index.objects.get().url + query).status_code == 200
