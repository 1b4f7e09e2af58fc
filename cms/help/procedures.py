"""办事指南: one thing that can be applied for, with every field that government sites state (国务院关于在线政务服务的若干规定第六条)."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.base.blocks import Named
from cms.base.columns import ArticlePage, PlanCode

COLUMN = "办事指南"


class MaterialBlock(Named, blocks.StructBlock):
    """One paper to bring: its name, original or copy, how many, and where it comes from."""

    names: ClassVar[dict[str, Any]] = {
        "name": _("Name of the paper"),
        "form": _("Original or copy"),
        "copies": _("How many"),
        "origin": _("Where it comes from"),
    }

    name = blocks.CharBlock(max_length=80)
    form = blocks.CharBlock(max_length=40, required=False)
    copies = blocks.CharBlock(max_length=20, required=False)
    origin = blocks.CharBlock(max_length=80, required=False)


class QuestionBlock(Named, blocks.StructBlock):
    """A question that is often asked, and its answer."""

    names: ClassVar[dict[str, Any]] = {"question": _("Question"), "answer": _("Answer")}

    question = blocks.CharBlock(max_length=100)
    answer = blocks.TextBlock()


class Materials(Named, blocks.StreamBlock):
    """The papers to bring."""

    names: ClassVar[dict[str, Any]] = {"material": _("Paper to bring")}

    material = MaterialBlock()


class Questions(Named, blocks.StreamBlock):
    """What is often asked."""

    names: ClassVar[dict[str, Any]] = {"question": _("Question")}

    question = QuestionBlock()


class Forms(Named, blocks.StreamBlock):
    """Forms to download."""

    names: ClassVar[dict[str, Any]] = {"form": _("Form to download")}

    form = DocumentChooserBlock()


class ProcedurePage(ArticlePage):
    """One thing to apply for. The law's deadline and the promise of the office are two fields; what is not known is not shown."""

    column: ClassVar[str] = COLUMN
    template = "cms/help/procedure.html"
    parent_page_types: ClassVar[list[str]] = ["help.HelpIndexPage"]

    kind = models.CharField(_("kind of matter"), max_length=30, blank=True)
    basis = models.TextField(_("legal basis"), blank=True)
    audience = models.TextField(_("who may apply"), blank=True)
    conditions = models.TextField(_("conditions"), blank=True)
    materials = StreamField(Materials(), blank=True, verbose_name=_("papers to bring"))
    statutory_time = models.TextField(_("time that the law allows"), blank=True)
    promised_time = models.CharField(_("time that the office promises"), max_length=200, blank=True)
    fee = models.CharField(_("fee"), max_length=100, blank=True)
    agency = models.CharField(_("who handles it"), max_length=200, blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    opening_hours = models.CharField(_("when it is open"), max_length=100, blank=True)
    complaints = models.CharField(_("where to complain"), max_length=200, blank=True)
    questions = StreamField(Questions(), blank=True, verbose_name=_("often asked"))
    forms = StreamField(Forms(), blank=True, verbose_name=_("forms to download"))
    hotlines = ParentalManyToManyField("district.Hotline", blank=True, related_name="+")
    guide = models.ForeignKey("help.HelpPage", on_delete=models.SET_NULL, null=True, blank=True, related_name="procedures")

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("fee")]),
        *(FieldPanel(name) for name in ("audience", "conditions", "basis", "materials")),
        FieldRowPanel([FieldPanel("statutory_time"), FieldPanel("promised_time")]),
        *(FieldPanel(name) for name in ("agency", "place", "opening_hours", "complaints", "questions", "forms")),
        FieldPanel("hotlines", heading=_("Numbers to call")),
        FieldPanel("guide", heading=_("The guide that explains it")),
        *ArticlePage.content_panels[len(Page.content_panels) :],
    ]

    def facts(self, *names: str) -> list[tuple[str, list[str]]]:
        """The label and the lines of those of `names` that are known."""
        known = [(self._meta.get_field(name), getattr(self, name)) for name in names]
        return [(str(field.verbose_name).capitalize(), value.strip().splitlines()) for field, value in known if value.strip()]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "before": self.facts("kind", "audience", "conditions", "fee"),
            "times": self.facts("statutory_time", "promised_time"),
            "after": self.facts("agency", "place", "opening_hours", "complaints", "basis"),
            "hotlines": [line for line in self.hotlines.all() if line.is_active and line.is_verified],
        }


class ProcedurePlanCode(PlanCode):
    """An item of the plan that it belongs to."""

    page = ParentalKey(ProcedurePage, on_delete=models.CASCADE, related_name="plan_codes")
