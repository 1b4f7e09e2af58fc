"""Pages that go out together or not at all: a policy, its 解读 and the notice about it (国办发〔2016〕80号)."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Page, Revision

Group = tuple["JointRelease | None", list[Revision]]


class JointReleaseQuerySet(models.QuerySet["JointRelease"]):
    """Releases by what still waits for them."""

    def waiting_with(self, page: Page) -> "JointRelease | None":
        """The release that `page` waits for; the earliest, should there be two."""
        return self.filter(done_at__isnull=True, members__page=page).order_by("goes_out_at").first()


class JointRelease(ClusterableModel):
    """From `goes_out_at` on its pages are published in one transaction, as soon as each of them has passed its review."""

    name = models.CharField(_("name"), max_length=80)
    goes_out_at = models.DateTimeField(_("goes out at"))
    done_at = models.DateTimeField(_("went out at"), null=True, editable=False)

    objects = JointReleaseQuerySet.as_manager()

    panels = [FieldPanel("name"), FieldPanel("goes_out_at"), InlinePanel("members", min_num=2, label=_("pages"))]

    class Meta:
        verbose_name = _("joint release")
        verbose_name_plural = _("joint releases")
        ordering = ["-goes_out_at"]

    def __str__(self) -> str:
        return self.name


class JointReleasePage(models.Model):
    """A page of a joint release."""

    release = ParentalKey(JointRelease, on_delete=models.CASCADE, related_name="members")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="joint_releases")

    panels = [FieldPanel("page", heading=_("page"))]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "page"], name="a_page_once_in_a_release")]

    def __str__(self) -> str:
        return f"{self.release_id} {self.page_id}"


def grouped(approved: Iterable[Revision], now: datetime) -> Iterator[Group]:
    """Approved revisions that go out `now`: each alone, or all those of a release. A release waits for its moment and its last page."""
    by_page = {int(revision.object_id): revision for revision in approved}
    for release in JointRelease.objects.filter(done_at__isnull=True).prefetch_related("members"):
        pages = {member.page_id for member in release.members.all()}
        found = [by_page.pop(page) for page in sorted(pages & set(by_page))]
        if found and len(found) == len(pages) and release.goes_out_at <= now and all(may_go_out(revision, now) for revision in found):
            yield release, found
    for revision in by_page.values():
        if revision.approved_go_live_at <= now:
            yield None, [revision]


def may_go_out(revision: Revision, now: datetime) -> bool:
    """Whether the page names no later moment of its own: publishing it would only set that date, and the others would go out alone."""
    own = revision.as_object().go_live_at
    return own is None or own <= now
