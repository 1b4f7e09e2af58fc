"""The review: two people see every page before the public does."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState
from wagtail.permissions import page_permission_policy

from cms.editing.authors import authors_of
from cms.editing.outside import OutsideLink
from cms.editing.releases import JointRelease, JointReleasePage
from portal.accounts.models import User

__all__ = ["FourEyesTask", "JointRelease", "JointReleasePage", "OutsideLink"]
REVIEW: list[tuple[str, Any, bool]] = [
    ("reject", _("Send back"), True),
    ("approve", _("Approve and publish"), False),
    ("approve", _("Approve with a remark"), True),
]


class FourEyesTask(Task):
    """Approval by a reviewer of the page's section who wrote none of it. While it lasts, only reviewers edit."""

    class Meta:
        verbose_name = _("review by a second person")

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        """Reviewers correct small things themselves; then another reviewer approves."""
        return bool(obj.specific.permissions_for_user(user).may_review())

    def locked_for_user(self, obj: Page, user: User) -> bool:
        """What is under review stays as it was sent."""
        return not self.user_can_access_editor(obj, user)

    def user_can_lock(self, obj: Page, user: User) -> bool:
        """A reviewer keeps other reviewers out while she works."""
        return self.user_can_access_editor(obj, user)

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, Any, bool]]:
        """Send back, and approve; an author among the reviewers can only send back, and so can everybody while something is missing."""
        if not self.user_can_access_editor(obj, user):
            return []
        reject, *approve = REVIEW
        may_approve = user.pk not in authors_of(obj) and not obj.get_latest_revision_as_object().obstacles()
        return [reject, *approve] if may_approve else [reject]

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Carry out the decision. Raises PermissionDenied for whoever may not take it, whatever button she pressed."""
        page = task_state.workflow_state.content_object
        if action_name not in {name for name, *_rest in self.get_actions(page, user)}:
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> models.QuerySet[TaskState]:
        """What waits for her: the pages under review in her sections."""
        pages = page_permission_policy.instances_user_has_any_permission_for(user, {"lock", "publish"})
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        keys = waiting.values_list("revision__object_id", flat=True)
        mine = [str(key) for key in pages.filter(pk__in=[int(key) for key in keys]).values_list("pk", flat=True)]
        return waiting.filter(revision__object_id__in=mine)

    @classmethod
    def get_description(cls) -> str:
        return str(_("A reviewer of the section who wrote none of it decides; approving publishes."))
