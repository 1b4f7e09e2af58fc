"""What has to exist for sign-in: role groups, the cache table, and a session that knows its second factor."""

from typing import Any

from allauth.mfa.signals import authenticator_added
from django.core.management import call_command
from django.db.models.signals import m2m_changed
from django.http import HttpRequest

from portal.accounts import separation
from portal.accounts.models import User
from portal.accounts.roles import make_groups

FACTOR_ADDED = "second_factor_added"


def after_migrate(using: str = "default", **kwargs: Any) -> None:
    """Idempotent: the groups of the roles, and the table of the database cache where sign-in limits are counted."""
    make_groups()
    call_command("createcachetable", verbosity=0, database=using)


def connect() -> None:
    """Listen to allauth."""
    authenticator_added.connect(remember_factor, dispatch_uid="accounts.remember_factor")
    m2m_changed.connect(separation.keep_apart, sender=User.groups.through, dispatch_uid="accounts.keep_apart")


def remember_factor(request: HttpRequest, **kwargs: Any) -> None:
    """Whoever has just set up a factor has proved it in this session."""
    request.session[FACTOR_ADDED] = True
