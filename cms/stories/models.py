"""Stories: told with consent and changed details; a made-up one says so."""

from typing import Any, ClassVar, Self

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models.pages import PageManager
from wagtail.query import PageQuerySet

from cms.base.columns import ArticlePage, GrowingIndexPage, PlanCode
from cms.stories.consents import Consent

COLUMN = "她们的故事"
CHECKS = ("checked_names", "checked_places", "checked_times", "checked_family", "checked_picture")


class ToldAs(models.TextChoices):
    """By which name the person in a story goes."""

    PSEUDONYM = "pseudonym", _("A made-up name")
    NAME = "name", _("Her real name")


class StoryQuerySet(PageQuerySet):
    """Stories by who may see them."""

    def shown(self) -> Self:
        """Live ones that a consent carries today, newest first; whatever wrote `live` into the database."""
        consents = Consent.objects.in_force().filter(story=OuterRef("pk"))
        return self.live().filter(Q(is_fictional=True) | Exists(consents)).order_by("-first_published_at")


class StoryIndexPage(GrowingIndexPage):
    """/stories/"""

    column: ClassVar[str] = COLUMN
    template = "cms/stories/index.html"
    subpage_types: ClassVar[list[str]] = ["stories.StoryPage"]

    def articles(self) -> models.QuerySet[Any]:
        return StoryPage.objects.shown().select_related("picture")


class StoryPage(ArticlePage):
    """One story; `is_fictional` puts 示例（虚构） wherever it is named. About a real person it is public only while she consents."""

    column: ClassVar[str] = COLUMN
    schema_type: ClassVar[str] = "Article"
    template = "cms/stories/story.html"
    parent_page_types: ClassVar[list[str]] = ["stories.StoryIndexPage"]

    is_fictional = models.BooleanField(_("made up, as an example"), default=False)
    told_as = models.CharField(_("told under"), max_length=10, choices=ToldAs.choices, default=ToldAs.PSEUDONYM)
    details_changed = models.BooleanField(_("details were changed, and the page says so"), default=True)
    picture = models.ForeignKey("pictures.Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    checked_names = models.BooleanField(
        _("No name, nickname or account of anybody in it is real, unless she allowed her own."), default=False
    )
    checked_places = models.BooleanField(
        _("No place in it is smaller than the district, unless she allowed it: no street, village, school, firm or hospital."),
        default=False,
    )
    checked_times = models.BooleanField(_("No exact day, age or sum by which a neighbour would know her."), default=False)
    checked_family = models.BooleanField(_("Children, the other person and witnesses cannot be recognised either."), default=False)
    checked_picture = models.BooleanField(_("The picture shows no face, door, number plate or uniform, or there is none."), default=False)

    objects = PageManager.from_queryset(StoryQuerySet)()

    content_panels = [
        *ArticlePage.content_panels,
        MultiFieldPanel(
            [*(FieldPanel(name) for name in ("is_fictional", "told_as", "details_changed")), FieldPanel("picture", heading=_("Picture"))],
            heading=_("Anonymity"),
        ),
        MultiFieldPanel([FieldPanel(name) for name in CHECKS], heading=_("Could a neighbour tell who she is?")),
    ]

    def obstacles(self) -> list[str]:
        """Why it may not be public, in words; empty when it may."""
        if self.is_fictional:
            return []
        consent = self.consents.in_force().first() if self.pk else None
        if consent is None:
            return [str(_("There is no consent in force for this story."))]
        reasons = [
            (self.told_as == ToldAs.NAME and not consent.shows_name, _("She did not allow her real name.")),
            (bool(self.picture_id) and not consent.shows_picture, _("She did not allow a picture.")),
            (not all(getattr(self, name) for name in CHECKS), _("The list “Could a neighbour tell who she is?” is not ticked to the end.")),
        ]
        return [str(words) for holds, words in reasons if holds]

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """The last door: whatever road leads here, `live` is written only with consent. Raises PermissionDenied."""
        if self.live and (obstacles := self.obstacles()):
            raise PermissionDenied(" ".join(obstacles))
        return super().save(*args, **kwargs)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not StoryPage.objects.shown().filter(pk=self.pk).exists():
            raise Http404
        answer: HttpResponse = super().serve(request, *args, **kwargs)
        return answer


class StoryPlanCode(PlanCode):
    """An item of the plan that a story belongs to."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="plan_codes")
