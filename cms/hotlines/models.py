"""A change of a line as one person wants it; it holds once another person has approved it."""

from typing import Final, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.hotlines.said import HIDING, sentence

DECIDE: Final = "hotlines.decide_linechange"


class State(models.TextChoices):
    """How far it is."""

    WAITING = "waiting", _("waits for a second person")
    RETURNED = "returned", _("came back")
    APPROVED = "approved", _("approved")
    DROPPED = "dropped", _("taken back or replaced")


class LineChangeQuerySet(models.QuerySet["LineChange"]):
    """Changes by how far they are."""

    def waiting(self) -> Self:
        """Those that nobody has decided."""
        return self.filter(state=State.WAITING)

    def open(self) -> Self:
        """Those that wait, and those that came back and were not sent again."""
        return self.filter(state__in=[State.WAITING, State.RETURNED])


class LineChange(models.Model):
    """What changes, from what; without a line it is a new one. Rows are kept: they say who proposed and who decided."""

    line = models.ForeignKey("district.Hotline", null=True, on_delete=models.PROTECT, related_name="+")
    changes = models.JSONField()
    based_on = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = LineChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [("decide_linechange", "Can approve and send back what others want to change")]
        constraints = [
            models.UniqueConstraint(fields=["line"], condition=models.Q(state=State.WAITING), name="one_waiting_change_of_a_line"),
        ]

    def __str__(self) -> str:
        if self.line:
            return str(self.line)
        return "{} {}".format(*(self.changes[name][1] for name in ("number", "name")))

    @property
    def in_one_line(self) -> str:
        """What changes, in words."""
        return sentence(self.changes)

    @property
    def hides(self) -> bool:
        """Whether it took a number off the pages, which held at once."""
        return bool(self.line_id) and self.changes.get("is_active") == HIDING
