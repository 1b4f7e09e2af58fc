"""Opinions of supervision (督促处理意见, 妇女权益保障法 73): about how something is handled, never about what somebody told."""

from typing import Final, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from portal.kit import clock
from services.cases.urging import BASES, standing

LONGEST: Final = 1000


class OpinionQuerySet(models.QuerySet["Opinion"]):
    """Opinions by what is to be done about them."""

    def unanswered(self) -> Self:
        """The department owes an answer."""
        return self.filter(answered_at__isnull=True, settled_at__isnull=True)

    def unsettled(self) -> Self:
        """Supervision has not put them aside."""
        return self.filter(settled_at__isnull=True)


class Opinion(models.Model):
    """To a department, about one late request or about how it works. `raised_at`: the government was asked to inspect (督查)."""

    department = models.ForeignKey("district.Department", on_delete=models.PROTECT, related_name="opinions")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="opinions", null=True)
    basis = models.CharField(max_length=12)
    text = models.CharField(max_length=LONGEST)
    due_on = models.DateField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=LONGEST, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)
    raised_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=models.Q(settled_at__isnull=True), name="one_open_opinion_a_case"),
            models.UniqueConstraint(
                fields=["department", "basis"],
                condition=models.Q(settled_at__isnull=True, case__isnull=True),
                name="one_open_opinion_a_department_and_basis",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department_id} {self.basis} {self.due_on}"

    @property
    def standing(self) -> str:
        """Where it stands today: open, late, answered, settled."""
        return standing(due_on=self.due_on, answered=self.answered_at is not None, settled=self.settled_at is not None, today=clock.today())

    @property
    def why(self) -> str:
        """What it is about, in words."""
        return gettext(BASES[self.basis])
