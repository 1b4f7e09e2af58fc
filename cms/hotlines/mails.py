"""Mails about a change of a number to call: who, which line, where to look. They leave by the outbox, as those of the review do."""

from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from cms.hotlines.models import DECIDE, LineChange, State
from portal.accounts.models import User
from portal.outbox.sending import enqueue_all

TOPIC: Final = "hotline.mail"
BACKEND: Final = "django.contrib.auth.backends.ModelBackend"
#: As Wagtail calls them in an account's choices of mail.
CHOICES: Final[dict[str, str]] = {
    State.WAITING: "submitted_notifications",
    State.APPROVED: "approved_notifications",
    State.RETURNED: "rejected_notifications",
}


def tell(change: LineChange, by: User) -> None:
    """Those who may decide that it waits; whoever proposed it how it was decided."""
    to = User.objects.with_perm(DECIDE, backend=BACKEND) if change.state == State.WAITING else [change.proposed_by]
    people = [user for user in to if user.is_active and user.email and user != by]
    wanted = [user for user in people if getattr(UserProfile.get_for_user(user), CHOICES[change.state])]
    enqueue_all((TOPIC, {"to": user.pk, "change": change.pk, "state": change.state}) for user in wanted)


def send(to: int, change: int, state: str) -> None:
    """One mail; none when the account is gone or somebody has decided meanwhile."""
    recipient = User.objects.filter(pk=to, is_active=True).first()
    row = LineChange.objects.select_related("line", "proposed_by", "decided_by").filter(pk=change, state=state).first()
    if recipient and row:
        subject, text = _words(row)
        address = settings.WAGTAILADMIN_BASE_URL + reverse("hotline:change", args=[row.pk])
        EmailMessage(subject, f"{text}\n\n{address}", to=[recipient.email]).send()


def _words(row: LineChange) -> tuple[str, str]:
    said = {"title": str(row), "who": row.decided_by or row.proposed_by, "comment": row.reason}
    if row.state == State.APPROVED:
        return _("Approved: %(title)s") % said, _("%(who)s approved your change of a number to call: %(title)s") % said
    if row.state == State.RETURNED:
        text = _("%(who)s sent back your change of a number to call: %(title)s") % said
        return _("Sent back: %(title)s") % said, text + "\n" + _("Reason: %(comment)s") % said
    if row.hides:
        text = _("%(who)s took a number off the pages; please confirm it: %(title)s") % said
    else:
        text = _("%(who)s wants to change a number to call: %(title)s") % said
    return _("Please review: %(title)s") % said, text
