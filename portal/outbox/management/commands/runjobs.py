"""`manage.py runjobs`: the embedded background process."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.kit.thrift import leave_out
from portal.outbox.runner import Runner


class Command(BaseCommand):
    """Drains the outbox and keeps periodic work until it is told to stop."""

    help = "Run background work on this machine until TERM or Ctrl-C. In production Celery does it: portal.celery."

    def execute(self, *args: Any, **options: Any) -> str | None:
        leave_out()  # before the checks, which load every view
        return super().execute(*args, **options)

    def handle(self, *args: Any, **options: Any) -> None:
        Runner().run()
