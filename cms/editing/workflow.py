"""What approval leads to. Wagtail reads this module while its own models are loading: models by name only."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.core.exceptions import PermissionDenied

from cms.editing.authors import authors_of

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from portal.accounts.models import User


def publish(workflow_state: "WorkflowState", user: "User | None" = None) -> None:
    """Publish what was approved, or let it wait for its day or its joint release. Raises PermissionDenied when `user` wrote part of it."""
    page = workflow_state.content_object
    if user is not None and user.pk in authors_of(page):
        raise PermissionDenied
    revision = page.get_latest_revision()
    waits = apps.get_model("editing.JointRelease").objects.waiting_with(page)
    if waits:
        revision.approved_go_live_at = waits.goes_out_at
        revision.save(update_fields=["approved_go_live_at"])
    else:
        revision.publish(user=user, skip_permission_checks=True)
