"""Passkeys: whose they are, and what a browser says of them, looked at before anybody takes its shape for granted."""

import struct
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest
from django.http.request import split_domain_port
from fido2.server import Fido2Server
from fido2.webauthn import AuthenticationResponse, PublicKeyCredentialRpEntity, RegistrationResponse

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Credential(forms.JSONField):
    """The answer of a passkey to our challenge, still as JSON; raises ValidationError, in the words of `refusal`, where it is none."""

    def __init__(self, shape: type[AuthenticationResponse] | type[RegistrationResponse], refusal: "StrOrPromise") -> None:
        super().__init__(widget=forms.HiddenInput, error_messages={"required": refusal, "invalid": refusal})
        self.shape = shape
        self.refusal = refusal

    def clean(self, value: Any) -> Any:
        """Reads it once with the library that reads it later, which raises whatever comes first on odd input."""
        try:
            credential = super().clean(value)
            said = self.shape.from_dict(credential)
            if isinstance(said, RegistrationResponse) and said.response.attestation_object.auth_data.credential_data is None:
                raise ValueError("nothing was made")
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError, struct.error) as error:
            raise forms.ValidationError(self.refusal) from error
        return credential


def of_this_host(request: HttpRequest) -> Fido2Server:
    """Makes and checks passkeys of the very address that was asked; a passkey shows its host and no other name."""
    host = split_domain_port(request.get_host())[0]
    ours = f"{request.scheme}://{request.get_host()}"
    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name=host), verify_origin=lambda origin: origin == ours)
