"""What is to be told to whom, until it has been; and the key to residents' numbers while they wait here."""

from typing import Final, Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

IS_WAITING: Final = Q(sent_at__isnull=True, failed_at__isnull=True)


class NoticeQuerySet(models.QuerySet):
    """Notices by what is left to do."""

    def waiting(self) -> Self:
        """Neither sent nor given up."""
        return self.filter(IS_WAITING)

    def due(self) -> Self:
        """To be sent now."""
        return self.waiting().filter(due_at__lte=timezone.now())

    def failed(self) -> Self:
        """Given up; a person has to look."""
        return self.filter(failed_at__isnull=False)


class Notice(models.Model):
    """What both kinds share. Whoever sends it pushes `due_at` into the future first: that is the lease."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=20)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=20, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class StaffNotice(Notice):
    """An e-mail to a member of staff; those that wait together leave as one."""

    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["to", "kind"], condition=IS_WAITING, name="staff_told_once")]
        indexes = [models.Index(fields=["due_at"], condition=IS_WAITING, name="staff_notices_due")]


class ResidentNotice(Notice):
    """A short message. `sealed` holds number and safe hours under the notice key while it waits, and nothing afterwards.

    `about` is the id of what it is about, so that what she takes back ends it; not a foreign key: this floor knows no case.
    What has not left by `expires_at` is not sent any more: it would not be true.
    """

    about = models.UUIDField(db_index=True)
    expires_at = models.DateTimeField(null=True)
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["about", "kind"], condition=IS_WAITING, name="resident_told_once")]
        indexes = [models.Index(fields=["due_at"], condition=IS_WAITING, name="resident_notices_due")]


class NoticeKey(models.Model):
    """The public half of the secret `notice_key`: every process may seal a number, only the background process opens one."""

    public_key = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.pk}"
