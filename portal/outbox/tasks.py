"""What Celery runs: hints. Both tasks are safe to lose, to repeat and to run at once."""

from celery import shared_task

from portal.outbox.dispatch import attempt, claim, drain


@shared_task(name="outbox.run", ignore_result=True)
def run(key: int) -> None:
    """Run one message, if it still waits."""
    if message := claim(key):
        attempt(message)


@shared_task(name="outbox.sweep", ignore_result=True)
def sweep() -> None:
    """Run what hints did not reach."""
    drain(limit=500)
