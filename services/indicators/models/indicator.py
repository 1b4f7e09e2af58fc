"""An indicator as the pack defines it."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.district.models import Fact
from services.indicators.rules import Better, Definition, Rule


class Publication(models.TextChoices):
    """What of a reading may be shown: a rate of few cases never with its counts, one among sick people so that nobody can work them out;
    some only when their owner agrees.
    """

    FULL = "full", _("Value, numerator and denominator")
    RATE = "rate", _("Value only")
    ILLNESS = "illness", _("Value only, rounded, and none of fewer than five people")
    CONSENT = "consent", _("Only with the owner's consent")


class Indicator(Fact):
    """One measurable promise of the plan. `row` names its line of indicators.tsv, empty for a goal with direction only."""

    code = models.CharField(max_length=12, unique=True)
    row = models.CharField(max_length=12, blank=True)
    plan_ref = models.CharField(max_length=20, db_index=True)
    name = models.CharField(max_length=80)
    unit = models.CharField(max_length=12, blank=True)
    rule = models.CharField(max_length=10, choices=[(rule.value, rule.name) for rule in Rule])
    better = models.CharField(max_length=6, choices=[(better.value, better.name) for better in Better])
    target_2025 = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    target_2030 = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    targets_in_words = models.JSONField(default=dict, blank=True)
    yearly = models.BooleanField(default=False)
    tolerance = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    near_percent = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(5))
    rolling_years = models.PositiveSmallIntegerField(default=1)
    publication = models.CharField(max_length=8, choices=Publication.choices, default=Publication.FULL)
    owner = models.ForeignKey("district.Department", on_delete=models.PROTECT, null=True, blank=True, related_name="indicators")
    partners = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def definition(self) -> Definition:
        """What judging needs."""
        return Definition(
            rule=Rule(self.rule),
            better=Better(self.better),
            target_2025=self.target_2025,
            target_2030=self.target_2030,
            yearly=self.yearly,
            tolerance=self.tolerance,
            near_percent=self.near_percent,
            rolling_years=self.rolling_years,
            of_the_sick=self.publication == Publication.ILLNESS,
        )

    @property
    def source_in_words(self) -> str:
        """What the pack names as the source after the codes of departments, such as 妇幼年报; empty where it names none."""
        return self.source.partition("；")[2]

    @property
    def domain(self) -> str:
        """The numeral of the domain, such as 八."""
        return self.plan_ref.split(".", 1)[0]

    @property
    def year_is_open(self) -> bool:
        """Whether the plan names no year for the target, so that the end of the plan counts (†)."""
        return any("†" in words for words in self.targets_in_words.values())
