"""What may be done with many pages at once."""

from typing import Any

from django import template
from django.urls import reverse
from wagtail.admin.templatetags.wagtailadmin_tags import bulk_action_choices
from wagtail.permissions import page_permission_policy

register = template.Library()


@register.inclusion_tag("wagtailadmin/shared/buttons.html", takes_context=True)
def possible_bulk_actions(context: dict[str, Any], app_label: str, model_name: str) -> dict[str, Any]:
    """Wagtail's choices; without the right to take any page off the site that button would only disappoint."""
    buttons = bulk_action_choices(context, app_label, model_name)["buttons"]
    if page_permission_policy.user_has_permission(context["request"].user, "publish"):
        return {"buttons": buttons}
    refused = reverse("wagtail_bulk_action", args=[app_label, model_name, "unpublish"])
    return {"buttons": [button for button in buttons if getattr(button, "url", "") != refused]}
