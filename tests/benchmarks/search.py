"""`make bench-search`: the embedded index at 1,000 and at 100,000 documents, on SQLite.

The documents are made of the plan's own sentences, 320 characters each, so that its common words are as common as they are in life; the
questions are the judged ones. Times are of the processor, since SQLite works in our own process, and are told as multiples of a one-row
query of the same database in the same run: so a busy machine changes little.
"""

import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="halfsky-bench-")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from portal.kit.findable import Document  # noqa: E402
from search import judging, lexicon  # noqa: E402
from search.backends import embedded  # noqa: E402
from search.finding import entries_of, search  # noqa: E402
from search.models import Entry, Word  # noqa: E402
from search.writing import rewrite  # noqa: E402
from tests.search.odd import BAD  # noqa: E402

SIZES = (1_000, 100_000)
LENGTH = 320
MOST_RATIO, MOST_ROWS, LEAST_SPEED, MOST_ODD = 3.0, 120.0, 2_000.0, 0.050
QUERIES = Path(__file__).parents[1] / "search/queries_dev.tsv"


def documents(count: int) -> Iterator[Document]:
    """`count` documents, the same ones in every run."""
    chance = random.Random(12338)
    text = (Path(settings.DISTRICT_PACK) / "plan.txt").read_text(encoding="utf-8")
    sentences = [one.strip() for one in re.split(r"[。;；\n]", text) if len(one.strip()) > 8]
    for number in range(count):
        body = "。".join(chance.sample(sentences, 8))[:LENGTH]
        kind = chance.choice(("policy", "guide", "story", "page"))
        yield Document(f"b:{number}", kind, chance.choice(sentences)[:28], f"/b/{number}/", body=body, keywords=f"〔2024〕{number}号")


def seconds(act) -> float:
    """How long an act takes, at its best of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return min(times)


def measure(size: int, queries: list[str]) -> tuple[float, float, float]:
    """Documents a second, p95 of a search in seconds, and what a one-row query takes."""
    start = time.process_time()
    rewrite(documents(size))
    speed = size / (time.process_time() - start)
    lexicon.learn()
    pk = Entry.objects.order_by("pk").values_list("pk", flat=True)[size // 2]
    row = median(seconds(lambda: Entry.objects.filter(pk=pk).values_list("title").first()) for _ in range(200))
    times = [seconds(lambda query=query: entries_of(search(query).hits[:10])) for query in queries]
    return speed, quantiles(times, n=20)[-1], row


def main() -> None:
    """Print the table, and fail where a bound does not hold."""
    with connection.schema_editor() as editor:
        editor.create_model(Entry)
        editor.create_model(Word)
    embedded.create()
    queries = [case.query for case in judging.read(QUERIES.read_text(encoding="utf-8"))]
    figures = {size: measure(size, queries) for size in SIZES}
    for size, (speed, p95, row) in figures.items():
        told = f"p95 {p95 * 1000:.2f} ms = {p95 / row:.0f} one-row queries of {row * 1000:.3f} ms"
        sys.stdout.write(f"{size:>7} documents: {speed:.0f}/s indexed, {told}\n")
    odd = max((seconds(lambda words=words: search(words)), words) for words in BAD)
    sys.stdout.write(f"slowest of {len(BAD)} odd inputs: {odd[0] * 1000:.1f} ms, {odd[1][:20]!r}\n")
    ratio = figures[SIZES[1]][1] / figures[SIZES[0]][1]
    sys.stdout.write(f"p95 at 100 times the documents: {ratio:.2f} times\n")
    small, large = figures[SIZES[0]], figures[SIZES[1]]
    missed = [ratio > MOST_RATIO, large[1] / large[2] > MOST_ROWS, min(small[0], large[0]) < LEAST_SPEED, odd[0] > MOST_ODD]
    if any(missed):
        names = ("ratio", "p95", "speed", "odd")
        raise SystemExit(f"missed: {[name for name, is_missed in zip(names, missed, strict=True) if is_missed]}")


if __name__ == "__main__":
    main()
