"""What may be done with a page. Publishing is nobody's: a page goes out by the review alone."""

from wagtail.models import PagePermissionTester


class EditorialPermissions(PagePermissionTester):
    """Wagtail's own rules, but for publishing: whoever may press that button would publish what she has just typed herself.

    The page permission `lock` stands for "may review" (reviewers), `publish` for "may take down, schedule anew, arrange" (publishers).
    """

    def may_review(self) -> bool:
        """Whether she may send back what is under review here, and approve what she did not write."""
        return bool(self.user.is_active and (self.user.is_superuser or self.permissions & {"lock", "publish"}))

    def can_publish(self) -> bool:
        """Never, for a superuser neither."""
        return False

    def can_publish_subpage(self) -> bool:
        """Never."""
        return False

    def can_unschedule(self) -> bool:
        """A date that was approved is taken back by a publisher."""
        return bool(self.user.is_active and (self.user.is_superuser or "publish" in self.permissions))
