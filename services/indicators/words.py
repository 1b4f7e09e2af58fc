"""Numbers, targets and judgements as sentences; a judgement is a word first."""

from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from services.indicators.models import Indicator
from services.indicators.ratings import Rating, Verdict
from services.indicators.rules import Better, Definition, Rule
from services.indicators.series import Judged, Shown
from services.indicators.warnings import EarlyWarning, Kind

VERDICTS: Final[dict[Verdict, Promise]] = {
    Verdict.REACHED: _("Reached"),
    Verdict.NEAR: _("Nearly reached"),
    Verdict.MISSED: _("Not reached"),
    Verdict.EARLY: _("Reached early"),
    Verdict.NOT_DUE: _("Not due yet"),
    Verdict.NOT_REPORTED: _("Not reported"),
    Verdict.NOT_APPLICABLE: _("Not applicable"),
    Verdict.REDEFINED: _("Definition changed"),
    Verdict.NO_TOLERANCE: _("Tolerance to be set"),
    Verdict.NO_REFERENCE: _("No figure to compare with"),
    Verdict.TREND_ONLY: _("Direction only"),
    Verdict.UNCLEAR: _("The plan's wording is open"),
    Verdict.TOO_SHORT: _("Published for several years together"),
    Verdict.TOO_FEW: _("Too few cases to be published"),
}
KINDS: Final[dict[Kind, Promise]] = {
    Kind.MISSED: _("Target missed"),
    Kind.HARD_TO_REACH: _("Hard to reach"),
    Kind.VOLATILE: _("Unusual change"),
    Kind.STALE: _("Reading overdue"),
}
REASONS: Final[dict[Kind, Promise]] = {
    Kind.MISSED: _("The target %(target)s was not reached in %(year)d."),
    Kind.HARD_TO_REACH: _("If it goes on like this, %(year)d will bring %(low)s to %(high)s; the target is %(target)s."),
    Kind.VOLATILE: _("The change up to %(year)d, %(change)s, is outside what is usual for this series."),
    Kind.STALE: _("The reading of %(year)d was due on %(due)s and has been missing for more than 60 days."),
}
WAYS: Final[dict[Better, Promise]] = {
    Better.UP: _("The higher the better"),
    Better.DOWN: _("The lower the better"),
    Better.STEADY: _("Is to stay where it is"),
}
SIGNS: Final = {Rule.AT_LEAST: "≥", Rule.AT_MOST: "≤", Rule.REFERENCE: "≥"}


def number(value: Decimal | float) -> str:
    """At most two decimals, without zeros that say nothing: 83.1, 45, 0.47."""
    text = f"{Decimal(str(value)).quantize(Decimal('0.01')):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Decimal | float, unit: str) -> str:
    """A value with its unit."""
    return f"{number(value)} {unit}".strip()


def difference(indicator: Indicator, value: Decimal) -> str:
    """How far two figures lie apart; of two rates it is in percentage points, not in per cent (domain 3.3)."""
    return amount(value, gettext("percentage points") if indicator.unit == "%" else indicator.unit)


def signed(indicator: Indicator, value: Decimal) -> str:
    """The same with its sign, + or −."""
    return ("+" if value > 0 else "") + difference(indicator, value).replace("-", "−")


def target(indicator: Indicator, value: Decimal | None) -> str:
    """A target with its sign: ≥82 %, 45 % or so; empty where the plan names no number."""
    if value is None:
        return ""
    shown = amount(value, indicator.unit)
    if indicator.rule == Rule.AROUND:
        return gettext("about %(value)s") % {"value": shown}
    return SIGNS.get(Rule(indicator.rule), "") + shown


def owner(indicator: Indicator) -> str:
    """The department that answers for an indicator; the plan's table names some departments that the district has not matched yet."""
    return indicator.owner.name if indicator.owner else gettext("Department to be confirmed")


def when_judged(definition: Definition) -> str:
    """When and by what a figure is held against the plan."""
    if definition.rule is Rule.UNCLEAR:
        return str(VERDICTS[Verdict.UNCLEAR])
    if definition.rule is Rule.TREND:
        return str(VERDICTS[Verdict.TREND_ONLY])
    if definition.rule is Rule.REFERENCE:
        return gettext("By another figure of the same year")
    if definition.yearly:
        return gettext("Every year")
    return gettext("In 2025 and in 2030") if definition.target_2025 is not None else gettext("In 2030")


def wrong_unit(written: str, unit: str) -> str:
    """What is said where a figure was written in another unit."""
    if not unit:
        return gettext("“%(written)s” stands behind the number, but this indicator has no unit.") % {"written": written}
    return gettext("This figure is given in %(unit)s, not in “%(written)s”. Please convert it.") % {"unit": unit, "written": written}


def judgement(indicator: Indicator, judged: Judged) -> str:
    """The sentence that stands at a figure: “2025: 83.1 %, target ≥82 %: reached”."""
    rating = judged.rating
    verdict = str(VERDICTS[rating.verdict])
    if rating.value is None:
        return gettext("%(year)d: %(verdict)s") % {"year": rating.year, "verdict": verdict}
    words = {"when": _when(judged), "value": amount(rating.value, indicator.unit), "verdict": verdict}
    if rating.target is None:
        return gettext("%(when)s: %(value)s. %(verdict)s") % words
    return gettext("%(when)s: %(value)s, target for %(target_year)d %(target)s: %(verdict)s") % (words | _target(indicator, rating))


def figure(shown: Shown, unit: str = "") -> str:
    """A figure as it is published, with `unit` where no column says it; of several years with its interval; empty where there is none."""
    if shown.value is None:
        return ""
    if shown.interval is None:
        value = amount(shown.value, unit)
        return value if shown.since == shown.year else gettext("%(value)s over several years") % {"value": value}
    words = {"value": amount(shown.value, unit), "low": number(shown.interval.low), "high": number(shown.interval.high)}
    return gettext("%(value)s over several years (%(low)s to %(high)s)") % words


def told(shown: Shown) -> str:
    """The same in a table, where a year without a figure says why it has none."""
    return str(VERDICTS[shown.why]) if shown.why else figure(shown)


def _when(judged: Judged) -> str:
    if judged.years and judged.years[0] != judged.years[1]:
        return gettext("%(first)d to %(last)d together") % {"first": judged.years[0], "last": judged.years[1]}
    return str(judged.rating.year)


def _target(indicator: Indicator, rating: Rating) -> dict[str, object]:
    return {"target": target(indicator, rating.target), "target_year": rating.target_year}


def reason(indicator: Indicator, warning: EarlyWarning) -> str:
    """Why a warning stands, in one sentence."""
    values: dict[str, object] = {"year": warning.year, "target": target(indicator, warning.target)}
    if warning.projection:
        ends = (warning.projection.low, warning.projection.high)
        values |= {"low": number(ends[0]), "high": amount(ends[1], indicator.unit)}
    if warning.change is not None:
        values["change"] = signed(indicator, Decimal(str(warning.change)))
    if warning.due_on:
        values["due"] = warning.due_on.isoformat()
    return str(REASONS[warning.kind]) % values
