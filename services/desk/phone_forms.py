"""What she agrees to on the telephone; and what is kept of a call that led to no request: its kind, nothing of what was said."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.district.numbers import with_numbers_lazy
from services.contacts.wishes import ContactDetails, SafeContact
from services.desk.forms import ActForm
from services.intake.consents import ConsentForm

HOTLINE_RESULTS: Final = (
    ("advice", _("Advice given on the telephone")),
    ("elsewhere", _("Told which number to call")),
    ("emergency", with_numbers_lazy(_("Put through to {police} or {ambulance}"))),
    ("silent", _("Nobody spoke, or the line broke")),
    ("wrong", _("Wrong number")),
)


NO_YES: Final = _("Without her yes nothing of it may be kept. Advise her on the telephone, and keep the call in the log.")
ASKED_LATER: Final = ContactDetails(wishes=SafeContact(may_contact=True))


class ReadAloudForm(ConsentForm):
    """What she agrees to, read to her purpose by purpose and ticked at her yes; being called back only where she wants that."""

    def __init__(self, *args: Any, contact: ContactDetails | None = None, **kwargs: Any) -> None:
        super().__init__(*args, contact=contact or ASKED_LATER, **kwargs)
        for name in ("c1", "c2"):
            self.fields[name].error_messages["required"] = NO_YES
        if "c3" in self.fields:
            self.fields["c3"].help_text = _("Only where she wants to be called back. Without her yes her number is not kept.")


class HotlineCallForm(ActForm):
    """One call."""

    result = forms.ChoiceField(label=_("A call without a request"), choices=HOTLINE_RESULTS, widget=forms.RadioSelect)
