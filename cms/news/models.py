"""News and notices: what happened, and what readers have to know in time."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.base.columns import ArticlePage, GrowingIndexPage, PlanCode

COLUMN = "动态与通知"


class Kind(models.TextChoices):
    """What kind of announcement it is."""

    NOTICE = "notice", _("Notice")
    NEWS = "news", _("News")


class NewsIndexPage(GrowingIndexPage):
    """/news/"""

    column: ClassVar[str] = COLUMN
    template = "cms/news/index.html"
    subpage_types: ClassVar[list[str]] = ["news.NewsPage"]

    def articles(self) -> models.QuerySet[Any]:
        return NewsPage.objects.live().order_by("-first_published_at")


class NewsPage(ArticlePage):
    """One announcement."""

    column: ClassVar[str] = COLUMN
    schema_type: ClassVar[str] = "NewsArticle"
    template = "cms/news/article.html"
    parent_page_types: ClassVar[list[str]] = ["news.NewsIndexPage"]

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.NOTICE)

    content_panels = [*Page.content_panels, FieldPanel("kind"), *ArticlePage.content_panels[len(Page.content_panels) :]]


class NewsPlanCode(PlanCode):
    """An item of the plan that an announcement belongs to."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="plan_codes")
