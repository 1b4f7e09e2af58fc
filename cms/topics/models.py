"""Topic pages (专题): everything about one question of life, gathered by the items of the plan that it belongs to."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey

from cms.base.columns import ArticlePage, IndexPage, PlanCode
from cms.help.models import HelpPage
from cms.news.models import NewsPage
from cms.policies.models import PolicyPage
from cms.stories.models import StoryPage
from services.catalogue.registry import services_for_plan

COLUMN = "专题"
MANY = 12


class TopicIndexPage(IndexPage):
    """/topics/"""

    column: ClassVar[str] = COLUMN
    template = "cms/topics/index.html"
    subpage_types: ClassVar[list[str]] = ["topics.TopicPage"]

    def articles(self) -> models.QuerySet[Any]:
        return TopicPage.objects.live().child_of(self)


class TopicPage(ArticlePage):
    """One topic; its lists fill themselves from what is tagged with the same items of the plan."""

    column: ClassVar[str] = COLUMN
    template = "cms/topics/topic.html"
    parent_page_types: ClassVar[list[str]] = ["topics.TopicIndexPage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        codes = [row.code for row in self.plan_codes.all()]
        services = {service.code: service for code in codes for service in services_for_plan(code)}
        return super().get_context(request, *args, **kwargs) | {
            "services": services.values(),
            "guides": tagged(HelpPage.objects.live(), codes),
            "policies": tagged(PolicyPage.objects.newest(), codes),
            "news": tagged(NewsPage.objects.live().order_by("-first_published_at"), codes),
            "stories": tagged(StoryPage.objects.shown(), codes),
        }


class TopicPlanCode(PlanCode):
    """An item of the plan that a topic belongs to."""

    page = ParentalKey(TopicPage, on_delete=models.CASCADE, related_name="plan_codes")


def tagged(pages: models.QuerySet[Any], codes: list[str]) -> list[Any]:
    """Those of `pages` that are tagged with one of the items, each once, in their order."""
    return list(pages.filter(pk__in=pages.filter(plan_codes__code__in=codes).order_by().values("pk"))[:MANY])
