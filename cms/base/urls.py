"""Every published page, at its own address."""

from django.urls import re_path
from wagtail.urls import serve_pattern

from cms.base.views import page

urlpatterns = [re_path(serve_pattern, page, name="page")]
