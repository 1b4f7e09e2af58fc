"""The forms around her rights over her data: make sure that it is she, delete for good, or tell her why not."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from services.cases import rights
from services.cases.models import Case, DataWish
from services.desk.act_forms import words
from services.desk.forms import ActForm


class MadeSureForm(ActForm):
    """How somebody made sure that it is she; before data leave or go, staff prove again who they are."""

    needs_proof = True
    made_sure = forms.ChoiceField(
        label=_("How did you make sure that it is she?"),
        help_text=_("Her number alone does not do. If anybody else may have it, ask her to come, and give it to her in person."),
        choices=words(rights.MADE_SURE),
        widget=forms.RadioSelect,
    )


class DeleteForm(ActForm):
    """The second of two."""

    needs_proof = True
    sure = forms.BooleanField(label=_("Everything of this request is destroyed. Nobody can bring it back."))
    read = forms.BooleanField(
        label=_("She has written since the deletion was agreed to. I have read it, and she still wants it."),
        help_text=_("If she has changed her mind, go back and tell her that it stays."),
    )

    def prepare(self, case: Case, actor: User) -> None:
        """Her newest message is asked about only where it came after the first of two had agreed."""
        last = case.timeline.filter(kind__in=("deletion_agreed", "replied")).order_by("pk").last()
        if last is None or last.kind != "replied":
            del self.fields["read"]


class EraseForm(ActForm):
    """The second lead, for a whole list."""

    sure = forms.BooleanField(label=_("All of it is destroyed. Nobody can bring it back."))


class RefuseForm(ActForm):
    """Which of her wishes, and why not."""

    wish = forms.ModelChoiceField(
        label=_("What did she ask for?"), queryset=DataWish.objects.none(), empty_label=None, widget=forms.RadioSelect
    )
    ground = forms.ChoiceField(
        label=_("Why not?"), help_text=_("She reads it as it stands here."), choices=words(rights.GROUNDS), widget=forms.RadioSelect
    )

    def prepare(self, case: Case, actor: User) -> None:
        """Those that are open."""
        waiting = [wish for wish in case.data_wishes.all() if wish.is_open]
        field = self.fields["wish"]
        field.queryset = case.data_wishes.filter(pk__in=[wish.pk for wish in waiting])  # type: ignore[attr-defined]
        field.label_from_instance = lambda wish: wish.words  # type: ignore[attr-defined]
        field.initial = waiting[0].pk if waiting else None

    def clean(self) -> dict[str, Any]:
        """A copy is hers: it may only be refused where it may not be she."""
        data: dict[str, Any] = super().clean() or {}
        wish, ground = data.get("wish"), data.get("ground")
        if wish and ground and ground not in rights.grounds_for(wish.kind):
            self.add_error("ground", _("A copy may not be refused for this reason."))
        return data
