"""About the site: contact, accessibility, and what else its editors say about it."""

from typing import Any, ClassVar

from django.db import models
from modelcluster.fields import ParentalKey

from cms.base.columns import ArticlePage, IndexPage, PlanCode
from cms.base.in_english import ArticleInEnglish, english_panel

COLUMN = "关于本站"


class AboutIndexPage(IndexPage):
    """/about/"""

    column: ClassVar[str] = COLUMN
    template = "cms/site/index.html"
    subpage_types: ClassVar[list[str]] = ["site.AboutPage"]

    def articles(self) -> models.QuerySet[Any]:
        return AboutPage.objects.live().child_of(self)


class AboutPage(ArticleInEnglish):
    """One page about the site."""

    column: ClassVar[str] = COLUMN
    template = "cms/site/about.html"
    parent_page_types: ClassVar[list[str]] = ["site.AboutIndexPage"]

    content_panels = [*ArticlePage.content_panels, english_panel("title", "summary", "body")]


class AboutPlanCode(PlanCode):
    """An item of the plan that such a page belongs to."""

    page = ParentalKey(AboutPage, on_delete=models.CASCADE, related_name="plan_codes")
