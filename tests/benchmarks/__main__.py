"""`make bench`: the figures of docs/performance.md, as ratios within one run. Exit code 1 when a bound is missed."""

import os
import sys
import tempfile
from statistics import median

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="halfsky-bench-")
os.environ["DEMO"] = "0"

import django  # noqa: E402

django.setup()


from cms.base.bootstrap import ensure_home  # noqa: E402
from portal.operations.prepare import prepare  # noqa: E402
from tests.benchmarks import cases, server  # noqa: E402
from tests.benchmarks.bare.models import BarePage  # noqa: E402
from tests.benchmarks.load import Answers, Ask, run  # noqa: E402
from tests.benchmarks.telling import exit_code, say  # noqa: E402

ROUNDS, PAGES, SENDS, CLIENTS = 5, 200, 100, 8


def pages(port: int) -> None:
    """The plan page and the bare page by turns, so that both meet the same noise.

    One client: the connections that two of them keep would fall to one worker or to both, by chance, and a worker's threads share one
    interpreter.
    """
    ratios = []
    for _ in range(ROUNDS):
        rates = [run(port, [Ask("GET", path)] * PAGES, 1).rate for path in (cases.MEASURE, cases.BARE)]
        ratios.append(rates[0] / rates[1])
    say("measure page, requests a second, as a share of the bare Wagtail page", median(ratios), 0.6, least=True)


def submits(port: int) -> None:
    """Submits and bare forms by turns."""
    ratios, each = [], []
    for _ in range(ROUNDS):
        sent: Answers = run(port, cases.sends(SENDS), CLIENTS)
        bare: Answers = run(port, cases.bare_forms(SENDS), CLIENTS)
        ratios.append(sent.rate / bare.rate)
        each += sent.each
    say("complete submit, a second, as a share of the bare form", median(ratios), 0.5, least=True)
    say("complete submit, 99th percentile as a multiple of the median, 8 clients", Answers(0, each).tail, 4)


def main() -> int:
    """Prepare, measure, tell."""
    prepare(lambda line: None)
    ensure_home().add_child(instance=BarePage(title="Bare", slug="bare"))
    queries, milliseconds = cases.measure_page()
    say("measure page, queries", queries, 8)
    say("measure page, CPU in ms", milliseconds, 4)
    writes, commits = cases.submitted()
    say("complete submit, write statements", writes, 10)
    say("complete submit, commits", commits, 1)
    with server.serving() as (port, workers):
        pages(port)
        submits(port)
        say("web worker, resident MB", max(map(server.megabytes, workers)), 150)
    say("background process, resident MB", server.background_megabytes(), 150)
    return exit_code()


if __name__ == "__main__":
    sys.exit(main())
