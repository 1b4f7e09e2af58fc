"""What can be found, the words that it is made of, and answers that wait a short while to be read."""

from django.db import models
from django.utils import timezone


class Entry(models.Model):
    """A document as it is found; the embedded index has a row of the same number.

    `version` is the last outbox message about it; `digest` says in few letters what the document was, so that a change which nobody told
    is noticed.
    """

    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=300)
    code = models.CharField(max_length=20, blank=True, db_index=True)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    keywords = models.TextField(blank=True)
    context = models.TextField(blank=True)
    date = models.CharField(max_length=10, blank=True)
    domains = models.CharField(max_length=10, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    summary_en = models.TextField(blank=True)
    body_en = models.TextField(blank=True)
    version = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=32, blank=True)

    class Meta:
        indexes = [models.Index(fields=["title_en"], name="search_entry_title_en")]  # few have one: suggestions look through those only

    def __str__(self) -> str:
        return self.key


class Word(models.Model):
    """A stretch of characters that stands in titles, by its sound: what pinyin and wrong characters are mended with."""

    word = models.CharField(max_length=12, unique=True)
    sound = models.CharField(max_length=80, db_index=True)
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.word


class Answer(models.Model):
    """A question that was sent, under the hash of its address; only the address itself opens it."""

    lookup = models.BinaryField(max_length=32, unique=True)
    sealed = models.BinaryField()
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"until {timezone.localtime(self.ends_at):%H:%M}"
