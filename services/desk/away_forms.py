"""Being away, and handing over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import LEAD, has_role
from portal.kit import clock
from services.cases.models import Case
from services.desk.act_forms import colleagues
from services.desk.days import DayField
from services.desk.forms import ActForm


class AwayForm(ActForm):
    """From when to when, and who stands in. A lead enters it for others, too."""

    user = forms.ModelChoiceField(label=_("Who is away?"), queryset=User.objects.none())
    first = DayField(label=_("First day"), initial=clock.today)
    last = DayField(label=_("Last day"), initial=clock.today)
    deputy = forms.ModelChoiceField(label=_("Who stands in?"), queryset=User.objects.none())

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = colleagues(person)
        self.fields["deputy"].queryset = here  # type: ignore[attr-defined]
        if has_role(person, LEAD):
            self.fields["user"].queryset, self.fields["user"].initial = here, person.pk  # type: ignore[attr-defined]
        else:
            self.fields["user"].queryset = here.filter(pk=person.pk)  # type: ignore[attr-defined]
            self.fields["user"].initial, self.fields["user"].widget = person.pk, forms.HiddenInput()


class HandOverForm(ActForm):
    """Everything of one colleague to another. Whoever has left the department or the service is among the givers."""

    giver = forms.ModelChoiceField(label=_("Whose requests?"), queryset=User.objects.none())
    to = forms.ModelChoiceField(label=_("Who takes them?"), queryset=User.objects.none())

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Case.objects.filter(department=person.department_id, closed_at__isnull=True, assignee__isnull=False)
        self.fields["giver"].queryset = User.objects.filter(pk__in=held.values("assignee"))  # type: ignore[attr-defined]
        self.fields["to"].queryset = colleagues(person)  # type: ignore[attr-defined]
