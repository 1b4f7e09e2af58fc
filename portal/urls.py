"""The map of the site: one line an app; FACE chooses which half is mounted."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

PUBLIC: list[URLPattern | URLResolver] = [
    path("", include(wagtail_urls)),
]
STAFF: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
    path("cms/", include(wagtailadmin_urls)),
]

urlpatterns = (STAFF if settings.FACE in ("both", "staff") else []) + (PUBLIC if settings.FACE in ("both", "public") else [])
