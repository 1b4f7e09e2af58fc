"""An indicator in plain sentences: what its newest figure says beside the years before it and beside its target."""

from decimal import Decimal
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from services.indicators import words
from services.indicators.comparing import change_of
from services.indicators.queries import Standing
from services.indicators.ratings import Rating, Verdict, gap
from services.indicators.series import unbroken

WHY: Final = {
    Verdict.NEAR: _("That is no more than %(share)s per cent of the target, which is called nearly reached."),
    Verdict.MISSED: _("That is more than %(share)s per cent of the target, which is called not reached."),
}
SHORT: Final = frozenset({Verdict.MISSED, Verdict.NEAR, Verdict.NOT_DUE})


def course(standing: Standing) -> list[str]:
    """What changed since the year before and since the first year that can be compared, and how much the target still asks for.

    Nothing where years are taken together: what is known of a single one is not published.
    """
    known = [(given.year, given.value) for given in unbroken(standing.given) if given.value is not None]
    if standing.indicator.rolling_years > 1 or not known:
        return []
    return [*_newest(standing, *known[-1]), *_changes(standing, known), *_missing(standing)]


def _newest(standing: Standing, year: int, value: Decimal) -> list[str]:
    if year == standing.year:
        return []
    shown = {"year": year, "value": words.amount(value, standing.indicator.unit)}
    return [gettext("The newest figure is that of %(year)d: %(value)s.") % shown]


def _changes(standing: Standing, known: list[tuple[int, Decimal]]) -> list[str]:
    value = known[-1][1]
    told = [(gettext("Compared with %(year)d: %(change)s."), known[-2])] if len(known) > 1 else []
    told += [(gettext("Since %(year)d: %(change)s."), known[0])] if len(known) > 2 else []
    return [text % {"year": year, "change": change_of(standing.indicator, value - before)} for text, (year, before) in told]


def _missing(standing: Standing) -> list[str]:
    rating = standing.judged.rating
    if rating.verdict not in SHORT or rating.value is None or rating.target is None:
        return []
    indicator = standing.indicator
    told = {
        "year": rating.target_year,
        "target": words.target(indicator, rating.target),
        "gap": words.difference(indicator, gap(indicator.definition, rating.value, rating.target)),
    }
    return [
        gettext("What is missing to the target of %(year)d (%(target)s): %(gap)s.") % told,
        *_why(rating, indicator.definition.near_percent),
    ]


def _why(rating: Rating, near_percent: Decimal) -> list[str]:
    """Why it is called near or not reached; where nothing at all is allowed, there is no near."""
    if rating.verdict not in WHY or not rating.target:
        return []
    return [str(WHY[rating.verdict]) % {"share": words.number(near_percent)}]
