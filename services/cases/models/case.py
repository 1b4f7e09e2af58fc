"""The case itself: what routing needs in clear, everything about the person sealed."""

from datetime import datetime, timedelta
from typing import Final, Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from portal.kit.clock import now
from services.cases.duties import is_minor
from services.cases.workflow import OUTCOMES, WORDS, State
from services.catalogue.facts import Facts

IS_OPEN: Final = Q(closed_at__isnull=True)
IS_CLOSED: Final = Q(closed_at__isnull=False, erased_at__isnull=True)
TO_THE_HOUR: Final = timedelta(hours=1)  # no moment of asking is known finer: what is due at once is due within the hour


def target_is_over(at: datetime) -> Q:
    """The internal target has passed `at` a moment."""
    return Q(due_at__lte=at - TO_THE_HOUR)


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases by what they ask of the desk."""

    def inbox(self) -> Self:
        """Everything that is not closed, the most urgent first, then what is due first."""
        return self.filter(closed_at__isnull=True).order_by("urgency", models.F("due_at").asc(nulls_first=True), "opened_hour")

    def overdue(self) -> Self:
        """Nobody has accepted it within the internal target."""
        return self.unaccepted().filter(target_is_over(now()))

    def unaccepted(self) -> Self:
        """Nobody has accepted it yet."""
        return self.filter(IS_OPEN, state=State.REGISTERED)

    def unopened(self) -> Self:
        """Nobody of the department has looked at it yet."""
        return self.unaccepted().filter(first_viewed_at__isnull=True)


class Case(models.Model):
    """A request for help (事项). Holds no address of a device and no time finer than the hour of what she did.

    `department` has no index of its own: with one, the counts of the inbox read every case that the department ever had, where the
    partial indexes below hold only what is open, or only what has ended.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    service = models.CharField(max_length=40)
    category = models.CharField(max_length=40)
    state = models.CharField(max_length=20, choices=[(state, words.staff) for state, words in WORDS.items()], default=State.REGISTERED)
    outcome = models.CharField(max_length=20, blank=True)
    department = models.ForeignKey("district.Department", on_delete=models.PROTECT, related_name="cases", db_index=False)
    contact = models.OneToOneField("contacts.Contact", on_delete=models.PROTECT, related_name="case")

    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="cases")
    split_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="splits")
    is_held = models.BooleanField(default=False)

    urgency = models.CharField(max_length=2)
    rule = models.CharField(max_length=10, blank=True)
    due_at = models.DateTimeField(null=True)
    statutory = models.TextField(blank=True)
    facts = models.JSONField()
    sealed_answers = models.BinaryField()

    receipt_locator = models.CharField(max_length=6, db_index=True)
    receipt_verifier = models.BinaryField(max_length=64)

    opened_hour = models.DateTimeField()
    first_viewed_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["department", "urgency", "due_at", "opened_hour"], name="cases_inbox", condition=IS_OPEN),
            models.Index(fields=["department", "closed_at"], name="cases_closed", condition=IS_CLOSED),
            models.Index(fields=["department", "outcome", "closed_at"], name="cases_by_outcome", condition=IS_CLOSED),
            models.Index(fields=["assignee"], name="cases_mine", condition=IS_OPEN),
        ]
        constraints = [models.CheckConstraint(name="closed_cases_have_a_time", condition=Q(state=State.CLOSED) ^ IS_OPEN)]

    def __str__(self) -> str:
        return self.reference

    @property
    def where(self) -> State:
        """Its state as the workflow knows it."""
        return State(self.state)

    @property
    def staff_state(self) -> str:
        """Its state in words for staff."""
        return gettext(WORDS[self.where].staff)

    def is_in_time(self, at: datetime) -> bool:
        """Whether what is done `at` a moment keeps the internal target; without one nothing can be late."""
        return self.due_at is None or at < self.due_at + TO_THE_HOUR

    @property
    def is_minor(self) -> bool:
        """Whether it concerns somebody under 18: then the duty to report counts (未成年人保护法 11), and it is not open to everybody.

        Of an erased case nobody knows it any more.
        """
        return self.erased_at is None and is_minor(self.counted_facts)

    @property
    def staff_outcome(self) -> str:
        """How it ended in words for staff; empty while it is open."""
        return gettext(OUTCOMES[self.outcome].staff) if self.outcome else ""

    @property
    def counted_facts(self) -> Facts:
        """The facts it was routed by."""
        return Facts.from_json(self.facts)
