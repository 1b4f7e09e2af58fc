"""What editors do is seen at once although pages are kept; what they see themselves is never kept."""

import pytest
from django.test import Client
from wagtail.models import Page

from cms.stories.withdrawal import withdraw
from portal.district.models import Hotline
from portal.pagecache.generation import generation
from tests.cms.stories.conftest import story, told  # noqa: F401

STORY = "/stories/call/"


@pytest.fixture
def reader(settings) -> Client:
    """A resident's browser before a process that keeps pages."""
    settings.PAGE_CACHE_BYTES = 1_000_000
    generation.forget()
    return Client()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Within it what waits for the commit happens at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def words(reader: Client, path: str, **headers: str) -> str:
    return reader.get(path, headers=headers).content.decode()


def test_a_page_that_is_published_anew_is_seen_at_once(site, reader, committed):
    page = Page.objects.get(url_path="/home/news/").specific
    assert "第二版" not in words(reader, "/news/")
    page.title = "第二版"
    with committed():
        page.save_revision().publish()
    assert "第二版" in words(reader, "/news/")


def test_a_page_that_is_unpublished_is_gone_at_once(site, reader, committed):
    assert reader.get("/news/").status_code == 200
    with committed():
        Page.objects.get(url_path="/home/news/").specific.unpublish()
    assert reader.get("/news/").status_code == 404


def test_a_story_whose_consent_is_withdrawn_is_gone_at_once(told, editor, reader, committed):  # noqa: F811
    assert told.title in words(reader, STORY)
    assert told.title in words(reader, "/stories/")
    with committed():
        withdraw(told.consents.get(), by=editor)
    assert reader.get(STORY).status_code == 404
    assert told.title not in words(reader, "/stories/")


def test_a_number_that_is_changed_changes_on_every_kept_page(site, district, reader, committed):
    line = Hotline.objects.verified().first()
    assert line.number in words(reader, "/news/")
    line.number = "10086000"
    with committed():
        line.save()
    assert "10086000" in words(reader, "/news/")


def test_who_has_signed_in_neither_gets_a_copy_nor_leaves_one(site, reader, editor):
    signed = Client()
    signed.handler = reader.handler
    signed.force_login(editor)
    assert "ETag" not in signed.get("/news/").headers
    assert "ETag" in reader.get("/news/").headers
    assert "ETag" not in signed.get("/news/").headers


def test_a_correction_carries_a_token_and_is_never_kept(site, reader):
    assert reader.get("/corrections/?page=/news/").headers.get("ETag") is None
    assert reader.get("/news/").headers["ETag"]


def test_large_print_and_english_are_kept_apart(site, reader):
    plain = words(reader, "/news/")
    english = words(reader, "/news/", **{"accept-language": "en"})
    reader.cookies["elder"] = "1"
    large = words(reader, "/news/")
    assert 'class="elder"' in large
    assert 'lang="en"' in english
    del reader.cookies["elder"]
    assert [words(reader, "/news/"), words(reader, "/news/", **{"accept-language": "en"})] == [plain, english]
