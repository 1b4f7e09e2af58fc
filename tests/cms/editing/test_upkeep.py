"""Editors are told what grows old and what leads nowhere, and look at a page as its readers will."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cms.editing.upkeep import broken_links, review_due
from cms.help.models import HelpIndexPage, HelpPage
from portal.district.models import Hotline

TODAY = date(2026, 11, 25)


def publish(slug: str, text: str = "", checked_on: date | None = None) -> HelpPage:
    page = HelpPage(title=slug, slug=slug, summary="一", source="区司法局", checked_on=checked_on)
    page.body = page.body.stream_block.to_python([{"type": "paragraph", "value": text}] if text else [])
    HelpIndexPage.objects.get().add_child(instance=page)
    return page


@pytest.mark.parametrize(("days", "is_due"), [(364, False), (365, False), (366, True)])
def test_a_page_is_due_a_year_after_it_was_checked(site, days, is_due):
    publish("old", checked_on=TODAY - timedelta(days))
    assert [reminder.title for reminder in review_due(TODAY)] == (["old"] if is_due else [])


def test_so_is_a_number_and_the_oldest_comes_first(site, district):
    publish("old", checked_on=date(2024, 1, 1))
    line = Hotline.objects.first()
    Hotline.objects.update(verified_on=None)
    Hotline.objects.filter(pk=line.pk).update(verified_on=date(2023, 1, 1), verified_by="区妇联")
    assert [reminder.detail for reminder in review_due(TODAY)] == ["2023-01-01", "2024-01-01"]


def test_links_to_what_is_gone_are_named_others_not(site):
    there = publish("there")
    publish(
        "links",
        f'<p><a linktype="page" id="{there.pk}">一</a><a id="{there.pk}" linktype="page">二</a><a linktype="page" id="99999">三</a>'
        '<a href="/help/there/">四</a><a href="/help/gone/">五</a><a href="https://a.example/">六</a><a href="/f/a/1/">七</a></p>',
    )
    assert [(reminder.title, reminder.detail) for reminder in broken_links()] == [("links", "已删除的页面"), ("links", "/help/gone/")]
    there.unpublish()
    assert "已下线的页面：there" in [reminder.detail for reminder in broken_links()]
    assert len(broken_links()) == 4


def test_both_stand_on_the_front_page_of_the_editors(site, editor_client):
    publish("old", checked_on=timezone.localdate() - timedelta(400))
    publish("links", '<p><a href="/help/gone/">五</a></p>')
    page = editor_client.get("/cms/").content.decode()
    assert "一年没有核对" in page
    assert "/help/gone/" in page


def test_the_admin_loads_what_makes_its_lists_fit_a_phone(site, editor_client):
    assert "cms/admin.css" in editor_client.get("/cms/").content.decode()
