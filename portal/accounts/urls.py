"""The part of allauth that staff need: no signing up, no changing addresses, no reset by mail."""

from allauth.account import views as account
from django.urls import include, path
from django.views.generic import RedirectView

from portal.accounts.views import confirmed, start
from portal.kit.web.access import access

urlpatterns = [
    path("", access("staff")(RedirectView.as_view(pattern_name="account_login"))),
    path("start/", start, name="account_start"),
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("confirmed/", confirmed, name="account_confirmed"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
]
