"""The forms around the case of a minor: ask to open it, open it in an emergency, decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from services.cases.admission import waiting_for, waiting_in
from services.cases.grounds import EMERGENCIES
from services.cases.models import Case, Disclosure, Permit
from services.cases.permits import GRANT, REASONS, REFUSALS
from services.desk.act_forms import words
from services.desk.forms import ActForm


class AskOpeningForm(ActForm):
    """Why she has to see it."""

    reason = forms.ChoiceField(label=_("Why do you need to see it?"), choices=words(REASONS), widget=forms.RadioSelect)


class UrgentForm(ActForm):
    """Which emergency it is."""

    emergency = forms.ChoiceField(
        label=_("Which emergency is it?"),
        help_text=_("It opens at once for four hours, is recorded, and the responsible person is told."),
        choices=words(EMERGENCIES),
        widget=forms.RadioSelect,
    )


class DecideForm(ActForm):
    """Let in, or not."""

    permit = forms.ModelChoiceField(
        label=_("Who asks?"),
        queryset=Permit.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Nothing waits for a decision any more.")},
    )
    answer = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[(GRANT, _("May open it for three days")), *((code, _(text)) for code, text in REFUSALS.items())],
        widget=forms.RadioSelect,
    )

    def prepare(self, case: Case, actor: User) -> None:
        """Those who wait; nobody decides about herself."""
        self.choose(waiting_for(case), actor)

    def choose(self, asked: list[Permit], actor: User) -> None:
        """Offer what others asked for, the oldest ticked."""
        waiting = [permit.pk for permit in asked if permit.user_id != actor.pk]
        field = self.fields["permit"]
        field.queryset = Permit.objects.filter(pk__in=waiting).select_related("user")  # type: ignore[attr-defined]
        field.label_from_instance = _asks  # type: ignore[attr-defined]
        field.initial = waiting[0] if waiting else None


class DecideReadingForm(DecideForm):
    """The same at the partner, about what it was given."""

    def __init__(self, *args: Any, entry: Disclosure, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose(waiting_in(entry), actor)


def _asks(permit: Permit) -> str:
    return gettext("%(who)s: %(why)s") % {"who": permit.user, "why": permit.why}
