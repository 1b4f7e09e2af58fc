"""Nobody overwrites what somebody else is typing."""

from datetime import timedelta

from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Page

from cms.editing.presence import AWAY
from portal.accounts.roles import EDITOR
from tests.cms.conftest import edit
from tests.conftest import person, signed_in


def typing(page: Page, user, seconds_ago: int = 0) -> None:
    """`user` has unsaved changes of the page in her browser, which was last heard of some seconds ago."""
    seen = timezone.now() - timedelta(seconds=seconds_ago)
    EditingSession.objects.create(user=user, content_object=page, is_editing=True, last_seen_at=seen)


def title_of(page: Page) -> str:
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object().title


def test_while_one_types_another_cannot_save_and_is_told_who(guide, editor, editor_client):
    other = person("zhou", EDITOR)
    typing(guide, other)
    edit(editor_client, guide, "我也改")
    assert title_of(guide) == "怎样申请"
    assert "zhou" in editor_client.get(f"/cms/pages/{guide.pk}/edit/").content.decode()
    edit(signed_in(other), guide, "她先改")
    assert title_of(guide) == "她先改"


def test_whoever_fell_silent_blocks_nobody(guide, editor_client):
    typing(guide, person("zhou", EDITOR), AWAY.seconds + 1)
    edit(editor_client, guide, "我也改")
    assert title_of(guide) == "我也改"
