"""What legal aid asks. Names of fields say nothing; nobody has to give a name."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from services.intake.forms import LongText, PlainText, StepForm
from services.intake.shared_steps import YES_NO_UNKNOWN
from services.legal_aid.rules import Matter

MATTERS: Final = [
    (Matter.ABUSE, _("I was hurt, abandoned or maltreated at home and want my rights")),
    (Matter.SUPPORT, _("Support for a child, a parent or a spouse")),
    (Matter.WAGES, _("Unpaid wages, or proof that I was employed")),
    (Matter.INJURY, _("An injury at work, in traffic, by food, medicine or treatment")),
    (Matter.BENEFITS, _("Social insurance, social assistance or a pension for survivors")),
    (Matter.CRIME, _("I am the victim in a criminal case")),
    (Matter.CAPACITY, _("Declaring that somebody cannot act for herself")),
    (Matter.STATE, _("Compensation from the state")),
    (Matter.POLLUTION, _("Harm by pollution or to the environment")),
    (Matter.MERIT, _("I was hurt when I helped others, or I am the family of a martyr")),
    (Matter.OTHER, _("Something else")),
    (Matter.UNSURE, _("I do not know what this is")),
]
EXEMPTIONS: Final = [
    ("no_income", _("I am under age, elderly or disabled and have no fixed income")),
    ("assistance", _("I receive social assistance, judicial assistance or a special allowance")),
    ("migrant_worker", _("I came to the city to work, and this is about pay or an injury at work")),
    ("other", _("Another reason that the law names")),
]


class TheMatter(StepForm):
    """What it is about."""

    q1 = forms.ChoiceField(label=_("What is it about?"), choices=MATTERS, widget=forms.RadioSelect)
    q2 = LongText(label=_("What happened, and what do you want to reach?"), help_text=_("A few sentences are enough."), max_length=5000)
    q3 = PlainText(
        label=_("Is there a court, arbitration or office that handles it?"),
        help_text=_("The office for legal aid there may be the right one. If you do not know, leave it empty."),
        required=False,
        max_length=200,
    )
    q4 = forms.ChoiceField(
        label=_("Did it happen in this district, or is that court, arbitration or office here?"),
        choices=YES_NO_UNKNOWN,
        widget=forms.RadioSelect,
        required=False,
    )


class YourMeans(StepForm):
    """What the law asks before it helps (31, 42), and whether time is short (44)."""

    q1 = forms.ChoiceField(
        label=_("Could you pay for a lawyer yourself?"),
        help_text=_("Victims of violence at home need not show that they are poor."),
        choices=[("yes", _("No, I cannot pay")), ("no", _("Yes, I could pay")), ("unknown", _("I am not sure"))],
        widget=forms.RadioSelect,
    )
    q2 = forms.MultipleChoiceField(
        label=_("Does one of these fit you?"),
        help_text=_("Then your means are not checked."),
        choices=EXEMPTIONS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    q3 = forms.ChoiceField(
        label=_("Does a deadline end within 7 days?"),
        help_text=_("For example to sue, to ask for arbitration, or to appeal. Then help may be given before the check is finished."),
        choices=YES_NO_UNKNOWN,
        widget=forms.RadioSelect,
    )
