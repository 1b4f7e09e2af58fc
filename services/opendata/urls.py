"""/data/api/: published numbers for programs."""

from django.urls import path, re_path

from services.opendata import pages, views
from services.opendata.resources import RESOURCES

app_name = "opendata"
urlpatterns = [
    path("", pages.page, name="page"),
    path("catalogue.jsonld", views.dcat, name="dcat"),
    path("v1/", views.start, name="start"),
    path("v1/openapi.json", views.openapi, name="openapi"),
    *(path(f"v1/{each.path}/", views.list_of(each), name=each.path) for each in RESOURCES),
    *(path(f"v1/{each.path}/<slug:code>/", views.one_of(each), name=f"one_of_{each.path}") for each in RESOURCES if each.one),
    # With a slash at its end only: without one the site's own rule adds it first.
    re_path(r"^(?P<rest>.+/)$", views.missing),
]
