"""What approval leads to. Wagtail reads this module while its own models are loading: models by name only."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from cms.editing.authors import authors_of

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from portal.accounts.models import User


def publish(workflow_state: "WorkflowState", user: "User | None" = None) -> None:
    """Publish what was approved, or schedule it (WAGTAIL_FINISH_WORKFLOW_ACTION). Raises PermissionDenied when `user` wrote part of it."""
    page = workflow_state.content_object
    if user is not None and user.pk in authors_of(page):
        raise PermissionDenied
    page.get_latest_revision().publish(user=user, skip_permission_checks=True)
