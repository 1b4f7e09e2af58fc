"""Pages that go out together or not at all: a policy, its 解读 and the notice about it (国办发〔2016〕80号)."""

from collections.abc import Iterable, Iterator

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

    panels = [FieldPanel("page")]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "page"], name="a_page_once_in_a_release")]

    def __str__(self) -> str:
        return f"{self.release_id} {self.page_id}"


def grouped(due: Iterable[Revision]) -> Iterator[Group]:
    """Approved revisions as they go out: each alone, or all those of a release; a release with a page that is missing waits."""
    by_page = {int(revision.object_id): revision for revision in due}
    for release in JointRelease.objects.filter(done_at__isnull=True).prefetch_related("members"):
        pages = {member.page_id for member in release.members.all()}
        found = [by_page.pop(page) for page in sorted(pages & set(by_page))]
        if len(found) == len(pages):
            yield release, found
    for revision in by_page.values():
        yield None, [revision]
