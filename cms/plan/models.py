"""The plan as pages: every item has its own address and a code by which it is cited (八.策略.3)."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.base.english import named
from cms.base.pages import PublicPage
from cms.plan import queries
from cms.plan.english import gloss
from cms.plan.leads import leads_of
from cms.plan.progress import progress_of_domains
from cms.plan.related import related_to
from portal.kit import typesetting
from services.catalogue.registry import services_for_plan
from services.indicators.queries import standings_for
from services.monitoring.queries import released_for

PLAN = "/plan/"


class PlanText(PublicPage):
    """What the source says at one place: the headings before it and its text, both word for word; only importing changes them."""

    column: ClassVar[str] = "规划与进展"
    subpage_types: ClassVar[list[str]] = []

    code = models.CharField(max_length=20, unique=True)
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)
    note = models.TextField(blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("code", read_only=True, heading=_("Code")),
        FieldPanel("text", read_only=True, heading=_("Text")),
        FieldPanel(
            "note", heading=_("Note"), help_text=_("Stands below the text. The text itself only changes when the plan is imported.")
        ),
    ]

    class Meta:
        abstract = True

    @property
    def paragraphs(self) -> list[str]:
        """The text, paragraph by paragraph."""
        return self.text.split("\n")


class PlanIndexPage(PlanText):
    """The plan as a whole (/plan/)."""

    called: ClassVar[str] = "规划"

    template = "cms/plan/index.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["plan.OverviewPage", "plan.ChapterPage", "plan.DomainPage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        others = [item for item in queries.items(self) if not item.number.isdecimal()]
        domains = queries.domains(self, progress_of_domains())
        return super().get_context(request, *args, **kwargs) | {
            "domains": domains,
            "is_demo": any(domain.is_demo for domain in domains),
            "total": {
                "domains": len(domains),
                "goals": sum(domain.goals for domain in domains),
                "measures": sum(domain.measures for domain in domains),
            },
            "others": others,
            "has_pdf": typesetting.is_available(),
        }


class OverviewPage(PlanText):
    """A text of the general part: 前言, 指导思想, 总体目标."""

    called: ClassVar[str] = "规划：总论"

    template = "cms/plan/overview.html"
    parent_page_types: ClassVar[list[str]] = ["plan.PlanIndexPage"]


class DomainPage(PlanText):
    """One of the domains (发展领域)."""

    called: ClassVar[str] = "规划：发展领域"

    template = "cms/plan/domain.html"
    has_neighbours = True
    parent_page_types: ClassVar[list[str]] = ["plan.PlanIndexPage"]
    subpage_types: ClassVar[list[str]] = ["plan.ChapterPage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        chapters = [(chapter, queries.items(chapter)) for chapter in self.get_children().live()]
        progress = progress_of_domains().get(self.code)
        return super().get_context(request, *args, **kwargs) | {
            "chapters": chapters,
            "progress": progress,
            "ratio": progress.ratio if progress else None,
            "gloss": gloss(self.title),
        }


class ChapterPage(PlanText):
    """A numbered list of the plan: principles, goals or measures of a domain, implementation, monitoring."""

    called: ClassVar[str] = "规划：章"

    template = "cms/plan/chapter.html"
    parent_page_types: ClassVar[list[str]] = ["plan.PlanIndexPage", "plan.DomainPage"]
    subpage_types: ClassVar[list[str]] = ["plan.GoalPage", "plan.MeasurePage", "plan.PrinciplePage", "plan.SectionPage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"items": queries.items(self)}


class ItemPage(PlanText):
    """One promise of the plan: its words, then how to use it, who does it, how far it is."""

    template = "cms/plan/item.html"
    is_promise: ClassVar[bool] = False
    has_neighbours = True
    parent_page_types: ClassVar[list[str]] = ["plan.ChapterPage"]

    class Meta(PlanText.Meta):
        abstract = True

    @property
    def crumb(self) -> str:
        return self.code

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        plan = next((link.title for link in context["place"].above if link.url == PLAN), "")
        return context | {"citation": f"《{plan}》{self.code}"} | (self.answers() if self.is_promise else {})

    def answers(self) -> dict[str, Any]:
        """How can I use it, who does it, how far is it; and what was published about it."""
        leads, services = leads_of(self.code), services_for_plan(self.code)
        return {
            "services": services,
            "figures": released_for([service.category for service in services]) if services else [],
            "standings": standings_for(self.code),
            "leads": leads,
            "leads_verified": all(lead.is_verified for lead in leads),
            "related": {named(column): articles for column, articles in related_to(self.code).items()},
        }


class GoalPage(ItemPage):
    """A main goal (主要目标)."""

    called: ClassVar[str] = "规划：主要目标"

    template = ItemPage.template
    is_promise = True


class MeasurePage(ItemPage):
    """A measure (策略措施)."""

    called: ClassVar[str] = "规划：策略措施"

    template = ItemPage.template
    is_promise = True


class PrinciplePage(ItemPage):
    """A basic principle (基本原则)."""

    called: ClassVar[str] = "规划：基本原则"

    template = ItemPage.template


class SectionPage(ItemPage):
    """A section of 组织实施 or 监测评估."""

    called: ClassVar[str] = "规划：组织实施和监测评估"

    template = ItemPage.template
