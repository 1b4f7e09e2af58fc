"""The index follows what is published, in the same transaction."""

import pytest
from django.db import transaction

from cms.help.models import HelpPage
from portal.district.models import Hotline
from portal.kit.findable import Document
from portal.outbox.models import Message
from search.finding import search
from search.models import Entry
from search.writing import CHANGED, remove, write
from tests.cms.conftest import roots, site  # noqa: F401


def found(words: str) -> list[str]:
    return [hit.key for hit in search(words).hits]


@pytest.fixture
def guide(site) -> HelpPage:  # noqa: F811
    """A published guide about something that no other page knows."""
    page = HelpPage(title="领养手续", slug="adoption", summary="收养登记", source="民法典")
    site.get_children().get(slug="help").add_child(instance=page)
    page.save_revision().publish()
    return page


def key(page: HelpPage) -> str:
    return f"help.helppage:{page.pk}"


def test_a_published_page_is_found(guide):
    assert key(guide) in found("领养")


def test_a_draft_is_not_found(guide):
    guide.title = "送养手续"
    guide.save_revision()
    assert key(guide) not in found("送养")
    assert key(guide) in found("领养")


def test_a_change_is_found_by_its_new_words_only(guide):
    guide.title = "送养登记"
    guide.save_revision().publish()
    assert key(guide) in found("送养")
    assert key(guide) not in found("领养")


def test_what_leaves_the_site_is_not_found(guide):
    guide.unpublish()
    assert found("领养") == []
    assert not Entry.objects.filter(key=key(guide)).exists()


def test_what_is_deleted_is_not_found(guide):
    guide.delete()
    assert found("领养") == []


def test_a_moved_page_is_found_at_its_new_address(guide):
    guide.slug = "adopting"
    guide.save_revision().publish()
    assert Entry.objects.get(key=key(guide)).url == "/help/adopting/"


def test_a_change_that_is_undone_was_never_found(db):
    with transaction.atomic():
        write(Document("t:1", "page", "昙花一现", "/x/"))
        transaction.set_rollback(True)
    assert found("昙花一现") == []


def test_an_unverified_number_is_not_found(db):
    line = Hotline.objects.create(code="demo", number="99887", name="演示", when_to_use="演示", source="演示", position=99)
    assert found("99887") == []
    line.verified_on = "2026-11-23"
    line.save()
    assert len(found("99887")) == 1
    line.is_active = False
    line.save()
    assert found("99887") == []


def test_elasticsearch_is_told_in_the_same_transaction_and_the_embedded_engine_needs_no_news(db, settings):
    write(Document("t:1", "page", "一", "/1/"))
    assert not Message.objects.filter(topic=CHANGED).exists()
    settings.SEARCH_ENGINE = "elasticsearch"
    write(Document("t:1", "page", "二", "/1/"))
    message = Message.objects.get(topic=CHANGED)
    assert message.payload == {"key": "t:1"}
    assert Entry.objects.get().version == message.pk
    remove("t:1")
    assert Message.objects.filter(topic=CHANGED).count() == 2
