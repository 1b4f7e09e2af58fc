"""Signing in, in words that staff know."""

from typing import Any

from allauth.account.forms import LoginForm
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):
    """The labels say what to write; nothing stands inside a field, where it is gone as soon as somebody types."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail address")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
