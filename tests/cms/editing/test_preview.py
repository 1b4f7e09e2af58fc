"""Drafts as readers will see them: every kind of page, in normal and in large print, in the frame beside the form."""

import json
import re
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from cms.base.pages import PublicPage
from portal.pagecache.generation import generation
from tests.factories.pages import make_first_pages

CHECKER = 'id="checker-axe-configuration"'


@pytest.fixture
def kinds(site) -> list[Page]:
    """A page of each kind that the portal starts with."""
    make_first_pages(demo=True)
    models = [model for model in apps.get_models() if issubclass(model, PublicPage)]
    return [page for model in models if (page := model.objects.exact_type(model).first())]


def form_of(client: Client, page: Page) -> dict[str, Any]:
    """What the browser would post from the page's form, its body emptied."""
    form = querydict_from_html(client.get(f"/cms/pages/{page.pk}/edit/").content.decode(), form_id="page-edit-form")
    empty = {field.name: streamfield([]) for field in page._meta.fields if isinstance(field, StreamField)}
    return form.dict() | nested_form_data(empty)


def preview(client: Client, page: Page, mode: str = "", **typed: Any):
    """What the frame shows after the form has told what stands in it, as it does on opening."""
    client.post(f"/cms/pages/{page.pk}/edit/preview/", form_of(client, page) | typed)
    return client.get(f"/cms/pages/{page.pk}/edit/preview/", {"mode": mode, "in_preview_panel": "true"})


@pytest.mark.parametrize(("mode", "is_large"), [("", False), ("elder", True)])
def test_every_kind_of_page_is_seen_in_normal_and_in_large_print(kinds, editor_client, mode, is_large):
    assert len(kinds) > 8
    for page in kinds:
        answer = preview(editor_client, page, mode)
        assert (answer.status_code, page.title in answer.content.decode()) == (200, True), page
        assert ('class="elder"' in answer.content.decode()) is is_large, page


def test_what_is_typed_is_seen_before_it_is_saved(guide, editor_client):
    assert "还没有保存的字" in preview(editor_client, guide, summary="还没有保存的字").content.decode()


def test_the_frame_beside_the_form_may_show_it_and_no_other_site_may(guide, editor_client):
    answer = preview(editor_client, guide)
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'none'" in Client().get("/help/")["Content-Security-Policy"]


def test_the_checker_runs_in_the_draft_and_never_in_the_page_that_readers_get(guide, editor_client):
    assert CHECKER in preview(editor_client, guide).content.decode()
    assert CHECKER not in editor_client.get("/help/").content.decode()


def test_the_checker_asks_for_words_on_pictures_and_for_headings_in_order(guide, editor_client):
    page = editor_client.get(f"/cms/pages/{guide.pk}/edit/").content.decode()
    config = json.loads(re.search(rf"{CHECKER}[^>]*>(.*?)</script>", page)[1])
    assert {"image-alt", "alt-text-quality", "heading-order", "empty-heading"} <= set(config["options"]["runOnly"])
    assert config["messages"]["image-alt"]["error_name"] == "有图片没有写给看不见的人听的话"
    assert config["context"]["include"] == ["#main"]


def test_only_who_may_edit_sees_a_draft(guide, stranger):
    assert Client().get(f"/cms/pages/{guide.pk}/edit/preview/").status_code == 302
    client = Client()
    client.force_login(stranger)
    assert client.get(f"/cms/pages/{guide.pk}/edit/preview/").status_code in (302, 403, 404)


def test_where_public_pages_are_kept_a_draft_is_still_shown_and_not_kept(guide, editor_client, settings):
    settings.PAGE_CACHE_BYTES = 1_000_000
    generation.forget()
    guide.save_revision().publish()
    answer = preview(editor_client, guide, summary="还没有保存的字")
    assert (answer.status_code, "还没有保存的字" in answer.content.decode()) == (200, True)
    assert "还没有保存的字" not in Client().get("/help/how/").content.decode()
