"""`make bench-pages`: what a page costs drawn, kept by the portal, and kept by nginx; as ratios within one run.

A rate is what the server answers in a second of its own processor time, so that a machine that is busy otherwise changes little.

Sites of 1,000 and 10,000 pages are made for the number of queries only: it must not grow with them.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="halfsky-bench-")
FOLDER = Path(tempfile.mkdtemp(prefix="halfsky-bench-"))
os.environ["DEMO"] = "0"

import django  # noqa: E402

django.setup()

from cms.base.bootstrap import ensure_home  # noqa: E402
from portal.operations.prepare import prepare  # noqa: E402
from tests.benchmarks import cases, server, wrk  # noqa: E402
from tests.benchmarks.bare.models import BarePage  # noqa: E402
from tests.benchmarks.many import policies  # noqa: E402
from tests.benchmarks.telling import exit_code, say  # noqa: E402
from tests.factories.proxies import proxy  # noqa: E402

ROUNDS = 5
DRAWN = (("home", cases.HOME, 0.42, 12), ("policy list", cases.POLICIES, 0.45, 10), ("measure page", cases.MEASURE, 0.6, 8))
STATIC = "location = /still { root %s; default_type text/html; }"


def share(rates: Callable[[], tuple[float, float]]) -> float:
    """The median of one rate as a share of the other, taken by turns, so that both meet the same noise."""
    return median(first / second for first, second in (rates() for _ in range(ROUNDS)))


def drawn() -> None:
    """Pages against the smallest possible Wagtail page, none of them kept."""
    with server.serving() as (port, workers):
        for name, path, bound, _most in DRAWN:
            ratio = share(lambda path=path: (wrk.rate(port, path, workers), wrk.rate(port, cases.BARE, workers)))  # type: ignore[misc]
            say(f"{name}, drawn, as a share of the bare Wagtail page", ratio, bound, least=True)


def kept() -> None:
    """The same page from memory against a view that returns a constant, then from nginx against a file of the same size."""
    os.environ["BENCH_PAGE_CACHE"] = "1"
    with server.serving() as (port, workers):
        say(
            "measure page, kept by the portal, as a share of a constant view",
            share(lambda: (wrk.rate(port, cases.MEASURE, workers), wrk.rate(port, cases.CONSTANT, workers))),
            0.9,
            least=True,
        )
        (FOLDER / "still").write_bytes(cases.packed(port))
        with proxy(FOLDER, port, STATIC % FOLDER) as front:
            own = [int((FOLDER / "nginx.pid").read_text())]
            ratio = share(lambda: (wrk.rate(front, cases.MEASURE, own, clients=16), wrk.rate(front, "/still", own, clients=16)))
            say("measure page, kept by nginx, as a share of a file of that size", ratio, 0.7, least=True)


def queries(sizes: Sequence[int] = (1_000, 10_000)) -> None:
    """Of the first reader after a publication, for whom nothing is kept yet."""
    for size in sizes:
        policies(size)
        for name, path, _bound, most in DRAWN:
            say(f"{name}, queries, {size:,} pages", cases.queries_of(path), most)


def main() -> int:
    """Prepare, measure, tell."""
    if not wrk.is_here():
        sys.stderr.write("wrk is needed for this: apt install wrk\n")
        return 2
    prepare(lambda line: None)
    ensure_home().add_child(instance=BarePage(title="Bare", slug="bare"))
    drawn()
    kept()
    queries()
    return exit_code()


if __name__ == "__main__":
    sys.exit(main())
