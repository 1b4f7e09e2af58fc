"""What there is of the catalogue of statistics by sex now, from the approved readings (四部.三)."""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from services.indicators.by_sex import Standing, State, catalogue, standing
from services.indicators.models import Reading
from services.indicators.models.indicator import Publication

STATES: Final[dict[State, Promise]] = {
    State.THERE: _("There"),
    State.WOMEN_ONLY: _("Of women only, those of men are missing"),
    State.NOT_BY_SEX: _("Reported, but not by sex"),
    State.NOT_REPORTED: _("Not reported"),
    State.NO_INDICATOR: _("No indicator yet"),
}


def public_readings() -> QuerySet[Reading]:
    """Approved readings of the district and its parts, without those that need their owner's consent."""
    return Reading.objects.approved().exclude(indicator__publication=Publication.CONSENT)


def current() -> list[Standing]:
    """Every statistic of the catalogue, in the plan's order: one query."""
    said = list(public_readings().values_list("indicator__code", "year", "part"))
    return [standing(each, said) for each in catalogue(Path(settings.DISTRICT_PACK))]


def span(years: tuple[int, ...]) -> str:
    """2019, 2021 to 2025 as it is read: runs of years as one."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
