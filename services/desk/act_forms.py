"""The forms of the rarer acts, each on a page of its own."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import DESK_ROLES
from portal.district.models import Department
from portal.kit import clock
from services.cases import actions, grounds, reaching
from services.cases.actions.referring import CONTACT
from services.cases.competence import clocks_of
from services.cases.contacting import details_now
from services.cases.hours import hours_now
from services.cases.models import Case, CaseTask
from services.cases.queries import visible_to
from services.cases.statutory import CLOCKS, milestones_of
from services.catalogue.names import CATEGORY_NAMES
from services.desk.days import DayField, MomentField
from services.desk.forms import LONGEST, ActForm, ReasonForm
from services.desk.masking import tells_only
from services.intake.forms import WRITE, LongText, PlainText

GRANT: Final = "grant"
REFUSE: Final = "refuse"


def words(texts: dict[str, str]) -> list[tuple[str, Any]]:
    """Choices of a closed list whose texts are message ids."""
    return [(code, _(text)) for code, text in texts.items()]


class DepartmentForm(ActForm):
    """An act that names another department."""

    to = forms.ModelChoiceField(label=_("Which department?"), queryset=Department.objects.none())

    def prepare(self, case: Case, actor: User) -> None:
        """Every department that still works, but her own."""
        others = Department.objects.current().exclude(pk=case.department_id)
        self.fields["to"].queryset = others  # type: ignore[attr-defined]


class GroundForm(DepartmentForm):
    """An act by which another department learns something: on which ground?"""

    ground = forms.ChoiceField(label=_("On which ground?"), widget=forms.RadioSelect)
    consent_given = forms.ChoiceField(
        label=_("How did she agree?"),
        choices=[("", _("She was not asked")), *words(grounds.CONSENT_GIVEN)],
        widget=forms.RadioSelect,
        required=False,
    )

    def prepare(self, case: Case, actor: User) -> None:
        """The grounds that this case allows."""
        super().prepare(case, actor)
        allowed = grounds.grounds_for(case.category, minor=case.is_minor)
        self.offer("ground", [(code, _(ground.words)) for code, ground in allowed.items()])

    def clean(self) -> dict[str, Any]:
        """Consent says how it was given."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("ground") == grounds.CONSENT and not data.get("consent_given"):
            self.add_error("consent_given", _("Please say how she gave her consent."))
        return data

    @property
    def needs_proof(self) -> bool:  # type: ignore[override]
        """Whether the chosen ground passes over her consent."""
        return grounds.GROUNDS[self.cleaned_data["ground"]].overrides


class TransferForm(GroundForm):
    """Another department becomes responsible."""

    reason = LongText(label=_("Note for the other department"), required=False, rows=3, max_length=LONGEST)


class ReferForm(GroundForm):
    """A partner reads what is ticked here."""

    purpose = LongText(label=_("What is the partner to do?"), rows=3, max_length=LONGEST)
    fields_given = forms.MultipleChoiceField(
        label=_("What may it read?"), help_text=_("Only what it needs. Nothing else is sent."), widget=forms.CheckboxSelectMultiple
    )

    field_order = ("to", "purpose", "fields_given", "ground", "consent_given")

    def prepare(self, case: Case, actor: User) -> None:
        """Her answers by their questions; opening them is audited like any look at the case.

        Her name and number stand there once: as contact, which is withheld as soon as she changes how she may be reached.
        """
        super().prepare(case, actor)
        opened = actions.view(case=case, actor=actor)
        name, phone = opened.contact.name, opened.contact.phone
        told = [(asked, asked) for asked, said in opened.answers.items() if not tells_only(said, name=name, phone=phone)]
        self.offer("fields_given", [*told, *CONTACT.items()])


class SendBackForm(DepartmentForm):
    """Not our duty: whose is it?"""

    reason = LongText(label=_("Why is it theirs?"), rows=3, max_length=LONGEST)

    def prepare(self, case: Case, actor: User) -> None:
        """The responsible body is named by whoever returns the case."""
        super().prepare(case, actor)
        self.fields["to"].label = _("Which body is responsible?")


class ExtendForm(ReasonForm):
    """More time."""

    days = forms.IntegerField(
        label=_("How many working days?"),
        min_value=1,
        max_value=10,
        error_messages=dict.fromkeys(("min_value", "max_value", "invalid"), _("From 1 to 10 working days, as a number.")),
    )
    field_order = ("days", "text")


