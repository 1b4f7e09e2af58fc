"""Forms of the second factor. Labels say what to write; nothing stands inside a field, where it is gone as soon as somebody types.

What a browser hands over for a passkey is looked at before allauth takes its shape for granted, and is refused in words.
"""

import struct
from typing import Any, Final

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as allauth
from django import forms
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

OR_RECOVERY: Final = _("Six digits, or a recovery code")
DID_NOT_WORK: Final = _("The passkey did not work. Please try again, or sign in with your password.")


class Credential(forms.JSONField):
    """The answer of a passkey to our challenge, still as JSON; raises ValidationError where it is none."""

    def __init__(self, shape: type[AuthenticationResponse] | type[RegistrationResponse]) -> None:
        super().__init__(widget=forms.HiddenInput, error_messages={"required": DID_NOT_WORK, "invalid": DID_NOT_WORK})
        self.shape = shape

    def clean(self, value: Any) -> Any:
        """Reads it once with the library that allauth reads it with, which raises whatever comes first on odd input."""
        credential = super().clean(value)
        try:
            self.shape.from_dict(credential)
        except (LookupError, TypeError, ValueError, AttributeError, struct.error) as error:
            raise forms.ValidationError(DID_NOT_WORK) from error
        return credential


class Digits(forms.TextInput):
    """Where a code goes; the telephone may fill it in."""

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "one-time-code"})


class ShowCodeForm(AuthenticateForm):
    """After the password."""

    code = forms.CharField(label=OR_RECOVERY, widget=Digits)


class ConfirmByCodeForm(ReauthenticateForm):
    """Once more, before something that matters."""

    code = forms.CharField(label=OR_RECOVERY, widget=Digits)


class SetUpAppForm(ActivateTOTPForm):
    """The first code of an app proves that it has read the secret."""

    code = forms.CharField(label=_("Six digits that the app shows"), widget=Digits)


class AddPasskeyForm(allauth.AddWebAuthnForm):
    """A passkey for this device."""

    name = forms.CharField(label=_("What do you call this device?"), required=False, max_length=50)
    credential = Credential(RegistrationResponse)


class RenamePasskeyForm(allauth.EditWebAuthnForm):
    """Another name for a device."""

    name = forms.CharField(label=_("What do you call this device?"), max_length=50)


class PasskeyForm(allauth.LoginWebAuthnForm):
    """Instead of name and password."""

    credential = Credential(AuthenticationResponse)


class ShowPasskeyForm(allauth.AuthenticateWebAuthnForm):
    """After the password."""

    credential = Credential(AuthenticationResponse)


class ConfirmByPasskeyForm(allauth.ReauthenticateWebAuthnForm):
    """Once more, before something that matters."""

    credential = Credential(AuthenticationResponse)
