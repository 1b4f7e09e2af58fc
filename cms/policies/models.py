"""Policies: laws and documents with number, dates, issuer and validity."""

from typing import Any, ClassVar, Self

from django.core.paginator import Page as Listed
from django.core.paginator import Paginator
from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce, ExtractYear
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page
from wagtail.models.pages import PageManager
from wagtail.query import PageQuerySet

from cms.base.columns import ArticlePage, IndexPage, PlanCode
from cms.base.plan_codes import domains_of_plan
from cms.policies.choosing import Choice, Facets
from portal.pagecache.kept import kept

COLUMN = "政策"
PER_PAGE = 20
LISTED = ("title", "url_path", "validity", "checked_on", "issuer", "document_number", "issued_on", "effective_on")


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

    def dated(self) -> Self:
        """The same, each with its `year`: that of 成文日期, else that from which it is in force."""
        return self.newest().annotate(year=ExtractYear(Coalesce(F("issued_on"), F("effective_on"))))


class PolicyIndexPage(IndexPage):
    """/policies/"""

    column: ClassVar[str] = COLUMN
    template = "cms/policies/index.html"
    subpage_types: ClassVar[list[str]] = ["policies.PolicyPage"]

    def articles(self) -> models.QuerySet[Any]:
        return PolicyPage.objects.newest()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        available = facets()
        choice = Choice.of(request.GET.dict(), available)
        shown = {"facets": available, "choice": choice, "page_obj": listed(choice, request.GET.get("page", "1"))}
        return super().get_context(request, *args, **kwargs) | shown


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


@kept
def facets() -> Facets:
    """What there is to choose from: three queries."""
    dated = PolicyPage.objects.dated()
    issuers = dated.exclude(issuer="").order_by("issuer").values_list("issuer", flat=True).distinct()
    years = dated.exclude(year=None).order_by("-year").values_list("year", flat=True).distinct()
    return Facets(tuple(issuers), tuple(years), tuple(Validity.choices), tuple(domains_of_plan()))


@kept
def listed(choice: Choice, page: str) -> Listed:
    """A page of what was chosen: the last one for a number that is too high, the first for what is no number."""
    found = Paginator(choice.among(PolicyPage.objects.dated().only(*LISTED)), PER_PAGE).get_page(page)
    found.object_list = list(found.object_list)
    return found


class PolicyPlanCode(PlanCode):
    """An item of the plan that a policy belongs to."""

    page = ParentalKey(PolicyPage, on_delete=models.CASCADE, related_name="plan_codes")
