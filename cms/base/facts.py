"""Facts of the district as editors keep them: with source, and with the day on which somebody checked them."""

from typing import Any, Final

from django import forms
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.permission_policies import ModelPermissionPolicy

from cms.base.listing import ListViewSet
from portal.accounts.models import User

FACT: Final = ("source", "verified_on", "verified_by", "is_active")
FACT_LABELS: Final = {
    "source": _("Source"),
    "verified_on": _("Checked on"),
    "verified_by": _("Checked by"),
    "is_active": _("Shown"),
}
DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def yes_or_no(name: str, label: object) -> Column:
    """A column of lists in words: Wagtail's own says True and False in every language."""
    return Column(name, label=label, accessor=lambda fact: _("Yes") if getattr(fact, name) else _("No"), sort_key=name)


class FactForm(forms.ModelForm):
    """A fact of the district."""

    def clean(self) -> dict[str, Any]:
        """Whoever says that it was checked says by whom."""
        data: dict[str, Any] = super().clean() or {}
        if bool(data.get("verified_on")) != bool(data.get("verified_by")):
            self.add_error("verified_by", _("Please give both, the day and who checked it, or neither."))
        return data


class KeptPolicy(ModelPermissionPolicy):
    """What must not be done with such facts by anybody: what others refer to is hidden, never deleted."""

    def __init__(self, model: type[models.Model], never: set[str]) -> None:
        super().__init__(model)
        self.never = never

    def user_has_permission(self, user: User, action: str) -> bool:
        return action not in self.never and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: User, actions: set[str]) -> bool:
        return super().user_has_any_permission(user, set(actions) - self.never)

    def user_has_permission_for_instance(self, user: User, action: str, instance: models.Model) -> bool:
        return self.user_has_permission(user, action)


class FactFilters(WagtailFilterSet):
    """Named as the form names them: the columns of facts have no names of their own for people."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.filters) & set(FACT_LABELS):
            self.filters[name].label = FACT_LABELS[name]


class FactList(IndexView):
    """The list, with columns and filters that speak the editor's language."""

    base_filterset_class = FactFilters
    labels: dict[str, Any] = {}  # noqa: RUF012 - filled by the view set

    @cached_property
    def columns(self) -> list[Any]:
        """Named as the form names them."""
        found: list[Any] = super().columns
        for column in found:
            column.label = self.labels.get(column.name, column.label)
        return found


class FactViewSet(ListViewSet):
    """List and change facts of one kind."""

    form: type[forms.ModelForm]
    icon = "date"
    list_filter = ["is_active", "verified_on"]
    index_view_class = FactList
    add_to_reference_index = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return self.form

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        kwargs |= {"labels": self.form._meta.labels}
        return dict(super().get_index_view_kwargs(**kwargs))

    def get_edit_handler(self) -> None:
        """The forms say all."""
