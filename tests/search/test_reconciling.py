"""What no signal told is noticed."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from cms.help.models import HelpPage
from cms.stories.consents import Consent
from portal.district.models import Hotline
from portal.outbox.registry import handlers_of, schedules
from search import handlers
from search.finding import entries_of, search
from search.models import Entry
from search.reconciling import Mended, reconcile
from search.writing import everything, rewrite
from tests.cms.conftest import roots, site  # noqa: F401
from tests.cms.stories.conftest import consent_for, story  # noqa: F401


def found(words: str) -> list[str]:
    return [hit.key for hit in search(words).hits]


@pytest.fixture
def guide(site) -> HelpPage:  # noqa: F811
    page = HelpPage(title="领养手续", slug="adoption", summary="收养登记", source="民法典")
    site.get_children().get(slug="help").add_child(instance=page)
    page.save_revision().publish()
    rewrite(everything())
    return page


def test_what_is_in_step_is_left_alone(guide):
    assert reconcile() == Mended()


def test_a_title_changed_by_update_is_found(guide):
    Page.objects.filter(pk=guide.pk).update(title="送养登记")
    assert found("送养") == []
    assert reconcile() == Mended(written=1)
    assert found("送养") == [f"help.helppage:{guide.pk}"]
    assert reconcile() == Mended()


def test_what_was_taken_off_by_update_is_not_found(guide):
    Page.objects.filter(pk=guide.pk).update(live=False)
    assert reconcile() == Mended(removed=1)
    assert found("领养") == []


def test_rows_made_in_bulk_are_found_and_deleted_ones_are_not(guide):
    today = timezone.localdate()
    Hotline.objects.bulk_create(
        [
            Hotline(name="演示", code=f"demo-{n}", number=f"9988{n}", when_to_use="演示", source="演示", position=90 + n, verified_on=today)
            for n in range(3)
        ]
    )
    assert reconcile() == Mended(written=3)
    assert len(found("99881")) == 1
    Hotline.objects.filter(number__startswith="9988")._raw_delete("default")
    assert reconcile() == Mended(removed=3)


def test_an_entry_that_was_lost_comes_back(guide):
    Entry.objects.filter(key=f"help.helppage:{guide.pk}").delete()
    assert reconcile().written == 1
    assert found("领养") == [f"help.helppage:{guide.pk}"]


@pytest.fixture
def told(story, editor):  # noqa: F811
    """A story that was public, about a real person."""
    consent_for(story, editor)
    story.get_latest_revision().publish()
    key = f"stories.storypage:{story.pk}"
    assert Entry.objects.filter(key=key).exists()
    return key


@pytest.mark.parametrize("change", [{"withdrawn_at": timezone.now()}, {"valid_until": timezone.localdate() - timedelta(days=1)}])
def test_a_story_whose_consent_ended_unseen_is_never_shown_and_then_forgotten(told, change):
    Consent.objects.update(given_on=timezone.localdate() - timedelta(days=9), **change)
    title = Entry.objects.get(key=told).title
    hits = [hit for hit in search(title).hits if hit.key == told]
    assert len(hits) == 1
    assert entries_of(hits) == []
    assert reconcile().removed == 1
    assert told not in found(title)


def test_it_runs_by_the_clock_and_locks_nobody_out_while_it_reads(db, monkeypatch, django_capture_on_commit_callbacks):
    read_before = []
    monkeypatch.setattr(handlers, "reconcile", lambda: read_before.append(True) or Mended())
    topic = "periodic.search.handlers.look_after_the_index"
    assert topic in schedules()
    with django_capture_on_commit_callbacks(execute=True):
        (handler,) = handlers_of(topic).values()
        handler(None)
        assert read_before == []
    assert read_before == [True]
