"""Consents in the editors' menu."""

from django.db import models
from django.forms import ModelForm
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from cms.stories.consents import Consent
from cms.stories.forms import ConsentForm, WithdrawalForm
from portal.accounts.models import User


class ConsentPolicy(ModelPermissionPolicy):
    """A record of consent is proof: nobody deletes it."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: User, actions: set[str]) -> bool:
        return super().user_has_any_permission(user, set(actions) - {"delete"})

    def user_has_permission_for_instance(self, user: User, action: str, instance: models.Model) -> bool:
        return self.user_has_permission(user, action)


class ConsentViewSet(ModelViewSet):
    """List, record, withdraw."""

    model = Consent
    icon = "user"
    add_to_admin_menu = True
    menu_order = 250
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ["reference", "story", "given_on", "valid_until", "withdrawn_at"]
    list_filter = ["valid_until"]
    permission_policy = ConsentPolicy(Consent)

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return WithdrawalForm if for_update else ConsentForm

    def get_edit_handler(self) -> None:
        """The forms say all."""


@hooks.register("register_admin_viewset")
def consents() -> ConsentViewSet:
    """/cms/consent/"""
    return ConsentViewSet()
