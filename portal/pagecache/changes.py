"""Notices every change that the public may see, whoever makes it: editors, imports, the clock.

A model counts as visible unless it is named here: whoever adds a private one and forgets it makes pages slower for a moment, never wrong.
"""

from functools import cache
from typing import Any, Final

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

from portal.pagecache.generation import generation
from portal.pagecache.models import Change

PRIVATE_APPS: Final = frozenset({
    "accounts", "audit", "outbox", "limits", "pagecache", "contacts", "cases", "routing", "intake", "corrections",
    "search", "account", "auth", "contenttypes", "mfa", "migrations", "sessions", "wagtailadmin", "wagtailforms", "wagtailsearch",
    "wagtailusers",
})  # fmt: skip
PRIVATE_MODELS: Final = frozenset({
    "district.DepartmentKey", "monitoring.Fact", "monitoring.ContactFact", "indicators.Reminder",
    "indicators.TaskStep", "opinions.Opinion", "screening.Registration", "wagtailcore.Revision",
    "wagtailcore.ModelLogEntry", "wagtailcore.PageLogEntry", "wagtailcore.ReferenceIndex", "wagtailcore.UploadedFile",
    "wagtailcore.WorkflowState", "wagtailcore.TaskState", "wagtailcore.Comment", "wagtailcore.CommentReply",
    "wagtailcore.PageSubscription",
})  # fmt: skip


@cache
def is_visible(model: type[Model]) -> bool:
    """Whether readers may see rows of `model`; those of a migration run before the portal serves, and perhaps before our table exists."""
    return model.__module__ != "__fake__" and model._meta.app_label not in PRIVATE_APPS and model._meta.label not in PRIVATE_MODELS


def notice(sender: type[Model], **more: Any) -> None:
    """One row for a change of something visible, in the transaction of the change; this process looks again right after the commit."""
    if is_visible(sender):
        Change.objects.create()
        transaction.on_commit(generation.forget, robust=True)


def connect() -> None:
    """Listen to every model; called once when the app is ready."""
    for signal in (post_save, post_delete, m2m_changed):
        signal.connect(notice, dispatch_uid="page cache")
