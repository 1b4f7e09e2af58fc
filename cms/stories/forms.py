"""What editors fill in about consent: once, when it is given; later only that it was taken back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from cms.stories.consents import Consent
from cms.stories.models import StoryPage
from cms.stories.withdrawal import record_consent, withdraw

FIELDS = ("story", "reference", "given_on", "valid_until", "shows_name", "shows_picture", "shows_place")


class ConsentForm(WagtailAdminModelForm):
    """A new record."""

    class Meta:
        model = Consent
        fields = FIELDS
        widgets = {"given_on": AdminDateInput, "valid_until": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["story"].required = True
        self.fields["story"].queryset = StoryPage.objects.filter(is_fictional=False).order_by("-pk")  # made-up ones need none

    def save(self, commit: bool = True) -> Consent:
        return record_consent(super().save(commit=False), by=self.for_user)


class WithdrawalForm(WagtailAdminModelForm):
    """The record as it stands, and the one thing that may be done to it."""

    withdrawn = forms.BooleanField(
        label=_("She has withdrawn her consent"),
        required=False,
        help_text=_("Her story leaves the site as soon as you save. This cannot be undone; a new consent is a new record."),
    )

    class Meta:
        model = Consent
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FIELDS:
            self.fields[name].disabled = True
        self.fields["withdrawn"].initial = self.fields["withdrawn"].disabled = bool(self.instance.withdrawn_at)

    def save(self, commit: bool = True) -> Consent:
        if self.cleaned_data["withdrawn"]:
            withdraw(self.instance, by=self.for_user)
        return self.instance
