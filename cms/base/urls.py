"""Every published page, at its own address; the sections of the portal that are no pages stay out of its way."""

import re

from django.urls import re_path
from wagtail.urls import serve_pattern

from cms.base.views import page
from portal.kit.web.access import SECTIONS

NO_PAGES = "|".join(re.escape(section.lstrip("/")) for section in SECTIONS)

urlpatterns = [re_path(rf"^(?!{NO_PAGES}){serve_pattern.removeprefix('^')}", page, name="page")]
