"""Taking a story off the site: at once when she withdraws, by itself when her consent has run out."""

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from cms.pictures.models import Rendition
from cms.stories.consents import Consent
from cms.stories.models import StoryPage
from portal.accounts.models import User
from portal.audit.chain import record

RECORDED, WITHDRAWN, RAN_OUT = "consent.recorded", "consent.withdrawn", "consent.ran_out"


@transaction.atomic
def record_consent(consent: Consent, *, by: User) -> Consent:
    """Store a new consent and who took it down."""
    consent.recorded_by = by
    consent.save()
    record(RECORDED, actor=by, subject="consent", subject_id=consent.pk)
    return consent


@transaction.atomic
def withdraw(consent: Consent, *, by: User) -> None:
    """Record that she took her consent back; her story is gone when this returns, if no other consent carries it."""
    if consent.withdrawn_at:
        return
    consent.withdrawn_at = timezone.now()
    consent.save(update_fields=["withdrawn_at"])
    record(WITHDRAWN, actor=by, subject="consent", subject_id=consent.pk)
    for story in uncovered().filter(pk=consent.story_id):
        take_down(story)


def take_down_what_ran_out() -> int:
    """Every public story whose consent is no longer in force; returns how many went."""
    stories = list(uncovered())
    for story in stories:
        with transaction.atomic():
            take_down(story)
            record(RAN_OUT, actor=None, subject="story", subject_id=story.pk)
    return len(stories)


def uncovered() -> QuerySet[StoryPage]:
    """Public stories about a real person without a consent in force."""
    consents = Consent.objects.in_force().filter(story=OuterRef("pk"))
    return StoryPage.objects.live().filter(~Exists(consents), is_fictional=False)


def take_down(story: StoryPage) -> None:
    """Unpublish; whoever listens (search index, page caches) hears it in the same transaction. Pictures lose their public sizes."""
    story.unpublish(log_action="wagtail.unpublish")
    for rendition in renditions_of(story):
        rendition.delete()


def renditions_of(story: StoryPage) -> list[Rendition]:
    """The public sizes of the story's picture, in what was public and in what was drafted."""
    pictures = {story.picture_id, story.get_latest_revision_as_object().picture_id}
    return list(Rendition.objects.filter(image__in=pictures - {None}))
