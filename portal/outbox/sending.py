"""Putting messages into the outbox: rows in the caller's transaction, so that they exist exactly when the change does."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.db import transaction

from portal.outbox.hints import hint

if TYPE_CHECKING:
    from portal.outbox.models import Message


def enqueue(topic: str, **payload: Any) -> "Message":
    """Store one message; `payload` is JSON: ids and facts, never content about a person."""
    message: Message = apps.get_model("outbox.Message").objects.create(topic=topic, payload=payload)
    _hint_after_commit([message])
    return message


def enqueue_all(events: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Store several messages with one INSERT."""
    model = apps.get_model("outbox.Message")
    _hint_after_commit(model.objects.bulk_create(model(topic=topic, payload=dict(payload)) for topic, payload in events))


def _hint_after_commit(messages: "list[Message]") -> None:
    if settings.OUTBOX_ENGINE == "celery":
        transaction.on_commit(lambda: hint([message.pk for message in messages]), robust=True)
