"""That she asked for a copy of her data, or for deletion, and what became of it."""

from datetime import date, datetime
from typing import Final, Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext

from portal.kit import clock
from services.cases import rights

IS_OPEN: Final = models.Q(answer__in=(rights.ASKED, rights.AGREED))


def last_day_in_time(moment: datetime) -> date:
    """What was asked before this day was to be answered before `moment`."""
    return timezone.localdate(moment) - rights.ANSWER_WITHIN


class DataWishQuerySet(models.QuerySet["DataWish"]):
    """Wishes by what they ask of the desk."""

    def open(self) -> Self:
        """The desk still has something to do about them, whether the request has ended or not."""
        return self.filter(IS_OPEN)

    def late(self) -> Self:
        """Open, although the day of the answer is over."""
        return self.late_since(clock.now())

    def late_since(self, moment: datetime) -> Self:
        """Open, although the day of the answer was over at `moment`."""
        return self.open().filter(asked_on__lt=last_day_in_time(moment))


class DataWish(models.Model):
    """One wish; the day only. `made_sure` is how staff made sure that it was she, `sealed` the copy, under the messages key until `until`.

    A deletion that `decided_by` agreed to is carried out by a second person; then this row goes with all the others.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="data_wishes")
    kind = models.CharField(max_length=8)
    asked_on = models.DateField()
    answer = models.CharField(max_length=8, blank=True, default=rights.ASKED)
    made_sure = models.CharField(max_length=8, blank=True)
    ground = models.CharField(max_length=12, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)
    sealed = models.BinaryField(default=b"")
    until = models.DateField(null=True)

    objects = DataWishQuerySet.as_manager()

    class Meta:
        ordering = ["asked_on", "kind"]
        indexes = [models.Index(fields=["case", "asked_on"], name="cases_her_data", condition=IS_OPEN)]
        constraints = [
            models.UniqueConstraint(fields=["case", "kind"], condition=models.Q(answer=rights.ASKED), name="asked_once_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.answer}"

    @property
    def is_open(self) -> bool:
        """Whether the desk still has something to do about it."""
        return self.answer in (rights.ASKED, rights.AGREED)

    @property
    def lies_here(self) -> bool:
        """Whether a copy waits for her now."""
        return self.answer == rights.READY and self.until is not None and self.until >= clock.today()

    @property
    def answer_by(self) -> date:
        """By when it is answered: a target of ours."""
        return self.asked_on + rights.ANSWER_WITHIN

    @property
    def words(self) -> str:
        """What she asked for, in words for staff."""
        return gettext(rights.KINDS[self.kind])

    @property
    def why_not(self) -> str:
        """Why it was refused, in words for her; empty when it was not."""
        return gettext(rights.GROUNDS[self.ground]) if self.ground else ""
