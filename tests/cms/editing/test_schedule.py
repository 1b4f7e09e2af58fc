"""Pages go out and come down by the clock, alone or together."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.editing.releases import JointRelease, JointReleasePage
from cms.editing.schedule import publish_what_is_due, take_down_what_is_over
from cms.help.models import HelpIndexPage, HelpPage
from cms.stories.consents import Consent
from cms.stories.models import StoryPage
from cms.stories.withdrawal import withdraw
from portal.outbox.beat import scheduler
from portal.outbox.dispatch import drain
from portal.outbox.models import Message
from portal.outbox.registry import schedules
from tests.cms.conftest import APPROVE, decide, is_live
from tests.cms.stories.conftest import consent_for, story  # noqa: F401

HOUR = timedelta(hours=1)


def draft(slug: str, editor, **more) -> HelpPage:
    page = HelpPage(title=slug, slug=slug, summary="一", source="区司法局", live=False, owner=editor, **more)
    HelpIndexPage.objects.get().add_child(instance=page)
    page.save_revision(user=editor)
    return page


def approve(page: Page, editor, reviewer) -> None:
    page.get_workflow().start(page, editor)
    decide(reviewer, page, APPROVE)


@pytest.fixture
def clock(time_machine):
    time_machine.move_to("2026-11-24T01:00:00+00:00", tick=False)
    return time_machine


def test_it_goes_out_and_comes_down_at_the_time_that_was_approved(clock, site, editor, reviewer):
    page = draft("night", editor, go_live_at=timezone.now() + HOUR, expire_at=timezone.now() + 2 * HOUR)
    approve(page, editor, reviewer)
    assert (publish_what_is_due(), is_live(page)) == (0, False)
    clock.shift(HOUR + timedelta(seconds=1))
    assert (publish_what_is_due(), is_live(page)) == (1, True)
    assert Client().get("/help/night/").status_code == 200
    clock.shift(HOUR)
    assert (take_down_what_is_over(), is_live(page)) == (1, False)
    assert Client().get("/help/night/").status_code == 404


def test_nobody_has_to_visit_the_background_process_does_it_within_a_minute(clock, site, editor, reviewer):
    page = draft("night", editor, go_live_at=timezone.now() + HOUR)
    approve(page, editor, reviewer)
    beat = scheduler()
    topic = next(topic for topic in schedules() if topic.endswith("keep_the_schedule"))
    clock.shift(HOUR + timedelta(seconds=60))
    beat.apply_async(beat.schedule[topic])
    drain()
    assert is_live(page)
    assert schedules()[topic].run_every <= timedelta(seconds=30)


def test_a_release_goes_out_together_when_the_last_page_was_approved(clock, site, editor, reviewer):
    pages = [draft(slug, editor) for slug in ("policy", "reading", "notice")]
    release = JointRelease.objects.create(name="三件一起", goes_out_at=timezone.now() + HOUR)
    JointReleasePage.objects.bulk_create(JointReleasePage(release=release, page=page) for page in pages)
    for page in pages[:2]:
        approve(page, editor, reviewer)
    clock.shift(2 * HOUR)
    publish_what_is_due()
    assert [is_live(page) for page in pages] == [False, False, False]
    approve(pages[2], editor, reviewer)
    publish_what_is_due()
    assert [is_live(page) for page in pages] == [True, True, True]
    assert JointRelease.objects.get().done_at


def test_if_one_of_a_release_may_not_be_public_none_goes_out(clock, site, editor, reviewer, story):  # noqa: F811
    consent_for(story, editor)
    pages = [draft("notice", editor), story]
    release = JointRelease.objects.create(name="一起", goes_out_at=timezone.now())
    JointReleasePage.objects.bulk_create(JointReleasePage(release=release, page=page) for page in pages)
    for page in pages:
        approve(page, editor, reviewer)
    withdraw(Consent.objects.get(), by=editor)
    assert publish_what_is_due() == 0
    assert [is_live(page) for page in pages] == [False, False]
    assert JointRelease.objects.get().done_at is None


@pytest.fixture
def three(clock, site, editor, reviewer) -> list[HelpPage]:
    """A policy, its reading and a notice, approved for one release that is due in an hour."""
    pages = [draft(slug, editor) for slug in ("policy", "reading", "notice")]
    release = JointRelease.objects.create(name="三件一起", goes_out_at=timezone.now() + HOUR)
    JointReleasePage.objects.bulk_create(JointReleasePage(release=release, page=page) for page in pages)
    for page in pages:
        approve(page, editor, reviewer)
    Message.objects.all().delete()
    return pages


def lives(pages: list[HelpPage]) -> list[bool]:
    return [is_live(page) for page in pages]


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_when_publishing_breaks_at_any_page_nothing_of_the_release_has_happened(three, clock, monkeypatch, fails_at):
    publish, calls = Revision.publish, []

    def break_down(revision: Revision, **more) -> None:
        calls.append(revision)
        publish(revision, **more)
        if len(calls) == fails_at:
            raise OSError("the disk is full")

    clock.shift(HOUR)
    with monkeypatch.context() as patch:
        patch.setattr(Revision, "publish", break_down)
        assert publish_what_is_due() == 0
    assert lives(three) == [False, False, False]
    assert JointRelease.objects.get().done_at is None
    assert not Message.objects.exists()
    assert not any(Client().get(f"/help/{page.slug}/").status_code == 200 for page in three)
    assert (publish_what_is_due(), lives(three)) == (3, [True, True, True])


def test_a_page_that_breaks_holds_up_no_other(clock, site, editor, reviewer, monkeypatch):
    pages = [draft(slug, editor, go_live_at=timezone.now() + HOUR) for slug in ("broken", "sound")]
    for page in pages:
        approve(page, editor, reviewer)
    publish = Revision.publish

    def break_down(revision: Revision, **more) -> None:
        if revision.as_object().slug == "broken":
            raise OSError("the disk is full")
        publish(revision, **more)

    clock.shift(2 * HOUR)
    monkeypatch.setattr(Revision, "publish", break_down)
    assert publish_what_is_due() == 1
    assert lives(pages) == [False, True]


def test_one_that_cannot_be_taken_down_holds_up_no_other(clock, site, editor, reviewer, monkeypatch):
    pages = [draft(slug, editor, expire_at=timezone.now() + HOUR) for slug in ("broken", "sound")]
    for page in pages:
        approve(page, editor, reviewer)
    unpublish = HelpPage.unpublish

    def break_down(page: HelpPage, **more) -> None:
        if page.slug == "broken":
            raise OSError("the disk is full")
        unpublish(page, **more)

    clock.shift(2 * HOUR)
    monkeypatch.setattr(HelpPage, "unpublish", break_down)
    assert take_down_what_is_over() == 1
    assert lives(pages) == [True, False]


@pytest.mark.parametrize("hours", [-1, 5])
def test_a_release_whose_moment_is_changed_after_approval_keeps_the_new_one(three, clock, hours):
    JointRelease.objects.update(goes_out_at=timezone.now() + hours * HOUR)
    publish_what_is_due()
    assert lives(three) == [hours < 0] * 3
    clock.shift(2 * HOUR)
    publish_what_is_due()
    assert lives(three) == [hours < 0] * 3
    clock.shift(4 * HOUR)
    publish_what_is_due()
    assert lives(three) == [True, True, True]


def test_a_page_with_a_later_moment_of_its_own_keeps_the_others_back(three, clock, editor, reviewer):
    late = HelpPage.objects.get(slug="notice")
    late.go_live_at = timezone.now() + 9 * HOUR
    late.save_revision(user=editor)
    approve(late, editor, reviewer)
    clock.shift(2 * HOUR)
    publish_what_is_due()
    assert lives(three) == [False, False, False]
    clock.shift(8 * HOUR)
    publish_what_is_due()
    assert lives(three) == [True, True, True]


def test_the_command_that_operators_know_keeps_releases_together(three, clock, editor):
    Revision.objects.filter(object_id=str(three[0].pk)).update(approved_go_live_at=None)
    clock.shift(2 * HOUR)
    call_command("publish_scheduled")
    assert lives(three) == [False, False, False]


def test_a_story_whose_consent_ran_out_holds_up_no_other_page(clock, site, editor, reviewer, story):  # noqa: F811
    consent_for(story, editor, valid_until=timezone.localdate())
    StoryPage.objects.filter(pk=story.pk).update(go_live_at=timezone.now() + 24 * HOUR)
    story.go_live_at = timezone.now() + 24 * HOUR
    story.save_revision(user=editor)
    other = draft("other", editor, go_live_at=timezone.now() + 24 * HOUR)
    for page in (story, other):
        approve(page, editor, reviewer)
    clock.shift(25 * HOUR)
    assert publish_what_is_due() == 1
    assert (is_live(story), is_live(other)) == (False, True)
    assert publish_what_is_due() == 0
