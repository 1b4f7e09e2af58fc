"""The forms around the list of her numbers: neutral names, one question each."""

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from portal.kit.text import fold
from portal.kit.web.passkeys import Credential
from services.intake.entries import CODE_DIGITS
from services.intake.forms import PlainText
from services.intake.shared_steps import MOBILE
from services.intake.shelves import EMAIL, PHONE, channels

LABELS = {
    (PHONE, EMAIL): _("Your mobile number or e-mail address"),
    (PHONE,): _("Your mobile number"),
    (EMAIL,): _("Your e-mail address"),
}


class AddressForm(forms.Form):
    """Where the code goes."""

    q = PlainText(max_length=120, help_text=_("One that only you can read. It gets a code, nothing else."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].label = LABELS[tuple(channels())]

    def clean_q(self) -> str:
        """11 digits, or an address in small letters. Raises ValidationError."""
        typed = fold(self.cleaned_data["q"]).replace(" ", "").replace("-", "" if "@" not in self.cleaned_data["q"] else "-")
        if "@" in typed:
            if EMAIL not in channels():
                raise forms.ValidationError(_("Only mobile numbers can be used here: 11 digits."))
            validate_email(typed)
            return typed.lower()
        digits = typed.removeprefix("+86")
        if PHONE not in channels() or not MOBILE.fullmatch(digits):
            raise forms.ValidationError(_("Please check it: a mobile number has 11 digits, an e-mail address an @."))
        return digits


class CodeForm(forms.Form):
    """The code that arrived."""

    q = PlainText(
        label=_("The code"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "digits"}),
    )

    def clean_q(self) -> str:
        """Its digits. Raises ValidationError."""
        code = fold(self.cleaned_data["q"]).replace(" ", "")
        if len(code) != CODE_DIGITS or not (code.isascii() and code.isdigit()):
            raise forms.ValidationError(_("The code has 6 digits."))
        return code


class EndForm(forms.Form):
    """Delete the list."""

    q = forms.BooleanField(
        label=_("Delete the list. I have my numbers elsewhere, or need them no more."),
        error_messages={"required": _("Please tick this first, so that no list is deleted by mistake.")},
    )


class PasskeyForm(forms.Form):
    """What the device answered."""

    q = Credential(AuthenticationResponse, _("The passkey did not work. Please try again, or ask for a code."))


class NewPasskeyForm(forms.Form):
    """What the device made, for the question that held this seed."""

    q = Credential(RegistrationResponse, _("This passkey could not be added. Please try again."))
    seed = PlainText(max_length=16)


class WhichForm(forms.Form):
    """One of her passkeys."""

    q = forms.UUIDField()
