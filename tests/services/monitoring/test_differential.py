"""With one request more or less every release is nearly as likely: the ratio of frequencies stays below e^ε, within 4 σ."""

import math
import random
from collections import Counter
from fractions import Fraction

import pytest

from services.catalogue.facts import AGE_BANDS, CATEGORIES, UNKNOWN
from services.monitoring.content import Counts, tables_of
from services.monitoring.privacy import discrete_laplace
from services.monitoring.workload import CLOSED_BOOK, TABLES
from tests.longer import often

WITH_HER = {"T1": 3, "T2": 1, "T3": 2, "T4": 4}


def check(with_her: Counter, without: Counter, epsilon: Fraction) -> None:
    factor = math.exp(epsilon)
    for outcome in set(with_her) | set(without):
        for one, other in ((with_her[outcome], without[outcome]), (without[outcome], with_her[outcome])):
            sigma = math.sqrt(one + factor**2 * max(other, one / factor))
            assert one <= factor * other + 4 * sigma, outcome


def noised_cells(seed: int, size: int, fewer: int) -> list[tuple[int, ...]]:
    """The four cells that one request lies in, drawn so many times; coarse at the ends."""
    below = random.Random(seed).randrange
    return [
        tuple(max(-2, min(6, WITH_HER[table.code] - fewer + discrete_laplace(table.epsilon, below))) for table in TABLES)
        for _ in range(size)
    ]


def compare(size: int) -> None:
    with_her, without = noised_cells(1, size, 0), noised_cells(2, size, 1)
    for place, table in enumerate(TABLES):
        check(Counter(row[place] for row in with_her), Counter(row[place] for row in without), table.epsilon)
    check(Counter(with_her), Counter(without), sum(table.epsilon for table in TABLES))


def test_a_request_more_or_less_cannot_be_told_apart():
    compare(8_000)


@pytest.mark.slow
def test_a_request_more_or_less_cannot_be_told_apart_in_200_000_draws():
    compare(often(200_000, 1_000_000))


def test_a_draw_with_too_little_noise_is_found_out(monkeypatch):
    honest = discrete_laplace
    monkeypatch.setitem(globals(), "discrete_laplace", lambda epsilon, below: honest(3 * epsilon, below))
    with pytest.raises(AssertionError):
        compare(8_000)


def published(seed: int, size: int, fewer: int) -> Counter:
    """Whole releases after the adjustment: what stands in the cell of her kind and in that of her subdistrict."""
    below = random.Random(seed).randrange
    categories = dict.fromkeys(CATEGORIES, 2) | {"legal_aid": 3 - fewer}
    places = {code: dict.fromkeys(("violence", "work", "services"), 1) for code in ("a", "b", UNKNOWN)}
    places["a"]["services"] = 2 - fewer
    counts = Counts(categories, places, dict.fromkeys(AGE_BANDS, 2) | {"25_34": 3 - fewer}, {"on_time": 8 - fewer, "late": 1})
    made = (tables_of(counts, CLOSED_BOOK, below) for _ in range(size))
    return Counter((min(one["T1"]["cells"]["legal_aid"], 5), min(one["T2"]["rows"]["a"]["services"], 4)) for one in made)


@pytest.mark.slow
def test_making_the_tables_agree_gives_nothing_away():
    size = often(500, 4_000)
    check(published(3, size, 0), published(4, size, 1), sum(table.epsilon for table in TABLES))


def test_the_errors_told_hold_after_the_adjustment():
    below = random.Random(11).randrange
    kinds = dict(zip(CATEGORIES, (20, 10, 4, 9, 5, 20, 90, 12), strict=True))
    rows = {str(number): {"violence": 3, "work": 2, "services": 12} for number in range(9)} | {
        UNKNOWN: {"violence": 3, "work": 0, "services": 14}
    }
    ages = dict(zip(AGE_BANDS, (5, 20, 50, 40, 30, 15, 10), strict=True))
    held: Counter = Counter()
    size = often(250, 2_000)
    for _ in range(size):
        tables = tables_of(Counts(kinds, rows, ages, {"on_time": 150, "late": 20}), CLOSED_BOOK, below)
        t1, t2 = tables["T1"], tables["T2"]
        total = sum(t1["cells"].values())
        held["total"] += abs(total - sum(kinds.values())) <= t1["errors"]["total"]
        held["kind"] += abs(t1["cells"]["legal_aid"] - 20) <= t1["errors"]["cell"]
        held["cell"] += abs(t2["rows"]["3"]["work"] - 2) <= t2["errors"]["cell"]
        held["row"] += abs(sum(t2["rows"]["3"].values()) - 17) <= t2["errors"]["row"]
        held["group"] += abs(sum(row["services"] for row in t2["rows"].values()) - 122) <= t2["errors"]["group"]
    assert {name: count for name, count in held.items() if count < 0.92 * size} == {}
