"""Consent to a story: without one in force no story is public. Who gave it is the number of a paper, never a name (个保法 13, 15)."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ConsentQuerySet(models.QuerySet):
    """Consents by what they allow today."""

    def in_force(self) -> Self:
        """Given, not withdrawn, not run out."""
        today = timezone.localdate()
        return self.filter(withdrawn_at__isnull=True, given_on__lte=today, valid_until__gte=today)


class Consent(models.Model):
    """What the person in a story allowed, when and until when. It is never changed afterwards but by her withdrawal, and never deleted."""

    story = models.ForeignKey("stories.StoryPage", null=True, on_delete=models.SET_NULL, related_name="consents", verbose_name=_("story"))
    reference = models.CharField(
        _("number of the signed paper"),
        max_length=60,
        help_text=_("The number under which her signature lies in the office's file. No name, no telephone number."),
    )
    given_on = models.DateField(_("given on"))
    valid_until = models.DateField(_("valid until"), help_text=_("The day after, the story goes off the site by itself."))
    shows_name = models.BooleanField(_("her real name may be shown"), default=False)
    shows_picture = models.BooleanField(_("a picture may be shown"), default=False)
    shows_place = models.BooleanField(_("her street or workplace may be named"), default=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("record of consent")
        verbose_name_plural = _("records of consent")
        ordering = ["-given_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("given_on")),
                name="consent_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.reference
