"""Help guides: whom they are for, what to do in order, what to bring, what the law says, and the numbers to call."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.base.columns import ArticlePage, IndexPage, PlanCode
from cms.base.in_english import ArticleInEnglish, english_panel
from cms.base.tree import Link
from cms.help.choices import Situation
from cms.help.procedures import ProcedurePage
from cms.policies.citing import addresses_of_laws
from portal.district.models import Hotline
from portal.kit.web.ui_tags import said, said_in
from services.catalogue.registry import UnknownService, service

COLUMN = "求助指南"


def is_service(code: str) -> None:
    """Refuse the code of a request form that the portal does not have."""
    try:
        service(code)
    except UnknownService:
        raise ValidationError(_("The portal has no request form “%(code)s”.") % {"code": code}) from None


class HelpIndexPage(IndexPage):
    """/help/: guides by situation, and all numbers that may be shown."""

    column: ClassVar[str] = COLUMN
    template = "cms/help/index.html"
    subpage_types: ClassVar[list[str]] = ["help.HelpPage", "help.ProcedurePage"]

    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    introduction_en = models.CharField(_("introduction in English"), max_length=400, blank=True)

    content_panels = [*IndexPage.content_panels, FieldPanel("title_en"), FieldPanel("introduction_en")]

    def articles(self) -> models.QuerySet[Any]:
        return HelpPage.objects.live().child_of(self).defer("body", "body_en")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        guides = list(self.articles())
        groups = [(code, name, [guide for guide in guides if guide.situation == code]) for code, name in Situation.choices]
        shown = [group for group in groups if group[2]]
        crumbs = [Link(said(self, "title"), self.url)]
        procedures = ProcedurePage.objects.live().only("title", "url_path", "summary")
        return super().get_context(request, *args, **kwargs) | {
            "crumbs": crumbs,
            "groups": shown,
            "procedures": procedures,
            "hotlines": Hotline.objects.verified(),
        }


class HelpPage(ArticleInEnglish):
    """One guide. `service` is the request form that it leads to; the English fields stand beside the Chinese ones, under one address."""

    column: ClassVar[str] = COLUMN
    template = "cms/help/guide.html"
    parent_page_types: ClassVar[list[str]] = ["help.HelpIndexPage"]

    situation = models.CharField(_("situation"), max_length=10, choices=Situation.choices, default=Situation.ADVICE)
    for_whom = models.CharField(_("whom it is for"), max_length=200, blank=True)
    bring = models.TextField(_("what to bring"), blank=True, help_text=_("One thing per line."))
    service = models.CharField(_("request form"), max_length=30, blank=True, validators=[is_service])
    hotlines = ParentalManyToManyField("district.Hotline", blank=True, related_name="+")
    for_whom_en = models.CharField(_("whom it is for, in English"), max_length=400, blank=True)
    bring_en = models.TextField(_("what to bring, in English"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("situation"),
        FieldPanel("for_whom"),
        *ArticlePage.content_panels[len(Page.content_panels) :],
        FieldPanel("bring"),
        FieldPanel("service"),
        FieldPanel("hotlines", heading=_("Numbers to call")),
        english_panel("title", "summary", "for_whom", "bring", "body"),
    ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        cited = [block for block in self.body if block.block_type == "law"]
        return (
            super().get_context(request, *args, **kwargs)
            | {
                "services": [service(self.service)] if self.service else [],
                "hotlines": [line for line in self.hotlines.all() if line.is_active and line.is_verified],
                "laws_cited": cited,
                "laws": addresses_of_laws(block.value["law"] for block in cited),
                "procedures": self.procedures.live().only("title", "url_path"),
                "is_danger": self.situation == Situation.SAFETY,
                "beside": HelpPage.objects.live()
                .filter(situation=self.situation)
                .exclude(pk=self.pk)
                .defer("body", "body_en")
                .order_by("path"),
            }
            | self._english_crumbs()
        )

    def _english_crumbs(self) -> dict[str, list[Link]]:
        """The way to the page in English, for who reads it in English."""
        if said_in(self, "title") != "en":
            return {}
        above = HelpIndexPage.objects.live().only("title", "title_en", "url_path")
        return {"crumbs": [Link(said(page, "title"), page.url) for page in (*above, self)]}


class HelpPlanCode(PlanCode):
    """An item of the plan that a guide belongs to."""

    page = ParentalKey(HelpPage, on_delete=models.CASCADE, related_name="plan_codes")
