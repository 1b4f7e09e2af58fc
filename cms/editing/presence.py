"""Nobody edits what somebody else is editing."""

from datetime import timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.models import EditingSession
from wagtail.locks import BaseLock
from wagtail.models import Page

from portal.accounts.models import User

AWAY: Final = timedelta(seconds=60)  # the editor's page says every 10 seconds that it is still open


class BusyLock(BaseLock):
    """Holds for everybody but the one who began to change the page first, until her browser falls silent."""

    def __init__(self, page: Page, editor: User) -> None:
        super().__init__(page)
        self.editor = editor

    def for_user(self, user: User) -> bool:
        return bool(user.pk != self.editor.pk)

    def get_message(self, user: User) -> str | None:
        return _("%(name)s is changing this page right now.") % {"name": self.editor} if self.for_user(user) else None

    def get_locked_by(self, user: User) -> str:
        return _("Being edited")

    def get_description(self, user: User) -> str:
        return _("It opens by itself a minute after the other person has saved or left.")


def busy_lock(page: Page) -> BusyLock | None:
    """The lock of whoever has unsaved changes of `page` in her browser now."""
    sessions = EditingSession.objects.filter(object_id=str(page.pk), is_editing=True, last_seen_at__gte=timezone.now() - AWAY)
    first = sessions.filter(content_type=page.cached_content_type).select_related("user").order_by("pk").first()
    return BusyLock(page, first.user) if first else None
