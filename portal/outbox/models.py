"""The outbox: work that follows from a change is a row written with that change."""

from django.db import models
from django.utils import timezone


class State(models.TextChoices):
    """Where a message stands."""

    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"


class Message(models.Model):
    """One thing to do. `payload` holds ids and facts, never a person's words."""

    topic = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(default=timezone.now)
    available_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=120, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["available_at"], condition=models.Q(state="waiting"), name="outbox_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.topic}"


class Consumed(models.Model):
    """That a handler's effect on a message happened; unique, so that it happens once."""

    handler = models.CharField(max_length=120)
    message = models.ForeignKey(Message, on_delete=models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["handler", "message"], name="an_effect_happens_once")]
        verbose_name_plural = "consumed"

    def __str__(self) -> str:
        return f"{self.handler} {self.message_id}"


class Beat(models.Model):
    """When each periodic job last became due, so that a restart neither forgets nor repeats it."""

    name = models.CharField(max_length=120, unique=True)
    last_run_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
