"""Publishing and taking down by the clock; one page that cannot go out holds up no other."""

import logging
from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.editing.releases import JointRelease, grouped

logger = logging.getLogger(__name__)
PUBLISHED: Final = "wagtail.publish.scheduled"
TAKEN_DOWN: Final = "wagtail.unpublish.scheduled"


def take_down_what_is_over() -> int:
    """Unpublish the pages whose last moment has passed; returns how many."""
    return sum(_take_down(page) for page in Page.objects.filter(live=True, expire_at__lt=timezone.now()).specific())


def publish_what_is_due() -> int:
    """Publish approved revisions whose moment has come, a joint release in one transaction; returns how many pages went out."""
    approved = Revision.objects.filter(approved_go_live_at__isnull=False).order_by("approved_go_live_at", "pk")
    return sum(_publish(release, revisions) for release, revisions in grouped(approved, timezone.now()))


def _take_down(page: Page) -> int:
    try:
        with transaction.atomic():
            page.unpublish(set_expired=True, log_action=TAKEN_DOWN)
    except Exception:  # the others still have their time to keep; this one is tried again in 20 seconds
        logger.exception("page %s could not be taken down", page.pk)
        return 0
    return 1


def _publish(release: JointRelease | None, revisions: list[Revision]) -> int:
    """All of them or none. What may not be public (a consent that has run out) loses its date and stays a draft."""
    keys = [revision.pk for revision in revisions]
    try:
        with transaction.atomic():
            for revision in revisions:
                revision.publish(log_action=PUBLISHED)
            if release:
                JointRelease.objects.filter(pk=release.pk).update(done_at=timezone.now())
    except (PermissionDenied, ValidationError):
        logger.warning("revisions %s may not be public and were not published", keys)
        Revision.objects.filter(pk__in=keys).update(approved_go_live_at=None)
        return 0
    except Exception:  # none of these went out; the others still have their time to keep, and these are tried again in 20 seconds
        logger.exception("revisions %s could not be published", keys)
        return 0
    return len(revisions)
