"""What a reporter sees of a year: her indicators, and where the reading of each stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, QuerySet

from portal.accounts.models import User
from portal.kit import clock
from services.indicators.models import Indicator, Reading, ReportingRound, SupervisionTask
from services.indicators.models.reading import State
from services.indicators.parts import office_words, subdistrict_names
from services.indicators.permissions import is_statistics, reportable_by
from services.indicators.plausibility import FIRST_YEAR


@dataclass(frozen=True)
class Entry:
    """An indicator with its newest reading of the year, None where nothing was given yet, and the newest of each group."""

    indicator: Indicator
    reading: Reading | None
    groups: tuple[Reading, ...] = ()

    @property
    def is_returned(self) -> bool:
        """Whether it waits for her."""
        return self.reading is not None and self.reading.state == State.RETURNED

    @property
    def returned_groups(self) -> list[tuple[Reading, str]]:
        """Groups that wait for her, in words."""
        returned = [each for each in self.groups if each.state == State.RETURNED]
        names = subdistrict_names() if returned else {}
        return [(each, office_words(each.part, names)) for each in returned]


def entries(user: User, year: int) -> list[Entry]:
    """Her indicators in the order of the plan: two queries."""
    indicators = list(reportable_by(user).select_related("owner"))
    newest: dict[int, dict[str, Reading]] = {indicator.pk: {} for indicator in indicators}
    given = Reading.objects.filter(indicator__in=indicators, year=year).exclude(state=State.SUPERSEDED)
    for reading in given.order_by("part", "revision"):
        newest[reading.indicator_id][reading.part] = reading
    return [_entry(indicator, newest[indicator.pk]) for indicator in indicators]


def _entry(indicator: Indicator, newest: dict[str, Reading]) -> Entry:
    return Entry(indicator, newest.pop("", None), tuple(newest.values()))


def waiting() -> Iterable[Reading]:
    """What the statistics office has to decide, oldest first."""
    return (
        Reading.objects.filter(state=State.SUBMITTED).select_related("indicator", "indicator__owner", "reported_by").order_by("reported_at")
    )


def earlier(found: Iterable[Reading]) -> dict[int, list[Reading]]:
    """For each reading the approved one that it would replace and those before it, three at most, to hold it against: one query."""
    known: dict[tuple[int, str], list[Reading]] = {}
    about = {reading.indicator_id for reading in found}
    for each in Reading.objects.approved().filter(indicator__in=about, value__isnull=False).order_by("-year"):
        known.setdefault((each.indicator_id, each.part), []).append(each)
    return {
        reading.pk: [each for each in known.get((reading.indicator_id, reading.part), []) if each.year <= reading.year][:3]
        for reading in found
    }


def tasks_of(user: User) -> QuerySet[SupervisionTask]:
    """The tasks of her department, all of them for the office: what is open by its day, then what was closed last."""
    found = SupervisionTask.objects.select_related("indicator", "owner").prefetch_related("steps")
    found = found.order_by(F("closed_on").desc(nulls_first=True), "due_on", "pk")
    return found if is_statistics(user) else found.filter(owner_id=user.department_id)


def years() -> range:
    """The data years that can be reported, the newest first."""
    return range(clock.today().year, FIRST_YEAR - 1, -1)


def year_asked(asked: str) -> int:
    """The data year somebody asked for; last year otherwise, whose figures are collected now."""
    return int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in years() else clock.today().year - 1


def round_of(year: int) -> ReportingRound | None:
    """When the readings of a year are given and due; None where the office has not set it."""
    return ReportingRound.objects.filter(year=year).first()
