"""Policies: laws and documents with number, dates, issuer and validity."""

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.paginator import Page as Listed
from django.core.paginator import Paginator
from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce, ExtractYear
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable, Page
from wagtail.models.pages import PageManager
from wagtail.query import PageQuerySet

from cms.base.columns import ArticlePage, IndexPage, PlanCode
from cms.base.plan_codes import domains_of_plan
from cms.policies.choices import Kind, Subject, Validity
from cms.policies.choosing import Choice, Facets
from cms.policies.citing import guides_citing
from portal.kit.text import shortened
from portal.pagecache.kept import kept

COLUMN = "政策"
PER_PAGE = 20
LONGEST_ISSUER = 24
LISTED = ("title", "url_path", "kind", "validity", "checked_on", "issuer", "document_number", "issued_on", "effective_on")


class PolicyQuerySet(PageQuerySet):
    """Policies by what readers ask for."""

    def newest(self) -> Self:
        """Live policies, newest document first, those without a date last; left to themselves, databases differ about that."""
        return self.live().order_by(F("effective_on").desc(nulls_last=True), "title")

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

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.DOCUMENT)
    subject = models.CharField(_("subject"), max_length=10, choices=Subject.choices, blank=True)
    index_number = models.CharField(_("index number"), max_length=60, blank=True)
    document_number = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    validity = models.CharField(max_length=10, choices=Validity.choices, default=Validity.IN_FORCE)
    successor = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="predecessors")
    interprets = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="readings")
    copy_name = models.CharField(_("copy that it was written from"), max_length=100, blank=True)
    copy_dated = models.DateField(_("date of that copy"), null=True, blank=True)

    objects = PageManager.from_queryset(PolicyQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("subject"), FieldPanel("index_number")]),
        FieldRowPanel([FieldPanel("document_number", heading=_("Document number")), FieldPanel("issuer", heading=_("Issued by"))]),
        FieldRowPanel(
            [
                FieldPanel("issued_on", heading=_("Dated")),
                FieldPanel("effective_on", heading=_("In effect from")),
                FieldPanel("validity", heading=_("Validity")),
            ]
        ),
        MultiFieldPanel(
            [
                FieldPanel("successor", heading=_("What took its place")),
                FieldPanel("interprets", heading=_("Which document it explains")),
                FieldRowPanel([FieldPanel("copy_name"), FieldPanel("copy_dated")]),
            ],
            heading=_("Beside it"),
        ),
        *ArticlePage.content_panels[len(Page.content_panels) :],
        InlinePanel("attachments", label=_("Attachments")),
    ]

    @property
    def imprint(self) -> str:
        """Kind, issuer and number in a line, as lists show them."""
        return f"{self.get_kind_display()} · {shortened(self.issuer, LONGEST_ISSUER)} {self.document_number}".rstrip()

    @property
    def dated(self) -> date | None:
        """The day that lists show: of the document before that of its effect."""
        return self.issued_on or self.effective_on

    @property
    def is_law(self) -> bool:
        """Whether it is a law or a regulation, which take effect on a day of their own."""
        return self.kind in (Kind.LAW, Kind.REGULATION)

    def get_kind_display(self) -> str:
        """As Django's own, which puts the words of all kinds together to find one."""
        return str(Kind(self.kind).label)

    def get_validity_display(self) -> str:
        """The same for the validity."""
        return str(Validity(self.validity).label)

    def clean(self) -> None:
        """Nothing takes its own place or explains itself."""
        super().clean()
        for name in ("successor", "interprets"):
            if self.pk and getattr(self, f"{name}_id") == self.pk:
                raise ValidationError({name: _("Choose another document.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "is_card": True,
            "guides": guides_citing(self.title, self.document_number),
            "readings": self.readings.live().only("title", "url_path"),
            "attached": self.attachments.select_related("document"),
        }


class PolicyAttachment(Orderable):
    """A file that belongs to a document."""

    page = ParentalKey(PolicyPage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(get_document_model_string(), on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("what it is called here"), max_length=100)

    panels: ClassVar[list[Any]] = [FieldPanel("document", heading=_("File")), FieldPanel("name")]

    def __str__(self) -> str:
        return self.name


@kept
def facets() -> Facets:
    """What there is to choose from: three queries."""
    dated = PolicyPage.objects.dated()
    issuers = dated.exclude(issuer="").order_by("issuer").values_list("issuer", flat=True).distinct()
    years = dated.exclude(year=None).order_by("-year").values_list("year", flat=True).distinct()
    return Facets(tuple(issuers), tuple(years), tuple(Validity.choices), tuple(domains_of_plan()), tuple(Subject.choices))


def listed(choice: Choice, page: str) -> Listed:
    """A page of what was chosen: the last one for a number that is too high, the first for what is no number.

    Only the list as most open it is kept: whoever makes up addresses fills no memory.
    """
    return _newest() if choice == Choice() and page == "1" else _listed(choice, page)


@kept
def _newest() -> Listed:
    return _listed(Choice(), "1")


def _listed(choice: Choice, page: str) -> Listed:
    found = Paginator(choice.among(PolicyPage.objects.dated().only(*LISTED)), PER_PAGE).get_page(page)
    found.object_list = list(found.object_list)
    return found


class PolicyPlanCode(PlanCode):
    """An item of the plan that a policy belongs to."""

    page = ParentalKey(PolicyPage, on_delete=models.CASCADE, related_name="plan_codes")
