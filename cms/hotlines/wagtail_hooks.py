"""Hotlines in the editors' menu, with a history that says who proposed what and who decided."""

from typing import Any, Final

from django.http import HttpRequest
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import LogActionRegistry, LogFormatter

from cms.base.facts import FACT_LABELS, FactViewSet, KeptPolicy, yes_or_no
from cms.hotlines.changing import CHANGED, HIDDEN, PROPOSED, RETURNED
from cms.hotlines.forms import HotlineForm
from cms.hotlines.models import DECIDE, LineChange
from cms.hotlines.said import sentence
from cms.hotlines.views import AddHotline, ChangeHotline, HistoryOfLine, ListHotlines, decide
from portal.district.models import Hotline
from portal.kit.web.access import access

ACTS: Final[dict[str, str | Promise]] = {
    PROPOSED: _("Propose a change of a number to call"),
    HIDDEN: _("Take a number off the pages"),
    CHANGED: _("Change a number to call"),
    RETURNED: _("Send back a change of a number to call"),
}


class HotlineViewSet(FactViewSet):
    """List, add, change, hide, decide; nobody deletes one, because guides refer to it."""

    model, form, name = Hotline, HotlineForm, "hotline"
    icon = "mobile-alt"
    menu_label = _("Numbers to call")
    add_to_admin_menu = True
    menu_order = 245
    list_display = [
        "number",
        "name",
        "hours",
        Column("verified_on", label=FACT_LABELS["verified_on"], sort_key="verified_on"),
        yes_or_no("is_active", FACT_LABELS["is_active"]),
    ]
    index_view_class, add_view_class, edit_view_class = ListHotlines, AddHotline, ChangeHotline
    history_view_class = HistoryOfLine
    index_template_name = "cms/hotlines/index.html"
    permission_policy = KeptPolicy(Hotline, {"delete"})

    @property
    def add_view(self) -> Any:
        """Ours, so it says who may call it, as all views of ours do."""
        return access("editor")(super().add_view)

    @property
    def edit_view(self) -> Any:
        """Likewise."""
        return access("editor")(super().edit_view)

    @property
    def history_view(self) -> Any:
        """Likewise."""
        return access("editor")(super().history_view)

    @property
    def history_results_view(self) -> Any:
        """Likewise."""
        return access("editor")(super().history_results_view)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's, and where a colleague's change is decided."""
        return [*super().get_urlpatterns(), path("change/<int:pk>/", decide, name="change")]


class Waiting(Component):
    """How many changes of colleagues wait for her, on the editors' front page."""

    name, order = "hotlines", 285
    template_name = "cms/hotlines/waiting.html"

    def __init__(self, request: HttpRequest) -> None:
        self.count = LineChange.objects.waiting().exclude(proposed_by=request.user.pk).count()

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"count": self.count}


@hooks.register("construct_homepage_panels")
def say_how_many_wait(request: HttpRequest, panels: list[Component]) -> None:
    """For those who may decide."""
    if request.user.has_perm(DECIDE):
        panels.append(Waiting(request))


@hooks.register("register_admin_viewset")
def hotlines() -> HotlineViewSet:
    """/cms/hotline/"""
    return HotlineViewSet()


@hooks.register("register_log_actions")
def say_what_changed(actions: LogActionRegistry) -> None:
    """Number: 12338 → 12339, proposed by whom, or why it came back."""

    class Told(LogFormatter):
        def format_message(self, log_entry: Any) -> str:
            said = [str(ACTS[log_entry.action]), sentence(log_entry.data.get("changes", {})), log_entry.data.get("reason", "")]
            proposer = log_entry.data.get("proposed_by")
            if proposer:
                said.insert(1, str(_("proposed by %(who)s") % {"who": proposer}))
            return " · ".join(filter(None, said))

    for act, name in ACTS.items():
        actions.register_action(act)(type("Told", (Told,), {"label": name}))
