"""The front page: help first, promises second, news third."""

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest

from cms.base.pages import PublicPage
from cms.help.choices import Situation
from cms.plan.progress import progress_of_domains
from cms.plan.queries import Domain, domains
from cms.policies.models import PolicyPage
from cms.stories.models import StoryPage
from portal.pagecache.kept import kept

NEWEST = 3


@dataclass(frozen=True)
class Teaser:
    """A page as the front page announces it."""

    title: str
    url: str
    date: datetime.date | None = None
    intro: str = ""
    is_demo: bool = False


class HomePage(PublicPage):
    """The only page without a parent family; every family's index hangs below it."""

    template = "cms/home/home_page.html"
    column: ClassVar[str] = "首页"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "plan.PlanIndexPage",
        "policies.PolicyIndexPage",
        "help.HelpIndexPage",
        "stories.StoryIndexPage",
        "news.NewsIndexPage",
        "topics.TopicIndexPage",
        "opinions.OpinionIndexPage",
        "site.AboutIndexPage",
    ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        domains = promises()
        return super().get_context(request, *args, **kwargs) | {
            "domains": domains,
            "is_demo": any(domain.is_demo for domain in domains),
            "situations": Situation.choices,
            "policies": policies(),
            "stories": stories(),
        }


@kept
def promises() -> list[Domain]:
    """The plan's domains, and how far each is."""
    return domains(progress=progress_of_domains())


@kept
def policies() -> list[Teaser]:
    """The newest policies."""
    return [Teaser(page.title, page.url, date=page.effective_on or page.issued_on) for page in PolicyPage.objects.newest()[:NEWEST]]


@kept
def stories() -> list[Teaser]:
    """The newest story."""
    pages = StoryPage.objects.shown()[:1]
    return [Teaser(page.title, page.url, intro=page.summary, is_demo=page.is_fictional) for page in pages]
