"""What she agrees to before she sends: one unticked box a purpose (个人信息保护法 14, 17, 29), refused ones take nothing away (16)."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.district.numbers import with_numbers_lazy
from services.contacts.wishes import ContactDetails, SafeContact

HANDLING, SENSITIVE, CONTACT = "handling", "sensitive", "contact"
WORDS: Final = {
    HANDLING: _("I agree that the department that handles this reads and uses my answers, only to handle what I ask for."),
    SENSITIVE: _("My answers may hold private matters: health, violence, family, a child. I agree separately that they are used for this."),
    CONTACT: _("I agree that the department contacts me at the number I gave, only in the way I chose."),
}
ALL: Final = tuple(WORDS)
MISSING: Final = with_numbers_lazy(_("Without this nobody may read your request. If you would rather not, you can call {women} instead."))


class ConsentForm(forms.Form):
    """The boxes of the last page. Contact is asked only where she wants to be contacted; leaving it empty means that we do not."""

    c1 = forms.BooleanField(label=WORDS[HANDLING], error_messages={"required": MISSING})
    c2 = forms.BooleanField(label=WORDS[SENSITIVE], error_messages={"required": MISSING})
    c3 = forms.BooleanField(
        label=WORDS[CONTACT], required=False, help_text=_("If you leave this empty, your number is not passed on and nobody contacts you.")
    )

    def __init__(self, *args: Any, contact: ContactDetails, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not contact.wishes.may_contact:
            del self.fields["c3"]

    def agreed(self) -> tuple[str, ...]:
        """The purposes that she ticked, of a valid form."""
        names = {"c1": HANDLING, "c2": SENSITIVE, "c3": CONTACT}
        return tuple(purpose for name, purpose in names.items() if self.cleaned_data.get(name))


def in_words(agreed: Collection[str]) -> str:
    """What she agreed to, as it is kept with her answers."""
    return "\n".join(str(WORDS[purpose]) for purpose in agreed)


def as_agreed(contact: ContactDetails, agreed: Collection[str]) -> ContactDetails:
    """The details that may be stored: without her consent to be contacted no number and no way to reach her."""
    if CONTACT in agreed or not contact.wishes.may_contact:
        return contact
    return replace(contact, phone="", wishes=SafeContact())
