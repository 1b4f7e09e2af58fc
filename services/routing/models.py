"""Rules as rows, what people changed of them, and what was decided for each case."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.district.models import Fact
from services.routing.conditions import parse
from services.routing.rules import Rule


class RuleText(models.Model):
    """What a rule says. Lawyers read `facts`, `statutory` and `note`; a rule without `when` is on record but never matches."""

    facts = models.CharField(max_length=200)
    when = models.CharField(max_length=400, blank=True)
    lead = models.CharField(max_length=12, blank=True)
    partners = models.CharField(max_length=100, blank=True)
    urgency = models.CharField(max_length=2, blank=True)
    statutory = models.CharField(max_length=400, blank=True)
    note = models.CharField(max_length=200, blank=True)

    code: str

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.code} {self.facts}"

    def as_rule(self) -> Rule:
        """The rule as the engine reads it."""
        return Rule(self.code, self.facts, parse(self.when), self.lead, tuple(self.partners.split()), self.urgency, self.statutory)


class RoutingRule(RuleText, Fact):
    """A row of the routing table of the district pack."""

    code = models.CharField(max_length=10, unique=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]


class ChangeState(models.TextChoices):
    """How far a change has come. Approved ones are never edited or deleted: they are the history."""

    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Waits for the second person")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")


class RuleChange(RuleText):
    """A rule as somebody wants it from a day on; in force once another person has approved it. The pack's row stays as it is."""

    code = models.CharField(max_length=10)
    reason = models.CharField(max_length=300)
    effective_on = models.DateField()
    state = models.CharField(max_length=10, choices=ChangeState.choices, default=ChangeState.DRAFT)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]

    @property
    def standing(self) -> str:
        """How far it has come, in words; an approved one with the day from which it holds."""
        if self.state != ChangeState.APPROVED:
            return self.get_state_display()
        return gettext("Approved, in force from %(day)s") % {"day": f"{self.effective_on:%Y-%m-%d}"}


class RoutingDecision(models.Model):
    """Why a case went where it went; written with the case, never edited."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="decisions")
    rule = models.CharField(max_length=10, blank=True)
    reasons = models.JSONField()
    lead = models.CharField(max_length=12)
    partners = models.JSONField()
    urgency = models.CharField(max_length=2)
    due_at = models.DateTimeField(null=True)
    statutory = models.TextField(blank=True)
    tasks = models.JSONField(default=list)
    decided_hour = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.rule or '-'} → {self.lead}"

    @property
    def reasons_in_words(self) -> list[str]:
        """The reasons as people read them: texts of the pack as they stand, our own in the language of the page."""
        return [gettext(reason) for reason in self.reasons]
