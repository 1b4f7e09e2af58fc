"""The outbox: what has to happen after a transaction, stored inside it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone


class MessageQuerySet(models.QuerySet):
    """Messages by what is left to do."""

    def open(self) -> Self:
        """Neither done nor given up."""
        return self.filter(done_at__isnull=True, dead_at__isnull=True)

    def due(self) -> Self:
        """Waiting to be run now: new, to be tried again, or left behind by a process that died."""
        return self.open().filter(available_at__lte=timezone.now())

    def dead(self) -> Self:
        """Given up after the last attempt; somebody has to look."""
        return self.filter(dead_at__isnull=False)


class Message(models.Model):
    """An event with ids and facts only. Whoever claims it pushes `available_at` into the future: that is the lease."""

    topic = models.CharField(max_length=60)
    payload = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now)
    available_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["available_at"], condition=Q(done_at__isnull=True, dead_at__isnull=True), name="outbox_open"),
            models.Index(fields=["dead_at"], condition=Q(dead_at__isnull=False), name="outbox_dead"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.topic}"


class Consumed(models.Model):
    """A handler's effect of a message has happened; written in the same transaction as the effect."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="consumed")
    handler = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "handler"], name="one_effect_per_handler")]

    def __str__(self) -> str:
        return f"{self.message_id} {self.handler}"


class Schedule(models.Model):
    """When a periodic job was last put into the outbox; it survives restarts, so that a missed night is made up for."""

    name = models.CharField(max_length=120, primary_key=True)
    last_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
