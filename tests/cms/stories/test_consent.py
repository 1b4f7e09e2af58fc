"""No story without consent, by whichever road; and none a moment longer than it lasts."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.home.models import stories as on_the_front_page
from cms.stories.consents import Consent
from cms.stories.models import CHECKS, StoryIndexPage, StoryPage, ToldAs
from cms.stories.withdrawal import take_down_what_ran_out, withdraw
from portal.audit.models import Entry
from tests.cms.conftest import APPROVE, decide, is_live
from tests.cms.stories.conftest import consent_for
from tests.conftest import signed_in

ADDRESS = "/stories/call/"


def under_review(story: StoryPage, user) -> StoryPage:
    workflow = story.get_workflow()
    workflow.start(story, user)
    return story


def test_with_consent_it_is_published(story, editor, reviewer):
    consent_for(story, editor)
    decide(reviewer, under_review(story, editor), APPROVE)
    assert Client().get(ADDRESS).status_code == 200


def test_without_consent_a_reviewer_cannot_approve_and_reads_why(story, editor, reviewer):
    decide(reviewer, under_review(story, editor), APPROVE)
    assert not is_live(story)
    assert "没有有效的同意记录" in signed_in(reviewer).get(f"/cms/pages/{story.pk}/edit/").content.decode()


def test_code_cannot_publish_it(story):
    with pytest.raises(PermissionDenied):
        story.get_latest_revision().publish()
    assert not is_live(story)


def test_code_cannot_save_it_as_live(story):
    story.live = True
    with pytest.raises(PermissionDenied):
        story.save()
    assert not is_live(story)


def test_it_cannot_come_into_the_world_live(site):
    with pytest.raises(PermissionDenied), transaction.atomic():
        StoryIndexPage.objects.get().add_child(instance=StoryPage(title="新", slug="new", summary="新", source="采写"))
    assert not Page.objects.filter(slug="new").exists()


def test_written_past_the_model_it_is_still_shown_to_nobody(story):
    StoryPage.objects.filter(pk=story.pk).update(live=True)
    assert is_live(story)
    assert Client().get(ADDRESS).status_code == 404
    assert story.title not in Client().get("/stories/").content.decode()
    assert on_the_front_page() == []


@pytest.mark.parametrize(
    ("change", "consent"),
    [
        ({"told_as": ToldAs.NAME}, {}),
        ({}, {"given_on": timezone.localdate() + timedelta(1)}),
        ({}, {"given_on": timezone.localdate() - timedelta(9), "valid_until": timezone.localdate() - timedelta(1)}),
        *(({name: False}, {}) for name in CHECKS),
    ],
)
def test_consent_covers_what_it_names_and_the_list_is_ticked_to_the_end(story, editor, change, consent):
    consent_for(story, editor, **consent)
    for name, value in change.items():
        setattr(story, name, value)
    with pytest.raises(PermissionDenied):
        story.save_revision().publish()


def test_her_real_name_with_her_consent_to_it(story, editor):
    consent_for(story, editor, shows_name=True)
    story.told_as = ToldAs.NAME
    story.save_revision().publish()
    assert is_live(story)


def test_a_made_up_story_needs_none_and_says_that_it_is_made_up(story):
    story.is_fictional = True
    story.save_revision().publish()
    assert "示例（虚构）" in Client().get(ADDRESS).content.decode()


def test_when_she_withdraws_the_editor_ticks_one_box_and_it_is_gone(told, editor, editor_client):
    consent = Consent.objects.get()
    editor_client.post(f"/cms/consent/edit/{consent.pk}/", {"withdrawn": "on"})
    assert not is_live(told)
    assert Client().get(ADDRESS).status_code == 404
    assert Entry.objects.filter(action="consent.withdrawn", actor=editor.pk, subject_id=str(consent.pk)).exists()
    with pytest.raises(PermissionDenied):
        told.get_latest_revision().publish()


def test_a_second_consent_carries_it_on(told, editor):
    first = Consent.objects.get()
    consent_for(told, editor, reference="档-2026-08")
    withdraw(first, by=editor)
    assert is_live(told)


def test_withdrawing_twice_keeps_the_first_day(told, editor):
    consent = Consent.objects.get()
    withdraw(consent, by=editor)
    first = consent.withdrawn_at
    withdraw(consent, by=editor)
    assert Consent.objects.get().withdrawn_at == first


def test_the_day_after_it_ran_out_the_story_leaves_by_itself(told, time_machine):
    time_machine.move_to(timezone.now() + timedelta(365), tick=False)
    assert take_down_what_ran_out() == 0
    time_machine.move_to(timezone.now() + timedelta(1), tick=False)
    assert Client().get(ADDRESS).status_code == 404
    assert take_down_what_ran_out() == 1
    assert not is_live(told)


def test_an_editor_records_consent_and_nobody_deletes_it(story, editor, editor_client, chief):
    today = timezone.localdate()
    form = {
        "story": story.pk,
        "reference": "档-1",
        "given_on": str(today),
        "valid_until": str(today + timedelta(30)),
        "shows_picture": "on",
    }
    editor_client.post("/cms/consent/new/", form)
    consent = Consent.objects.get()
    assert (consent.recorded_by, consent.shows_picture, consent.shows_name) == (editor, True, False)
    signed_in(chief).post(f"/cms/consent/delete/{consent.pk}/")
    story.delete()
    assert Consent.objects.get().reference == "档-1"


def test_a_record_is_not_changed_afterwards(told, editor_client):
    consent = Consent.objects.get()
    editor_client.post(f"/cms/consent/edit/{consent.pk}/", {"reference": "别的", "valid_until": "2040-01-01"})
    assert (Consent.objects.get().reference, Consent.objects.get().valid_until) == (consent.reference, consent.valid_until)


def test_a_last_day_before_the_first_is_refused_at_the_form_and_in_the_database(story, editor, editor_client):
    form = {"story": story.pk, "reference": "档-1", "given_on": "2026-05-02", "valid_until": "2026-05-01"}
    assert "截止日期早于同意日期" in editor_client.post("/cms/consent/new/", form).content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        consent_for(story, editor, valid_until=timezone.localdate() - timedelta(99))


def test_what_the_public_reads_names_no_paper(told):
    page = Client().get(ADDRESS).content.decode()
    assert "档-2026-07" not in page
    assert "经本人同意" in page
    assert "档-2026-07" not in str(told.get_latest_revision().content)


def test_who_does_not_work_on_stories_sees_no_consent(told, stranger, caseworker):
    for user in (stranger, caseworker):
        assert signed_in(user).get("/cms/consent/").status_code in (302, 403, 404)
