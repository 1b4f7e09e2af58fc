"""Words for which nothing was found, as counts: what editors should write about, never who asked.

A word is written down in clear only when five different visitors have looked for it in vain; until then there is a keyed hash and a number.
Words of danger, long ones and such with digits are not even counted.
"""

from datetime import timedelta
from typing import Final

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from portal.limits import allow
from search.language.danger import is_danger
from search.language.question import Question

TOLD_FROM: Final = 5
LONGEST: Final = 12
KEPT: Final = timedelta(days=90)


class ToldManager(models.Manager["Miss"]):
    """Only what enough people have asked."""

    def get_queryset(self) -> models.QuerySet["Miss"]:
        return super().get_queryset().exclude(words="")


class Miss(models.Model):
    """A question without an answer. `words` is empty until enough people have asked it."""

    lookup = models.BinaryField(max_length=32, unique=True, editable=False)
    words = models.CharField(_("words"), max_length=LONGEST, blank=True)
    count = models.PositiveIntegerField(_("visitors"), default=0)
    last_on = models.DateField(_("last asked on"), default=timezone.localdate)

    counted = models.Manager()
    objects = ToldManager()

    class Meta:
        app_label = "search"
        default_manager_name = "objects"
        verbose_name = _("search without a result")
        verbose_name_plural = _("searches without a result")
        ordering = ["-count", "words"]

    def __str__(self) -> str:
        return self.words


def note(question: Question, source: str) -> None:
    """Count a question that found nothing, once a day and visitor; what could harm or name somebody is not counted."""
    text = question.text
    if not _may_be_counted(question):
        return
    lookup = salted_hmac("search.Miss", text, algorithm="sha256").digest()
    if not allow(f"miss {lookup.hex()}", source, limit=1, per=timedelta(days=1)):
        return
    with transaction.atomic():
        Miss.counted.get_or_create(lookup=lookup)
        rows = Miss.counted.filter(lookup=lookup)
        rows.update(count=F("count") + 1, last_on=timezone.localdate())
        rows.filter(count__gte=TOLD_FROM, words="").update(words=text)


def forget() -> None:
    """Delete what nobody has asked for three months."""
    Miss.counted.filter(last_on__lt=timezone.localdate() - KEPT).delete()


def _may_be_counted(question: Question) -> bool:
    text = question.text
    has_words = 2 <= len(text) <= LONGEST and any(map(str.isalpha, text))
    return has_words and not any(map(str.isdigit, text)) and not question.is_danger and not is_danger(text, question.corrected)
