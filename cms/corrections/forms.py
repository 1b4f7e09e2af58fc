"""What a reader fills in, and what an editor does with it."""

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

from cms.base.tree import HOME
from cms.corrections.models import Correction, State, Wrong

LONGEST = 1000


class CorrectionForm(forms.ModelForm):
    """A report about one page."""

    kind = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=Wrong.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what is wrong.")},
    )
    text = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Only about the page, please. If something has happened to you, ask for help instead: editors read this."),
        error_messages={"max_length": _("At most %(limit_value)d characters, please.")},
    )
    path = forms.CharField(widget=forms.HiddenInput, max_length=255)

    class Meta:
        model = Correction
        fields = ("path", "kind", "text")


class HandlingForm(WagtailAdminModelForm):
    """What was done about it; the report itself stays as it came."""

    class Meta:
        model = Correction
        fields = ("path", "kind", "text", "state", "answer")
        widgets = {"text": forms.Textarea(attrs={"rows": 4}), "answer": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in ("path", "kind", "text"):
            self.fields[name].disabled = True
        page = Page.objects.filter(url_path=f"/{HOME}{self.instance.path}").first()
        if page:
            address = reverse("wagtailadmin_pages:edit", args=[page.pk])
            self.fields["path"].help_text = format_html('<a href="{}">{}</a>', address, page.title)

    def save(self, commit: bool = True) -> Correction:
        correction: Correction = super().save(commit=False)
        handled = correction.state != State.NEW
        correction.handled_by = self.for_user if handled else None
        correction.handled_at = timezone.now() if handled else None
        correction.save()
        return correction
