"""The desk under load: how fast cases are made, and whether the inbox stays as fast with a hundred times as many.

`python -m tests.benchmarks.desk [CASES]` works in a folder of its own and prints ratios; docs/performance.md quotes them.
"""

import os
import statistics
import sys
import tempfile
import time

FEW = 1_000
MANY = 100_000
REQUESTS = 120
MOST_QUERIES = 12
MOST_RATIO = 2.0
LEAST_RATE = 2_000


def say(line: str) -> None:
    """One figure."""
    sys.stdout.write(line + "\n")


def prepare() -> None:
    """A fresh database with the pack and keys of its own."""
    folder = tempfile.mkdtemp(prefix="desk-bench-")
    os.environ |= {"DATA_DIR": folder, "DEMO": "1", "DJANGO_SETTINGS_MODULE": "portal.settings.dev"}
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("prepare", verbosity=0)


def measure(department: str) -> tuple[float, int]:
    """The 95th percentile of an inbox in milliseconds, and its queries."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from portal.accounts.models import User  # noqa: PLC0415

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(username=department))
    client.get("/desk/")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get("/desk/").status_code == 200
    queries = len(captured)  # before the next request empties the log
    assert queries
    spent = []
    for number in range(REQUESTS):
        before = time.perf_counter()
        client.get("/desk/", {"list": ("", "mine", "overdue", "closed")[number % 4]})
        spent.append((time.perf_counter() - before) * 1000)
    return statistics.quantiles(spent, n=20)[-1], queries


def make(count: int, seed: int) -> float:
    """Cases a second."""
    from portal.operations.demo_cases import make_cases  # noqa: PLC0415

    before = time.perf_counter()
    for done in make_cases(count, seed):
        sys.stderr.write(f"\r{done:,}")
    return count / (time.perf_counter() - before)


def main(many: int = MANY) -> int:
    """Print the figures; 1 when one of the promises does not hold."""
    prepare()
    make(FEW, seed=1)
    few, _ = measure("caseworker")
    rate = make(many - FEW, seed=2)
    after, queries = measure("caseworker")
    ratio = after / few
    say(f"\ncases made a second: {rate:,.0f} (at least {LEAST_RATE:,})")
    say(f"inbox p95: {few:.1f} ms with {FEW:,} cases, {after:.1f} ms with {many:,}: ratio {ratio:.2f} (at most {MOST_RATIO})")
    say(f"inbox queries: {queries} (at most {MOST_QUERIES})")
    return int(ratio > MOST_RATIO or queries > MOST_QUERIES or rate < LEAST_RATE)


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:])))
