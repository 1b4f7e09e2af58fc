"""Forms of the second factor. Labels say what to write; nothing stands inside a field, where it is gone as soon as somebody types."""

from typing import Final

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as allauth
from django import forms
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from portal.kit.web.passkeys import Credential

OR_RECOVERY: Final = _("Six digits, or a recovery code")
DID_NOT_WORK: Final = _("The passkey did not work. Please try again, or sign in with your password.")


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
    credential = Credential(RegistrationResponse, DID_NOT_WORK)


class RenamePasskeyForm(allauth.EditWebAuthnForm):
    """Another name for a device."""

    name = forms.CharField(label=_("What do you call this device?"), max_length=50)


class PasskeyForm(allauth.LoginWebAuthnForm):
    """Instead of name and password."""

    credential = Credential(AuthenticationResponse, DID_NOT_WORK)


class ShowPasskeyForm(allauth.AuthenticateWebAuthnForm):
    """After the password."""

    credential = Credential(AuthenticationResponse, DID_NOT_WORK)


class ConfirmByPasskeyForm(allauth.ReauthenticateWebAuthnForm):
    """Once more, before something that matters."""

    credential = Credential(AuthenticationResponse, DID_NOT_WORK)
