"""A story without consent in force becomes public by no road at all; one whose consent ends leaves every list."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.editing.releases import JointRelease, JointReleasePage
from cms.editing.schedule import publish_what_is_due
from cms.plan.related import related_to
from cms.stories.consents import Consent
from cms.stories.models import StoryIndexPage, StoryPage
from cms.stories.withdrawal import withdraw
from tests.cms.conftest import APPROVE, decide, filled_in
from tests.cms.stories.conftest import consent_for
from tests.conftest import person, signed_in

DAY = timedelta(days=1)
CODE = "八.策略.3"


def none(story: StoryPage, user) -> None:
    """Nobody has signed anything."""


def withdrawn(story: StoryPage, user) -> None:
    withdraw(consent_for(story, user), by=user)


def run_out(story: StoryPage, user) -> None:
    consent_for(story, user, given_on=timezone.localdate() - 9 * DAY, valid_until=timezone.localdate() - DAY)


def not_yet(story: StoryPage, user) -> None:
    consent_for(story, user, given_on=timezone.localdate() + DAY)


def of_another(story: StoryPage, user) -> None:
    other = StoryIndexPage.objects.get().add_child(instance=StoryPage(title="别的", slug="other", summary="一", source="采写", live=False))
    consent_for(other, user)


def by_review(story: StoryPage, chief) -> None:
    story.get_workflow().start(story, chief)
    decide(person("second", "reviewer"), story, APPROVE)


def by_the_button(story: StoryPage, chief) -> None:
    signed_in(chief).post(f"/cms/pages/{story.pk}/edit/", filled_in(story.title, slug=story.slug, **{"action-publish": "publish"}))


def in_bulk(story: StoryPage, chief) -> None:
    index = StoryIndexPage.objects.get()
    address = f"/cms/bulk/wagtailcore/page/publish/?id={story.pk}&id={index.pk}"
    signed_in(chief).post(address, {"include_descendants": "on"})


def by_the_interface(story: StoryPage, chief) -> None:
    signed_in(chief).post(f"/cms/api/main/pages/{story.pk}/action/publish/")


def by_the_interface_as_a_copy(story: StoryPage, chief) -> None:
    signed_in(chief).post(f"/cms/api/main/pages/{story.pk}/action/copy/", {"slug": "copy", "title": "副本", "keep_live": "true"})


def by_an_old_revision(story: StoryPage, chief) -> None:
    revision = story.get_latest_revision()
    signed_in(chief).post(f"/cms/pages/{story.pk}/edit/", filled_in(story.title, revision=revision.pk, **{"action-publish": "publish"}))


def by_code(story: StoryPage, chief) -> None:
    with pytest.raises(PermissionDenied):
        story.get_latest_revision().publish(skip_permission_checks=True)


def by_code_in_the_name_of_the_superuser(story: StoryPage, chief) -> None:
    with pytest.raises(PermissionDenied):
        story.get_latest_revision().publish(user=chief)


def by_saving_it_live(story: StoryPage, chief) -> None:
    story.live = True
    with pytest.raises(PermissionDenied):
        story.save()


def by_an_alias(story: StoryPage, chief) -> None:
    StoryPage.objects.filter(pk=story.pk).update(live=True)
    with pytest.raises(PermissionDenied):
        StoryPage.objects.get(pk=story.pk).create_alias(update_slug="alias")
    StoryPage.objects.filter(pk=story.pk).update(live=False)


def by_a_copy_that_stays_live(story: StoryPage, chief) -> None:
    StoryPage.objects.filter(pk=story.pk).update(live=True)
    with pytest.raises(PermissionDenied):
        StoryPage.objects.get(pk=story.pk).copy(update_attrs={"slug": "copy"}, keep_live=True)
    StoryPage.objects.filter(pk=story.pk).update(live=False)


def by_the_clock(story: StoryPage, chief) -> None:
    Revision.objects.filter(pk=story.latest_revision_id).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    assert publish_what_is_due() == 0


def by_the_command_of_the_clock(story: StoryPage, chief) -> None:
    Revision.objects.filter(pk=story.latest_revision_id).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


def in_a_joint_release(story: StoryPage, chief) -> None:
    release = JointRelease.objects.create(name="一起", goes_out_at=timezone.now() - timedelta(minutes=1))
    JointReleasePage.objects.create(release=release, page=story)
    by_the_clock(story, chief)


ROADS = [
    by_review,
    by_the_button,
    in_bulk,
    by_the_interface,
    by_the_interface_as_a_copy,
    by_an_old_revision,
    by_code,
    by_code_in_the_name_of_the_superuser,
    by_saving_it_live,
    by_an_alias,
    by_a_copy_that_stays_live,
    by_the_clock,
    by_the_command_of_the_clock,
    in_a_joint_release,
]


CASES = [*((road, withdrawn) for road in ROADS), *((by_code, consent) for consent in (none, run_out, not_yet, of_another))]


@pytest.mark.parametrize(("road", "consent"), CASES, ids=lambda case: case.__name__)
def test_without_consent_in_force_no_road_leads_to_the_public(
    story, editor, chief, road: Callable[[StoryPage, object], None], consent: Callable[[StoryPage, object], None]
):
    consent(story, editor)
    road(story, chief)
    assert not StoryPage.objects.filter(live=True).exists()
    assert Client().get("/stories/call/").status_code == 404
    assert story.title not in Client().get("/stories/").content.decode()


def test_until_the_clock_has_taken_it_down_no_list_names_it(story, editor):
    consent_for(story, editor)
    story.plan_codes.add(story.plan_codes.model(code=CODE))
    story.save_revision().publish()
    assert "她们的故事" in related_to(CODE)
    Consent.objects.update(given_on=timezone.localdate() - 9 * DAY, valid_until=timezone.localdate() - DAY)
    assert Page.objects.get(pk=story.pk).live
    assert related_to(CODE) == {}
    for address in ("/stories/", "/sitemap.xml", "/about/map/", "/"):
        assert story.title not in Client().get(address).content.decode(), address
        assert "/stories/call/" not in Client().get(address).content.decode(), address
