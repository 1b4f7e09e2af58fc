"""Forms of the three offices."""

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import ROLES
from portal.district.models import Department
from services.desk.days import DayField
from services.intake.forms import PlainText

ROLE_NAMES = {
    "caseworker": _("Caseworker"),
    "lead": _("Lead of the department"),
    "coordinator": _("Coordinator of the front desk"),
    "supervisor": _("Supervision"),
    "editor": _("Editor"),
    "reviewer": _("Reviewer"),
    "publisher": _("Publisher"),
    "auditor": _("Auditor"),
    "statistics": _("Statistics office"),
    "reporter": _("Reporter of readings"),
    "security_admin": _("Security administrator"),
    "system_admin": _("System administrator"),
}


class AppointForm(forms.Form):
    """Department, roles, and whether the account works."""

    department = forms.ModelChoiceField(
        label=_("Department"), queryset=Department.objects.none(), required=False, empty_label=_("No department")
    )
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        required=False,
        choices=[(role, ROLE_NAMES[role]) for role in ROLES],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nobody may hold two of these: auditor, security administrator, system administrator."),
    )
    is_active = forms.BooleanField(label=_("The account works"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["department"].queryset = Department.objects.current()  # type: ignore[attr-defined]


class OpenAccountForm(forms.Form):
    """Who the new person is."""

    username = PlainText(label=_("Name to sign in with"), max_length=150, validators=[UnicodeUsernameValidator()])
    name = PlainText(label=_("Name that colleagues see"), max_length=60)
    email = forms.EmailField(label=_("E-mail at work"))

    def clean_username(self) -> str:
        """The name. Raises ValidationError when it is taken."""
        if User.objects.filter(username__iexact=self.cleaned_data["username"]).exists():
            raise forms.ValidationError(_("This name is taken."))
        return str(self.cleaned_data["username"])

    def clean_email(self) -> str:
        """The address. Raises ValidationError when it is taken."""
        if User.objects.filter(email__iexact=self.cleaned_data["email"]).exists():
            raise forms.ValidationError(_("This address belongs to another account."))
        return str(self.cleaned_data["email"])


class TrailForm(forms.Form):
    """What of the audit trail to show."""

    action = PlainText(label=_("Act begins with"), required=False, max_length=40)
    actor = PlainText(label=_("Account"), required=False, max_length=150)
    subject_id = PlainText(label=_("Id of the object"), required=False, max_length=64)
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("Until"), required=False)
