"""What Celery runs: hints and the sweep. Both are safe to lose, to repeat and to run at once."""

from celery import shared_task

from portal.outbox import dispatch


@shared_task(name="outbox.run", ignore_result=True)
def run(pk: int) -> None:
    """Run one message, if it is due and nobody else runs it."""
    dispatch.run(pk)


@shared_task(name="outbox.sweep", ignore_result=True)
def sweep() -> None:
    """Run what hints did not reach."""
    dispatch.drain(limit=500)
