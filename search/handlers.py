"""What search does in the background: it tells Elasticsearch what has changed, and keeps its own house."""

import logging
from typing import Final

from celery.schedules import crontab
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.kit.lazy import Lazy
from portal.outbox.models import Message
from portal.outbox.registry import handles, periodic
from search import lexicon, misses
from search.models import Answer
from search.reconciling import reconcile
from search.writing import CHANGED

index, engine = Lazy("search.backends.elastic.index"), Lazy("search.backends.elastic.engine")
logger = logging.getLogger(__name__)
BACKGROUND_PATIENCE: Final = 20  # seconds: nobody waits, and a message that fails is tried again


@handles(CHANGED)
def tell_elasticsearch(message: Message) -> None:
    """Store or delete one document; the number of the message is its version, so that late news cannot overwrite newer ones."""
    index.follow(engine.client(settings.ELASTICSEARCH_URL, BACKGROUND_PATIENCE), message.payload["key"], message.pk)


@periodic(minutes=10)
def forget_answers() -> None:
    """Delete questions whose address has expired, and old counts."""
    Answer.objects.filter(ends_at__lt=timezone.now()).delete()
    misses.forget()


@periodic(minutes=10)
def look_after_the_index() -> None:
    """After this transaction: reading all that is published takes seconds, in which nobody's request may wait for the database."""
    transaction.on_commit(mend_the_index, robust=True)


def mend_the_index() -> None:
    """Put right what changed without a signal; Elasticsearch is told by the same news as always, and of what it has lost."""
    mended = reconcile()
    lost = index.mend(engine.client(settings.ELASTICSEARCH_URL, BACKGROUND_PATIENCE)) if settings.SEARCH_ENGINE == "elasticsearch" else 0
    if mended.written or mended.removed or lost:
        logger.warning("the index had missed something: %d written, %d removed, %d told again", mended.written, mended.removed, lost)


@periodic(crontab(hour=3, minute=40))
def learn_words() -> None:
    """Learn the words of the titles published since yesterday."""
    lexicon.learn()
