"""A worker that stops at a chosen point, to be killed there: `python -m tests.faults.worker`, or Celery with `-A tests.faults.worker`.

FAULT_AT names the point: `claimed`, `handling` (its effect is written, not committed) or `committed` (before the message is done).
"""

import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

django.setup()

from django.contrib.auth.models import Group  # noqa: E402

from portal.celery import app  # noqa: E402, F401  Celery looks for it here
from portal.outbox import beat, dispatch, handles  # noqa: E402
from portal.outbox.models import Message  # noqa: E402
from portal.outbox.runner import Runner  # noqa: E402

dispatch.LEASE = timedelta(seconds=2)
beat.SWEPT_EVERY = timedelta(seconds=1)


def reach(point: str) -> None:
    """Say that the point is reached, and stay there."""
    if os.environ.get("FAULT_AT") == point:
        Path(os.environ["FAULT_FILE"]).touch()
        time.sleep(600)


def then(function: Any, point: str) -> Any:
    """The function, stopping at `point` when it is through."""

    def followed(*args: Any) -> Any:
        result = function(*args)
        reach(point)
        return result

    return followed


dispatch._claim = then(dispatch._claim, "claimed")
dispatch._once = then(dispatch._once, "committed")


@handles("fault")
def effect(message: Message) -> None:
    """The effect that has to happen exactly once."""
    Group.objects.create(name=f"effect of {message.pk}, {time.monotonic_ns()}")
    reach("handling")


if __name__ == "__main__":
    Runner().run()
