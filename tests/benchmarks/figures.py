"""`make bench-figures`: dashboard, indicator page, interface for programs, report of the year; as ratios within one run.

Everything runs in this process, by turns with what it is compared to, so that both meet the same noise. Closing a quarter with a
million facts is measured by `tests.benchmarks.releases`.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from statistics import median

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="halfsky-bench-")
os.environ["DEMO"] = "0"

import django  # noqa: E402

django.setup()

from django.utils import timezone  # noqa: E402

from cms.base.bootstrap import ensure_home  # noqa: E402
from portal.accounts.models import User  # noqa: E402
from portal.operations.prepare import prepare  # noqa: E402
from services.indicators import demo, handlers  # noqa: E402
from services.indicators.models import Reading, Report  # noqa: E402
from services.indicators.models.reading import State  # noqa: E402
from services.indicators.models.report import Kind  # noqa: E402
from services.indicators.reports.snapshot import digest, take  # noqa: E402
from services.opendata import answering  # noqa: E402
from tests.benchmarks import cases  # noqa: E402
from tests.benchmarks.bare.models import BarePage  # noqa: E402
from tests.benchmarks.telling import exit_code, say  # noqa: E402

ROUNDS, EACH, FIRST = 9, 8, 60
DASHBOARD, INDICATOR, LIST = "/data/indicators/", "/data/indicators/1-3a/", "/data/api/v1/readings/?size=50"
PARTS = ("sex:female", "sex:male", "residence:urban", "residence:rural")


def share(path: str, other: str) -> float:
    """How fast `path` is answered as a share of `other`, taken by turns; both with what is kept for a generation."""
    ask, compare = cases.getter(path), cases.getter(other)
    ask()
    return median(_seconds(compare) / _seconds(ask) for _ in range(ROUNDS))


def milliseconds_of_the_first(path: str) -> float:
    """Processor time of the first reader after a publication, for whom nothing is kept yet."""
    ask = cases.getter(path)
    each = []
    for _ in range(ROUNDS):
        cases.answers.clear()
        each.append(_seconds(ask, 1) * 1000)
    return median(each)


def _seconds(act: Callable[[], None], times: int = EACH) -> float:
    began = time.process_time()
    for _ in range(times):
        act()
    return time.process_time() - began


def ten_times() -> None:
    """Nine more readings for each: four parts, and five that were replaced."""
    more = []
    for reading in list(Reading.objects.whole()):
        for part in PARTS:
            more.append(_copy(reading, part=part))
        more += [_copy(reading, revision=number, state=State.SUPERSEDED) for number in range(2, 7)]
    Reading.objects.filter(part__in=PARTS).delete()
    Reading.objects.bulk_create(more)


def _copy(reading: Reading, **changes: object) -> Reading:
    same = {field.name: getattr(reading, field.name) for field in Reading._meta.concrete_fields if field.name != "id"}
    return Reading(**(same | changes))


def report() -> tuple[float, float]:
    """Seconds and MB of freezing the full report of the year and making both files."""
    actor = User.objects.create_user("bench", "bench@example.org")
    began = time.perf_counter()
    snapshot = take(2025)
    made = Report.objects.create(
        kind=Kind.YEARLY, year=2025, snapshot=snapshot, digest=digest(snapshot), frozen_by=actor, frozen_at=timezone.now()
    )
    assert all(make(made) for make in handlers.MAKERS.values())
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    return time.perf_counter() - began, peak


def main() -> int:
    """Prepare, measure, tell."""
    prepare(lambda line: None)
    ensure_home().add_child(instance=BarePage(title="Bare", slug="bare"))
    demo.make()
    answering.LIMIT = 10**9  # type: ignore[misc]
    for size, grow in (("readings of 7 years", lambda: None), ("10 times the readings", ten_times)):
        grow()
        say(f"dashboard, queries, {size}", cases.queries_of(DASHBOARD), 12)
        say(f"indicator page, queries, {size}", cases.queries_of(INDICATOR), 8)
        say(f"dashboard, as a share of the bare Wagtail page, {size}", share(DASHBOARD, cases.BARE), 0.4, least=True)
        say(f"dashboard, first reader after a publication, ms, {size}", milliseconds_of_the_first(DASHBOARD), FIRST)
    say("list of the interface, kept, as a share of a constant view", share(LIST, cases.CONSTANT), 0.5, least=True)
    seconds, megabytes = report()
    say("report of the year as DOCX and PDF, seconds", seconds, 60)
    say("report of the year, MB", megabytes, 400)
    return exit_code()


if __name__ == "__main__":
    sys.exit(main())
