"""Help guides: what to do, in order, with the numbers to call."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel

from cms.base.columns import ArticlePage, IndexPage, PlanCode
from portal.district.models import Hotline

COLUMN = "求助指南"


class HelpIndexPage(IndexPage):
    """/help/: guides, and all numbers that may be shown."""

    column: ClassVar[str] = COLUMN
    template = "cms/help/index.html"
    subpage_types: ClassVar[list[str]] = ["help.HelpPage"]

    def articles(self) -> models.QuerySet[Any]:
        return HelpPage.objects.live().child_of(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"hotlines": Hotline.objects.verified()}


class HelpPage(ArticlePage):
    """One guide."""

    column: ClassVar[str] = COLUMN
    template = "cms/help/guide.html"
    parent_page_types: ClassVar[list[str]] = ["help.HelpIndexPage"]

    hotlines = ParentalManyToManyField("district.Hotline", blank=True, related_name="+")

    content_panels = [*ArticlePage.content_panels, FieldPanel("hotlines", heading=_("Numbers to call"))]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        numbers = [hotline for hotline in self.hotlines.all() if hotline.is_active and hotline.is_verified]
        return super().get_context(request, *args, **kwargs) | {"hotlines": numbers}


class HelpPlanCode(PlanCode):
    """An item of the plan that a guide belongs to."""

    page = ParentalKey(HelpPage, on_delete=models.CASCADE, related_name="plan_codes")
