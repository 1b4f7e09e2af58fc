"""What search does in the background: it tells Elasticsearch what has changed, and keeps its own house."""

from typing import Final

from celery.schedules import crontab
from django.conf import settings
from django.utils import timezone

from portal.kit.lazy import Lazy
from portal.outbox.models import Message
from portal.outbox.registry import handles, periodic
from search import lexicon
from search.models import Answer
from search.writing import CHANGED

index, engine = Lazy("search.backends.elastic.index"), Lazy("search.backends.elastic.engine")
BACKGROUND_PATIENCE: Final = 20  # seconds: nobody waits, and a message that fails is tried again


@handles(CHANGED)
def tell_elasticsearch(message: Message) -> None:
    """Store or delete one document; the number of the message is its version, so that late news cannot overwrite newer ones."""
    index.follow(engine.client(settings.ELASTICSEARCH_URL, BACKGROUND_PATIENCE), message.payload["key"], message.pk)


@periodic(minutes=10)
def forget_answers() -> None:
    """Delete questions whose address has expired."""
    Answer.objects.filter(ends_at__lt=timezone.now()).delete()


@periodic(crontab(hour=3, minute=40))
def learn_words() -> None:
    """Learn the words of the titles published since yesterday."""
    lexicon.learn()
