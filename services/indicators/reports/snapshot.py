"""Everything a report says, frozen: plain data in which no number is computed again."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from portal.district.pack import district
from services.indicators import goal_list, sex_catalogue, words
from services.indicators.by_sex import Standing as StandingBySex
from services.indicators.disaggregation import Split, published_parts, splits
from services.indicators.domains import domains
from services.indicators.models import Reading, SupervisionTask
from services.indicators.overview import summary
from services.indicators.queries import Standing, standings
from services.indicators.ratings import JUDGED, Verdict
from services.indicators.telling import course
from services.indicators.warnings import Kind
from services.indicators.watching import alerts


def take(year: int) -> dict[str, Any]:
    """The snapshot of a data year, in the language that is active. Every kind of report takes what it needs from the same one."""
    found, names = standings(year), domains()
    parts: dict[str, list[Reading]] = {}
    for reading in published_parts():
        if reading.year <= year:
            parts.setdefault(reading.indicator.code, []).append(reading)
    return {
        "year": year,
        "district": district().name,
        "is_demo": any(each.is_demo for each in found),
        "summary": summary(found, year),
        "indicators": [_indicator(each, parts.get(each.indicator.code, [])) for each in found],
        "goals": [_goal(line) for line in goal_list.lines(found)],
        "by_sex": [_statistic(each) for each in sex_catalogue.current()],
        "domains": _tallies(found, [names[each.indicator.domain] for each in found]),
        "departments": _tallies(found, [words.owner(each.indicator) for each in found]),
        "warnings": [
            {"code": alert.standing.indicator.code, "name": alert.standing.indicator.name, "kind": alert.name, "reason": alert.reason}
            for alert in alerts(found)
        ],
        "tasks": [_task(task) for task in SupervisionTask.objects.select_related("indicator", "owner")],
    }


def digest(snapshot: dict[str, Any]) -> str:
    """What the snapshot is recognised by."""
    return hashlib.sha256(json.dumps(snapshot, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _indicator(standing: Standing, parts: Sequence[Reading]) -> dict[str, Any]:
    indicator = standing.indicator
    return {
        "code": indicator.code,
        "plan_ref": indicator.plan_ref,
        "name": indicator.name,
        "unit": indicator.unit,
        "owner": words.owner(indicator),
        "targets": [words.target(indicator, indicator.target_2025), words.target(indicator, indicator.target_2030)],
        "figure": next((words.figure(each) for each in standing.shown if each.year == standing.year), ""),
        "verdict": standing.verdict_name,
        "judgement": standing.verdict.value,
        "sentence": standing.sentence,
        "course": course(standing),
        "series": [[year, value] for year, value in standing.points],
        "spans": [list(span) for span in standing.spans],
        "since": standing.since,
        "figures": [[figure.year, text] for figure, text in zip(standing.shown, standing.told, strict=True)],
        "broken_at": standing.broken_at,
        "absent": standing.absent,
        "target_points": [[year, value] for year, value in standing.targets],
        "sources": sorted({reading.source for reading in standing.readings if reading.source}),
        "splits": [_split(split) for split in splits(parts)],
    }


def _split(split: Split) -> dict[str, Any]:
    return {"title": str(split.title), "years": list(split.years), "rows": [[row.name, *row.figures] for row in split.rows]}


def _goal(line: goal_list.Line) -> dict[str, Any]:
    return {
        "code": line.goal.code,
        "title": line.goal.title,
        "verdict": str(line.word),
        "indicators": [each.indicator.code for each in line.standings],
    }


def _statistic(found: StandingBySex) -> dict[str, Any]:
    years, state = sex_catalogue.span(found.years), str(sex_catalogue.STATES[found.state])
    return {"name": found.statistic.name, "plan_ref": found.statistic.code, "state": f"{state} {years}".strip()}


def _tallies(found: Sequence[Standing], names: Sequence[str]) -> list[dict[str, Any]]:
    """Numbers of reached, near, missed and other indicators, by name, in the order in which names come first."""
    counts: dict[str, Counter[Verdict]] = {}
    for name, each in zip(names, found, strict=True):
        counts.setdefault(name, Counter())[each.verdict] += 1
    return [
        {
            "name": name,
            "reached": count[Verdict.REACHED],
            "near": count[Verdict.NEAR],
            "missed": count[Verdict.MISSED],
            "early": count[Verdict.EARLY],
            "other": sum(number for verdict, number in count.items() if verdict not in JUDGED and verdict is not Verdict.EARLY),
        }
        for name, count in counts.items()
    ]


def _task(task: SupervisionTask) -> dict[str, Any]:
    return {
        "code": task.indicator.code,
        "indicator": task.indicator.name,
        "owner": task.owner.name,
        "kind": str(words.KINDS[Kind(task.kind)]),
        "cause": task.cause,
        "measure": task.measure,
        "due_on": task.due_on.isoformat(),
        "state": task.get_state_display(),
    }
