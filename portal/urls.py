"""The map of the site: one line an app; FACE chooses which half is mounted."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.kit.web.access import access
from portal.kit.web.media import picture
from portal.kit.web.reading import reading
from portal.operations.urls import health, metrics
from services.intake.views.leaving import leave

Map = list[URLPattern | URLResolver]
to_sign_in = access("staff")(RedirectView.as_view(pattern_name="account_login", query_string=True))

STAFF: Map = [
    path("desk/rules/", include("services.desk.rules.urls")),
    path("desk/readings/", include("services.desk.readings.urls")),
    path("desk/", include("services.desk.urls")),
    path("", include(metrics)),
    path("accounts/", include("portal.accounts.urls")),
    path("cms/login/", to_sign_in),
    path("cms/logout/", access("staff")(RedirectView.as_view(pattern_name="account_logout"))),
    path("cms/password_reset/", to_sign_in),
    path("cms/", include(wagtailadmin_urls)),
    path("x/", leave),
]
PUBLIC: Map = [
    path("", include("services.intake.urls")),
    path("", include("services.screening.urls")),
    path("data/api/", include("services.opendata.urls")),
    path("data/indicators/", include("services.indicators.urls")),
    path("data/", include("services.monitoring.urls")),
]
EVERYWHERE: Map = [
    path("", include(health)),
    path("reading/", reading, name="reading"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("media/images/<path:path>", picture),
    path("documents/", include(wagtaildocs_urls)),
    path("_util/login/", to_sign_in),
    path("plan/", include("cms.plan.urls")),
    path("corrections/", include("cms.corrections.urls")),
    path("opinions/", include("cms.opinions.urls")),
    path("", include("cms.site.urls")),
    path("search/", include("search.urls")),
    path("", include("cms.base.urls")),
    path("", include(wagtail_urls)),
]
urlpatterns = (STAFF if settings.FACE in ("both", "staff") else []) + (PUBLIC if settings.FACE in ("both", "public") else []) + EVERYWHERE

handler400 = "portal.kit.web.errors.bad_request"
handler403 = "portal.kit.web.errors.forbidden"
handler404 = "portal.kit.web.errors.not_found"
handler429 = "portal.kit.web.errors.too_many_requests"
handler500 = "portal.kit.web.errors.server_error"
