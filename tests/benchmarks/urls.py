"""The portal's addresses and one more."""

from django.urls import path

from portal.urls import urlpatterns as portal_urlpatterns
from tests.benchmarks.bare.views import bare_form, constant

urlpatterns = [path("bench/form/", bare_form), path("bench/constant/", constant), *portal_urlpatterns]
