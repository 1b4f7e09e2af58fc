"""Closing a quarter with a million facts: at most ten times one aggregate scan of the same table, and no more memory than for few.

Run with `python -m tests.benchmarks.releases`; it makes a database of its own in a folder that it removes.
"""

import os
import random
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

SIZE, FEW, BATCH = 1_000_000, 20_000, 20_000
MANY_QUARTER, FEW_QUARTER, TIMED_QUARTER = "2026Q2", "2026Q1", "2026Q3"


def facts(quarter: str, size: int) -> None:
    """So many facts and first contacts of one quarter."""
    from services.catalogue.facts import AGE_BANDS, CATEGORIES, group_of
    from services.monitoring.models import ContactFact, Fact
    from services.monitoring.snapshot import subdistricts

    dice, places = random.Random(1), [*subdistricts(), ""]
    for start in range(0, size, BATCH):
        names = [f"{quarter}{number}" for number in range(start, start + BATCH)]
        chosen = [(name, dice.choice(CATEGORIES), dice.choice(places), dice.choice(AGE_BANDS)) for name in names]
        Fact.objects.bulk_create(
            Fact(event_id=name, quarter=quarter, category=category, group=group_of(category), subdistrict=place, age_band=age)
            for name, category, place, age in chosen
        )
        ContactFact.objects.bulk_create(ContactFact(event_id=name, quarter=quarter, on_time=name[-1] != "9") for name in names)


def seconds(act: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def peak(act: Callable[[], object]) -> float:
    """The largest memory that Python held meanwhile, in MB."""
    tracemalloc.start()
    act()
    held = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return held


def measure() -> dict[str, float]:
    """The figures of docs/performance.md."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db.models import Count

    from portal.district.loader import load_pack
    from services.monitoring.models import Fact
    from services.monitoring.release import close_quarter

    call_command("migrate", verbosity=0)
    load_pack(settings.DISTRICT_PACK)
    facts(FEW_QUARTER, FEW)
    facts(MANY_QUARTER, SIZE)
    scan = min(seconds(lambda: list(Fact.objects.values_list("category", "age_band").annotate(Count("pk")))) for _ in range(3))
    few = peak(lambda: close_quarter(FEW_QUARTER))
    closing = seconds(lambda: close_quarter(MANY_QUARTER))
    facts(TIMED_QUARTER, SIZE)
    many = peak(lambda: close_quarter(TIMED_QUARTER))
    return {
        "scan s": scan,
        "closing s": closing,
        "closing / scan": closing / scan,
        "few MB": few,
        "many MB": many,
        "many / few": many / few,
    }


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DATA_DIR": folder}
        import django

        django.setup()
        from portal.kit.secrets import create_missing

        create_missing(Path(folder) / "secrets")
        for name, value in measure().items():
            print(f"{name:<16}{value:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
