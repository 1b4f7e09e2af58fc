"""A decision is taken once. Wagtail saves the form before it decides, so that a second click on a slow day would put back what the first
had published."""

from typing import Final

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

SECONDS: Final = 15


@hooks.register("before_edit_page")
def decide_once(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Turn away the second of two clicks, and whoever comes after the decision."""
    if request.method != "POST" or "action-workflow-action" not in request.POST:
        return None
    state = page.current_workflow_task_state
    if state is None:
        messages.warning(request, _("This page is no longer under review: somebody has decided already."))
    elif cache.add(f"review-decision-{state.pk}", True, SECONDS):
        return None
    else:
        messages.warning(request, _("Your first click is being dealt with. Look again in a moment."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)
