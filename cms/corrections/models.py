"""Corrections (纠错): what readers found wrong on a page. For editors only; it knows no case and leads to none."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Wrong(models.TextChoices):
    """What kind of mistake it is."""

    NUMBER = "number", _("A telephone number or address does not work")
    FACT = "fact", _("Something is not right or out of date")
    LINK = "link", _("A link or a file cannot be opened")
    READING = "reading", _("I cannot read or use the page")
    OTHER = "other", _("Something else")


class State(models.TextChoices):
    """How far the editors are with it."""

    NEW = "new", _("new")
    DONE = "done", _("corrected")
    NO = "no", _("nothing to correct")


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Reports by how far they are."""

    def waiting(self) -> Self:
        """Those that nobody has dealt with."""
        return self.filter(state=State.NEW)

    def answered(self) -> Self:
        """Those with an answer, the newest first."""
        return self.exclude(state=State.NEW).exclude(answer="").order_by("-handled_at")


class Correction(models.Model):
    """One report; no name, no contact, no address of the sender. The answer is for everybody: nobody knows whom to write to."""

    path = models.CharField(_("page"), max_length=255)
    kind = models.CharField(_("what is wrong"), max_length=10, choices=Wrong.choices)
    text = models.TextField(_("in words"), blank=True)
    reported_on = models.DateField(_("reported on"), default=timezone.localdate)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    answer = models.CharField(
        _("answer"),
        max_length=300,
        blank=True,
        help_text=_("What was done, for everybody to read. It stands on the page of answers; what the reader wrote does not."),
    )
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+")
    handled_at = models.DateTimeField(null=True, editable=False)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.path} · {self.get_kind_display()}"
