"""Policies: laws and documents with number, dates, issuer and validity."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page
from wagtail.models.pages import PageManager
from wagtail.query import PageQuerySet

from cms.base.columns import ArticlePage, IndexPage, PlanCode

COLUMN = "政策"


class Validity(models.TextChoices):
    """有效性 of a document."""

    IN_FORCE = "in_force", _("In force")
    EXPIRED = "expired", _("Expired")
    REPEALED = "repealed", _("Repealed")


class PolicyQuerySet(PageQuerySet):
    """Policies by what readers ask for."""

    def newest(self) -> Self:
        """Live policies, newest document first."""
        return self.live().order_by("-effective_on", "title")


class PolicyIndexPage(IndexPage):
    """/policies/"""

    column: ClassVar[str] = COLUMN
    template = "cms/policies/index.html"
    subpage_types: ClassVar[list[str]] = ["policies.PolicyPage"]

    def articles(self) -> models.QuerySet[Any]:
        return PolicyPage.objects.newest()


class PolicyPage(ArticlePage):
    """One document; 成文日期 (`issued_on`) is not the day on which it takes effect, nor the day of publishing here."""

    column: ClassVar[str] = COLUMN
    schema_type: ClassVar[str] = "Legislation"
    template = "cms/policies/policy.html"
    parent_page_types: ClassVar[list[str]] = ["policies.PolicyIndexPage"]

    document_number = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    validity = models.CharField(max_length=10, choices=Validity.choices, default=Validity.IN_FORCE)

    objects = PageManager.from_queryset(PolicyQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("document_number", heading=_("Document number")), FieldPanel("issuer", heading=_("Issued by"))]),
        FieldRowPanel(
            [
                FieldPanel("issued_on", heading=_("Dated")),
                FieldPanel("effective_on", heading=_("In effect from")),
                FieldPanel("validity", heading=_("Validity")),
            ]
        ),
        *ArticlePage.content_panels[len(Page.content_panels) :],
    ]


class PolicyPlanCode(PlanCode):
    """An item of the plan that a policy belongs to."""

    page = ParentalKey(PolicyPage, on_delete=models.CASCADE, related_name="plan_codes")