class DecideTimeForm(ActForm):
    """More time, or not; a refusal says why."""

    answer = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[(GRANT, _("Grant the time")), (REFUSE, _("No: the target stays"))],
        widget=forms.RadioSelect,
    )
    text = LongText(
        label=_("Why not?"),
        help_text=_("Needed if you say no; your colleague reads it in the notes."),
        rows=3,
        max_length=LONGEST,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A refusal with its reason."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("answer") == REFUSE and not data.get("text"):
            self.add_error("text", WRITE)
        return data


class CallForm(ActForm):
    """A call with her."""

    result = forms.ChoiceField(label=_("What came of it?"), choices=words(reaching.RESULTS), widget=forms.RadioSelect)
    channel = forms.ChoiceField(label=_("How?"), choices=words(reaching.CHANNELS), widget=forms.RadioSelect, initial="phone")
    in_her_times = forms.BooleanField(label=_("It was at a time that she named"), required=False)
    emergency = forms.ChoiceField(
        label=_("Was there an emergency?"),
        help_text=_("Only where her wishes stood against the call. It is recorded."),
        choices=[("", _("No")), *words(grounds.EMERGENCIES)],
        widget=forms.RadioSelect,
        required=False,
    )
    text = LongText(label=_("Note for colleagues"), required=False, rows=3, max_length=LONGEST)

    def prepare(self, case: Case, actor: User) -> None:
        """Where she ticked her hours the clock decides, and nobody is asked."""
        if hours_now(details_now(case).wishes).is_known:
            del self.fields["in_her_times"]


KEEP, LET_GO = "1", "0"


class HoldForm(ReasonForm):
    """Keep it longer, or let it go: as this page said, so that two leads who both keep it do not undo each other."""

    held = forms.ChoiceField(choices=[(KEEP, KEEP), (LET_GO, LET_GO)], widget=forms.HiddenInput)

    def prepare(self, case: Case, actor: User) -> None:
        """The other of what it is now."""
        self.fields["held"].initial = LET_GO if case.is_held else KEEP


class TaskForm(ActForm):
    """Tick off one of the tasks."""

    task = forms.ModelChoiceField(label=_("Which task?"), queryset=CaseTask.objects.none())

    def prepare(self, case: Case, actor: User) -> None:
        """The tasks of this case."""
        self.fields["task"].queryset = case.tasks.all()  # type: ignore[attr-defined]


class MilestoneForm(ActForm):
    """What was reached."""

    kind = forms.ChoiceField(label=_("What was reached?"), widget=forms.RadioSelect)
    day = DayField(label=_("On which day?"), initial=clock.today)

    def prepare(self, case: Case, actor: User) -> None:
        """What may be reached in a case like this."""
        self.offer("kind", words(milestones_of(case.category)))


class ClockForm(ActForm):
    """When the competent body accepted: the deadline of the law starts there."""

    kind = forms.ChoiceField(label=_("Which deadline?"), widget=forms.RadioSelect)
    started_at = MomentField(
        label=_("Accepted or received at"), help_text=_("As your own register says. Only the body that accepts can enter it.")
    )

    def prepare(self, case: Case, actor: User) -> None:
        """The clocks that her department starts."""
        self.offer("kind", [(kind, _(CLOCKS[kind].words)) for kind in clocks_of(case.department)])


class MeetForm(ActForm):
    """A deadline of the law that was kept."""

    kind = forms.ChoiceField(label=_("Which deadline was kept?"), widget=forms.RadioSelect)

    def prepare(self, case: Case, actor: User) -> None:
        """Those that run."""
        self.offer("kind", [(running.kind, running.words) for running in case.clocks.filter(met_at__isnull=True)])


class AssignForm(ActForm):
    """Who takes it?"""

    to = forms.ModelChoiceField(label=_("Who takes it?"), queryset=User.objects.none())

    def prepare(self, case: Case, actor: User) -> None:
        """Colleagues of the department who handle cases."""
        self.fields["to"].queryset = colleagues(actor)  # type: ignore[attr-defined]


def colleagues(actor: User) -> Any:
    """Those of her department who handle cases."""
    return User.objects.filter(department=actor.department, is_active=True, is_superuser=False, groups__name__in=DESK_ROLES).distinct()


class SplitForm(ActForm):
    """A second matter."""

    category = forms.ChoiceField(label=_("What is it about?"), choices=list(CATEGORY_NAMES.items()), widget=forms.RadioSelect)
    text = LongText(label=_("What is to be done in it?"), rows=3, max_length=LONGEST)


class OtherCaseForm(ActForm):
    """Another case of the department, by its reference."""

    other = PlainText(label=_("Reference of the other request"), max_length=20)

    def prepare(self, case: Case, actor: User) -> None:
        """Whose cases may be named."""
        self.cases = visible_to(actor)

    def clean_other(self) -> Case:
        """The case. Raises ValidationError, the same for a foreign case as for none."""
        found = self.cases.filter(reference=self.cleaned_data["other"].strip().upper()).first()
        if found is None:
            raise forms.ValidationError(_("There is no request of your department with this reference."))
        return found


class RevealForm(ActForm):
    """Why her name and number have to be seen."""

    reason = forms.ChoiceField(label=_("Why do you need to see it?"), choices=words(grounds.REVEAL_REASONS), widget=forms.RadioSelect)
