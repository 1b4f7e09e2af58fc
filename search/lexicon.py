"""The words of titles by their sound, learnt when the index is built and every night."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from django.db import transaction

from search.backends import embedded
from search.language.sounds import sound
from search.language.text import is_han, normalise, runs
from search.models import Entry, Word

LENGTHS: Final = range(2, 7)
MOST: Final = 20_000
SAMPLE: Final = 5_000


class Titles:
    """What the published titles know, for the speller."""

    def by_sound(self, sounds: set[str]) -> dict[str, str]:
        """Sound → the most frequent word that sounds so."""
        return dict(Word.objects.filter(sound__in=sounds).order_by("count").values_list("sound", "word"))

    def stands(self, word: str) -> bool:
        """Whether the word stands in any text."""
        return embedded.stands(word)


def stretches(text: str) -> Iterable[str]:
    """Every stretch of two to six characters of the Chinese runs."""
    for run in runs(normalise(text)):
        if is_han(run):
            yield from (run[at : at + size] for size in LENGTHS for at in range(len(run) - size + 1))


@transaction.atomic
def learn() -> int:
    """Read the titles anew; returns how many words are known."""
    counted: Counter[str] = Counter()
    for title in Entry.objects.order_by("pk").values_list("title", flat=True)[:SAMPLE]:
        counted.update(stretches(title))
    Word.objects.all().delete()
    Word.objects.bulk_create(
        (Word(word=word, sound=sound(word)[:80], count=count) for word, count in counted.most_common(MOST)), batch_size=1000
    )
    return len(counted)
