"""Stories: told with consent and changed details; a made-up one says so."""

from typing import Any, ClassVar

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from cms.base.columns import ArticlePage, IndexPage, PlanCode

COLUMN = "她们的故事"


class StoryIndexPage(IndexPage):
    """/stories/"""

    column: ClassVar[str] = COLUMN
    template = "cms/stories/index.html"
    subpage_types: ClassVar[list[str]] = ["stories.StoryPage"]

    def articles(self) -> models.QuerySet[Any]:
        return StoryPage.objects.live().order_by("-first_published_at")


class StoryPage(ArticlePage):
    """One story; `is_fictional` puts 示例（虚构） wherever it is named."""

    column: ClassVar[str] = COLUMN
    template = "cms/stories/story.html"
    parent_page_types: ClassVar[list[str]] = ["stories.StoryIndexPage"]

    is_fictional = models.BooleanField(default=False)

    content_panels = [*ArticlePage.content_panels, FieldPanel("is_fictional")]


class StoryPlanCode(PlanCode):
    """An item of the plan that a story belongs to."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="plan_codes")
