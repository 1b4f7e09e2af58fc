"""Columns of the site: an index page that lists its articles, and what every article states about itself."""

from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.base.blocks import BodyBlock
from cms.base.english import named
from cms.base.pages import PublicPage
from cms.base.plan_codes import links_of, path_of
from services.catalogue.registry import services_for_plan

PER_PAGE: Final = 20


def is_plan_code(value: str) -> None:
    """Refuse what cites no goal or measure of the plan."""
    try:
        path_of(value)
    except ValueError:
        raise ValidationError(_("Write the code of a goal or measure, like %(code)s.") % {"code": "八.策略.3"}) from None


class IndexPage(PublicPage):
    """The index of a column."""

    introduction = models.CharField(max_length=200, blank=True)

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]

    content_panels = [*Page.content_panels, FieldPanel("introduction", heading=_("Introduction"))]

    class Meta:
        abstract = True

    @classmethod
    def get_verbose_name(cls) -> str:
        return gettext("%(column)s (list)") % {"column": cls.column}

    @property
    def heading(self) -> str:
        """Its title in the language of the menus."""
        return named(self.title)

    def meta_tags(self) -> dict[str, str]:
        """Those of a column: it is no article."""
        return {"ColumnName": self.title, "ColumnDescription": self.introduction}

    def articles(self) -> models.QuerySet[Any]:
        """The live articles, in the order in which they are listed."""
        raise NotImplementedError

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"articles": self.articles()}


class GrowingIndexPage(IndexPage):
    """The index of a column that gets longer every week: read page by page."""

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        listed = Paginator(self.articles(), PER_PAGE).get_page(request.GET.get("page"))
        return super().get_context(request, *args, **kwargs) | {"page_obj": listed}


class ArticlePage(PublicPage):
    """An article of a column. `checked_on` is the day on which the district compared it with its sources; without it, it carries 待核实."""

    summary = models.CharField(max_length=200)
    body = StreamField(BodyBlock(), blank=True)
    source = models.CharField(max_length=300)
    checked_on = models.DateField(null=True, blank=True)

    subpage_types: ClassVar[list[str]] = []

    content_panels = [
        *Page.content_panels,
        FieldPanel(
            "summary", heading=_("Summary"), help_text=_("One or two sentences. They stand in lists and in the answers of the search.")
        ),
        FieldPanel("body", heading=_("Text")),
        FieldPanel("source", heading=_("Source"), help_text=_("The document, office or book that it is taken from.")),
        FieldPanel(
            "checked_on",
            heading=_("Checked on"),
            help_text=_("The day on which it was compared with its source. Left empty, the page says “to be verified”."),
        ),
        InlinePanel("plan_codes", heading=_("Items of the plan"), label=_("Item of the plan")),
    ]

    class Meta:
        abstract = True

    def meta_tags(self) -> dict[str, str]:
        return super().meta_tags() | {"ContentSource": self.source}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        codes = [row.code for row in self.plan_codes.all()]
        services = {service.code: service for code in codes for service in services_for_plan(code)}
        return super().get_context(request, *args, **kwargs) | {"plan_items": links_of(codes), "services": list(services.values())}


class PlanCode(models.Model):
    """An item of the plan (八.策略.3) that an article belongs to; families add `page`."""

    page: ParentalKey
    code = models.CharField(max_length=20, db_index=True, validators=[is_plan_code])

    panels = [FieldPanel("code", heading=_("Code"), help_text=_("As it is cited, with chapter, kind and number."))]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.code
