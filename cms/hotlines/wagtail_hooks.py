"""Hotlines in the editors' menu, with a history that says what each change changed."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import EditView
from wagtail.log_actions import LogActionRegistry, LogFormatter, log

from cms.base.facts import FACT_LABELS, FactViewSet, KeptPolicy, yes_or_no
from cms.hotlines.forms import HotlineForm
from portal.district.models import Hotline
from portal.kit.web.access import access

CHANGED = "district.hotline"


class ChangeHotline(EditView):
    """Saves and writes down from what to what."""

    def save_instance(self) -> Hotline:
        line: Hotline = self.form.save()
        self.has_content_changes = self.form.has_changed()
        if self.has_content_changes:
            log(instance=line, action=CHANGED, data={"changes": self.form.changes()}, content_changed=True)
        return line


class HotlineViewSet(FactViewSet):
    """List, add, change, hide; nobody deletes one, because guides refer to it."""

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
    edit_view_class = ChangeHotline
    permission_policy = KeptPolicy(Hotline, {"delete"})

    @property
    def edit_view(self) -> Any:
        """Ours, so it says who may call it, as all views of ours do."""
        return access("editor")(super().edit_view)


@hooks.register("register_admin_viewset")
def hotlines() -> HotlineViewSet:
    """/cms/hotline/"""
    return HotlineViewSet()


@hooks.register("register_log_actions")
def say_what_changed(actions: LogActionRegistry) -> None:
    """Number: 12338 → 12339"""

    @actions.register_action(CHANGED)
    class Changed(LogFormatter):
        label = _("Change a number to call")

        def format_message(self, log_entry: Any) -> str:
            changes: dict[str, list[str]] = log_entry.data.get("changes", {})
            return "; ".join(f"{HotlineForm.base_fields[name].label}: {old or '—'} → {new or '—'}" for name, (old, new) in changes.items())
