"""A story about a real person, and the paper that she signed."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cms.stories.consents import Consent
from cms.stories.models import CHECKS, StoryIndexPage, StoryPage
from cms.stories.withdrawal import record_consent


@pytest.fixture
def story(site, editor) -> StoryPage:
    """A draft about a real person; everything is checked, nothing is signed yet."""
    page = StoryPage(
        title="她拨了那个电话",
        slug="call",
        summary="一个人的故事",
        source="区妇联采写",
        live=False,
        owner=editor,
        **dict.fromkeys(CHECKS, True),
    )
    StoryIndexPage.objects.get().add_child(instance=page)
    page.save_revision(user=editor)
    return page


def consent_for(story: StoryPage, user, **changes: Any) -> Consent:
    """A consent given a week ago for a year."""
    today = timezone.localdate()
    facts = {"reference": "档-2026-07", "given_on": today - timedelta(7), "valid_until": today + timedelta(365)} | changes
    return record_consent(Consent(story=story, **facts), by=user)


@pytest.fixture
def told(story, editor) -> StoryPage:
    """The story, published with her consent."""
    consent_for(story, editor)
    story.get_latest_revision().publish()
    story.refresh_from_db()
    return story
