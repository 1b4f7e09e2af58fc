"""The front page: help first, promises second, news third."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.base.pages import PublicPage
from cms.help.models import HelpPage
from cms.plan.queries import domains
from cms.policies.models import PolicyPage
from cms.stories.models import StoryPage

NEWEST = 3


class HomePage(PublicPage):
    """The only page without a parent family; every family's index hangs below it."""

    column: ClassVar[str] = "首页"
    template = "cms/home/home_page.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["plan.PlanIndexPage", "policies.PolicyIndexPage", "help.HelpIndexPage", "stories.StoryIndexPage"]

    headline = models.CharField(max_length=40, default="需要帮助，从这里开始。")
    lead = models.CharField(max_length=120, default="不用注册，可以不留姓名。您说的话只有办理的人看得到，拿着 20 位查询码随时回来看答复。")

    content_panels = [*Page.content_panels, FieldPanel("headline"), FieldPanel("lead")]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find any page below in one step; Wagtail's own way asks the database twice for each level of the address."""
        if not path_components:
            return super().route(request, path_components)
        url_path = f"{self.url_path}{'/'.join(path_components)}/"
        page = Page.objects.live().filter(slug=path_components[-1], url_path=url_path).first()
        if page is None:
            raise Http404
        return page.specific.route(request, [])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "domains": domains(),
            "guides": HelpPage.objects.live().order_by("path")[:NEWEST],
            "policies": PolicyPage.objects.newest()[:NEWEST],
            "story": StoryPage.objects.live().order_by("-first_published_at").first(),
        }
