"""Opinion collections (征集与反馈): a question to the public, what came in as a number, and what became of it (四.策略.2)."""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models.pages import PageManager
from wagtail.query import PageQuerySet

from cms.base.blocks import BodyBlock
from cms.base.columns import ArticlePage, GrowingIndexPage, PlanCode
from cms.opinions.forms import OpinionForm

COLUMN = "征集与反馈"


class CollectionQuerySet(PageQuerySet):
    """Collections by their time."""

    def open(self) -> Self:
        """Live ones that take opinions today."""
        today = timezone.localdate()
        return self.live().filter(opens_on__lte=today, closes_on__gte=today)


class OpinionIndexPage(GrowingIndexPage):
    """/opinions/"""

    column: ClassVar[str] = COLUMN
    template = "cms/opinions/index.html"
    subpage_types: ClassVar[list[str]] = ["opinions.CollectionPage"]

    def articles(self) -> models.QuerySet[Any]:
        return CollectionPage.objects.live().order_by("-closes_on")


class CollectionPage(ArticlePage):
    """One question; after `closes_on` the form is closed, and the page says so until `result` is published."""

    column: ClassVar[str] = COLUMN
    template = "cms/opinions/collection.html"
    parent_page_types: ClassVar[list[str]] = ["opinions.OpinionIndexPage"]

    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))
    result = StreamField(BodyBlock(), blank=True, verbose_name=_("What came of it"))
    is_fictional = models.BooleanField(_("made up, as an example"), default=False)

    objects = PageManager.from_queryset(CollectionQuerySet)()

    content_panels = [
        *ArticlePage.content_panels,
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
        FieldPanel("result"),
        FieldPanel("is_fictional"),
    ]

    @property
    def is_open(self) -> bool:
        """Whether it takes opinions today."""
        return self.opens_on <= timezone.localdate() <= self.closes_on

    def clean(self) -> None:
        super().clean()
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            raise ValidationError({"closes_on": _("The last day lies before the first.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"form": OpinionForm() if self.is_open else None}


class CollectionPlanCode(PlanCode):
    """An item of the plan that a collection belongs to."""

    page = ParentalKey(CollectionPage, on_delete=models.CASCADE, related_name="plan_codes")


class Opinion(models.Model):
    """What somebody wrote; nobody is asked who she is. Shown to editors only; the public reads the result."""

    collection = models.ForeignKey(CollectionPage, on_delete=models.CASCADE, related_name="opinions", verbose_name=_("opinion collection"))
    text = models.TextField(_("opinion"))
    written_on = models.DateField(_("written on"), default=timezone.localdate)

    class Meta:
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.text[:60]
