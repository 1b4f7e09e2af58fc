"""Best bets: pages that editors pin above the answers to certain words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel

from portal.kit.findable import key_of
from search.backends.answers import Hit
from search.finding import entries_of
from search.language.question import Question
from search.language.text import normalise
from search.models import Entry


class BestBet(models.Model):
    """Who asks for one of these words sees this page first, as long as it is public."""

    words = models.CharField(
        _("words"),
        max_length=200,
        help_text=_("Whole questions as people type them, separated by commas. Pinyin and traditional characters are understood."),
    )
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))

    panels = [FieldPanel("words"), PageChooserPanel("page")]

    class Meta:
        app_label = "search"
        verbose_name = _("best bet")
        verbose_name_plural = _("best bets")
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        """Refuse what nobody could type."""
        if not spoken(self.words):
            raise ValidationError({"words": _("Write what you are looking for. One word is enough.")})


def spoken(words: str) -> set[str]:
    """The questions of a bet, in one spelling."""
    return {one for part in normalise(words.replace("，", ",").replace("、", ",")).split(",") if (one := part.strip())}


def pinned(question: Question) -> list[Entry]:
    """The public pages pinned for what was typed or understood, in the order of their bets."""
    asked = {question.text, question.corrected} - {""}
    pages = [bet.page for bet in BestBet.objects.select_related("page__content_type") if asked & spoken(bet.words)]
    keys = [key_of(".".join(page.content_type.natural_key()), page.pk) for page in pages]
    return entries_of([Hit(key, "", 0.0, ()) for key in dict.fromkeys(keys)])
