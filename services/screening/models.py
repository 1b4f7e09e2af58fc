"""Programmes, sites and places, as editors keep them; and who holds a place."""

from typing import Self

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from portal.district.models import Fact, FactQuerySet
from portal.kit import clock
from services.screening.rules import Conditions, Season, season


class Programme(Fact):
    """A programme (项目): whom it is for and what to bring. `code` is a fact of routing."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=60)
    summary = models.CharField(max_length=300, blank=True)
    bring = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=100, blank=True)
    summary_en = models.CharField(max_length=300, blank=True)
    bring_en = models.CharField(max_length=300, blank=True)
    min_age = models.PositiveSmallIntegerField(default=0)
    max_age = models.PositiveSmallIntegerField(null=True, blank=True)
    for_locals = models.BooleanField(default=False)
    has_priority = models.BooleanField(default=False)
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    is_paused = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("screening programme")
        verbose_name_plural = _("screening programmes")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def conditions(self) -> Conditions:
        """Whom it is for, as the rules read it."""
        return Conditions(self.min_age, self.max_age, self.for_locals, self.has_priority)

    @property
    def season(self) -> Season:
        """Whether registrations are taken today."""
        return self.season_with(None)

    def season_with(self, free: int | None) -> Season:
        """The same where `free` places are left."""
        dates = {"opens_on": self.opens_on, "closes_on": self.closes_on}
        return season(**dates, is_paused=self.is_paused, free=free, today=clock.today())


class Site(Fact):
    """A place where it is done (机构)."""

    name = models.CharField(max_length=80, unique=True)
    subdistrict = models.ForeignKey("district.Subdistrict", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    address = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    hours = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = _("screening site")
        verbose_name_plural = _("screening sites")
        ordering = ["subdistrict__code", "name"]

    def __str__(self) -> str:
        return self.name


class OfferQuerySet(FactQuerySet):
    """Offers by whether a place is left."""

    def take(self, pk: int) -> bool:
        """Take one place, in one statement that the database serialises: of many at once exactly as many succeed as places are left."""
        return bool(self.filter(pk=pk, is_active=True, taken__lt=F("capacity")).update(taken=F("taken") + 1))

    def give_back(self, pk: int) -> None:
        """Give one place back."""
        self.filter(pk=pk, taken__gt=0).update(taken=F("taken") - 1)

    def shown(self) -> Self:
        """What the district has confirmed, still states and that is not over, with what a page says of it (house promise 10)."""
        shown: Self = self.verified().filter(programme__is_active=True, site__is_active=True, site__verified_on__isnull=False)
        shown = shown.exclude(day__lt=clock.today())
        return shown.select_related("programme", "site", "site__subdistrict").order_by(
            "programme__position", "site__subdistrict__code", "day"
        )


class Offer(Fact):
    """A programme at a site, with its places; on one day, or without a day where the site agrees on it with her."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="offers")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="offers")
    day = models.DateField(null=True, blank=True)
    capacity = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0, editable=False)

    objects = OfferQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("offer of places")
        verbose_name_plural = _("offers of places")
        constraints = [
            models.UniqueConstraint(fields=["programme", "site", "day"], name="one_offer_a_site_and_day"),
            models.CheckConstraint(condition=models.Q(taken__gte=0), name="places_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.programme} · {self.site}"

    @property
    def free(self) -> int:
        """Places left."""
        return max(self.capacity - self.taken, 0)

    @property
    def season(self) -> Season:
        """Whether registrations are taken today, here."""
        return self.programme.season_with(self.free)


class Registration(models.Model):
    """A case holds a place; nothing of the person is in it."""

    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="registrations")
    is_cancelled = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_over(self) -> bool:
        """Its day has passed: nothing is left to give back."""
        return self.offer.day is not None and self.offer.day < clock.today()
