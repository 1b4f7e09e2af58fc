"""Mails of the review: who did what with which page, and where it is. They leave by the outbox: no mail server holds up a decision."""

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import page_permission_policy
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted
from wagtail.users.models import UserProfile

from cms.editing.authors import authors_of
from portal.accounts.models import User
from portal.outbox.sending import enqueue_all

TOPIC: Final = "review.mail"
SUBMITTED, SENT_BACK, APPROVED = "submitted", "rejected", "approved"  # as Wagtail calls them in an account's choices of mail
WAGTAILS_OWN: Final = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


def connect() -> None:
    """Listen to the review in the place of Wagtail's own mails, which are sent while the editor waits; called once all apps are ready."""
    for signal, sender, name in WAGTAILS_OWN:
        signal.disconnect(sender=sender, dispatch_uid=name)
    task_submitted.connect(tell_reviewers)
    workflow_rejected.connect(tell_that_it_came_back)
    workflow_approved.connect(tell_that_it_was_approved)


def tell_reviewers(sender: type[TaskState], instance: TaskState, user: User | None, **more: Any) -> None:
    """A page waits: to everybody who may approve it."""
    page = instance.workflow_state.content_object
    mine = page_permission_policy.users_with_any_permission_for_instance({"lock", "publish"}, page)
    _enqueue(SUBMITTED, mine.exclude(pk__in=authors_of(page)), instance, user)


def tell_that_it_came_back(sender: type[WorkflowState], instance: WorkflowState, user: User | None, **more: Any) -> None:
    """To whoever sent it for review."""
    _enqueue(SENT_BACK, [instance.requested_by], instance.current_task_state, user)


def tell_that_it_was_approved(sender: type[WorkflowState], instance: WorkflowState, user: User | None, **more: Any) -> None:
    """To whoever sent it for review."""
    _enqueue(APPROVED, [instance.requested_by], instance.current_task_state, user)


def _enqueue(kind: str, to: Iterable[User | None], state: TaskState, by: User | None) -> None:
    people = [user for user in to if user and user.is_active and user.email and user != by]
    wanted = [user for user in people if getattr(UserProfile.get_for_user(user), f"{kind}_notifications")]
    enqueue_all((TOPIC, {"kind": kind, "to": user.pk, "state": state.pk, "by": by.pk if by else None}) for user in wanted)


def send(kind: str, to: int, state: int, by: int | None) -> None:
    """One mail; none when the page, the review or the account is gone meanwhile."""
    recipient = User.objects.filter(pk=to, is_active=True).first()
    task = TaskState.objects.filter(pk=state).select_related("workflow_state").first()
    page = task.workflow_state.content_object if task else None
    if recipient and task and page:
        who = str((User.objects.filter(pk=by).first() if by else None) or _("Somebody"))
        title = page.get_latest_revision_as_object().title
        subject, text = _words(kind, title, who, task.comment)
        EmailMessage(subject, f"{text}\n\n{link_to(page)}", to=[recipient.email]).send()


def _words(kind: str, title: str, who: str, comment: str) -> tuple[str, str]:
    said = {"title": title, "who": who, "comment": comment}
    if kind == SUBMITTED:
        return _("Please review: %(title)s") % said, _("%(who)s sent a page for review: %(title)s") % said
    if kind == APPROVED:
        return _("Approved: %(title)s") % said, _("%(who)s approved your page: %(title)s") % said
    reason = "\n" + _("Reason: %(comment)s") % said if comment else ""
    return _("Sent back: %(title)s") % said, _("%(who)s sent your page back: %(title)s") % said + reason


def link_to(page: Page) -> str:
    """The address at which editors open `page`."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_pages:edit', args=[page.pk])}"
