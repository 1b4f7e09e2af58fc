"""Writing and answering an opinion of supervision."""

from typing import Any, Final

from django import forms
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from portal.district.models import Department
from services.cases.models import Case
from services.cases.models.opinions import LONGEST
from services.cases.supervision import LateCase, late_in
from services.cases.urging import BASES
from services.desk.act_forms import words
from services.desk.forms import ActForm
from services.intake.forms import LongText

SALT: Final = "desk.late"
DIGITS: Final = 32


def alias(late: LateCase) -> str:
    """A late case as a form names it: neither its reference nor its id can be read from it."""
    return salted_hmac(SALT, f"{late.case_id} {late.basis}").hexdigest()[:DIGITS]


class UrgeForm(ActForm):
    """To one department: about one of its late requests, or about how it works."""

    late = forms.ChoiceField(
        label=_("About which request?"),
        help_text=_("The department learns which one it is; you see no reference and no content."),
        required=False,
        widget=forms.RadioSelect,
    )
    basis = forms.ChoiceField(label=_("What is it about?"), choices=words(BASES), widget=forms.RadioSelect, required=False)
    text = LongText(label=_("What is to be done?"), help_text=_("About how it is handled. No names of people."), rows=4, max_length=LONGEST)

    def __init__(self, *args: Any, department: Department, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {alias(late): late for late in late_in(department)}
        self.offer("late", [("", _("None in particular")), *((key, str(late)) for key, late in self.offered.items())])

    def clean(self) -> dict[str, Any]:
        """A late request brings what it is about along; else that has to be said."""
        data: dict[str, Any] = super().clean() or {}
        late = self.offered.get(data.get("late") or "")
        data["case"] = Case.objects.filter(pk=late.case_id).first() if late else None
        if late:
            data["basis"] = late.basis
        elif not data.get("basis"):
            self.add_error("basis", _("Please say what it is about."))
        return data


class AnswerOpinionForm(ActForm):
    """What the department found and did."""

    text = LongText(
        label=_("What did you find, what did you do?"), help_text=_("Supervision reads it. No names of people."), rows=4, max_length=LONGEST
    )
