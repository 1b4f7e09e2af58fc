"""Search keeps its own house by the clock."""

from celery.schedules import crontab
from django.utils import timezone

from portal.outbox.registry import periodic
from search import lexicon
from search.models import Answer


@periodic(minutes=10)
def forget_answers() -> None:
    """Delete questions whose address has expired."""
    Answer.objects.filter(ends_at__lt=timezone.now()).delete()


@periodic(crontab(hour=3, minute=40))
def learn_words() -> None:
    """Learn the words of the titles published since yesterday."""
    lexicon.learn()
