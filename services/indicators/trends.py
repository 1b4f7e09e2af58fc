"""Trends that a single odd year cannot turn: Theil–Sen with Sen's interval; pooled rates for small denominators. PURE."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import NormalDist, median
from typing import Final

LEAST_READINGS: Final = 3
CONFIDENCE: Final = 0.9
"""Of the projection: a warning should come early enough to act, so its interval is narrower than the usual 95 %."""

Point = tuple[int, float]


@dataclass(frozen=True)
class Interval:
    """A value with how far it may reasonably lie to either side."""

    low: float
    middle: float
    high: float


def slope(points: Sequence[Point]) -> Interval:
    """The yearly change: the median of all slopes between two readings, with Sen's interval. Needs at least three readings."""
    if len(points) < LEAST_READINGS:
        raise ValueError("a trend needs at least three readings")
    slopes = sorted((b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(sorted(points), 2))
    n, count = len(points), len(slopes)
    spread = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * math.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    low = max(math.floor((count - spread) / 2), 0)
    high = min(math.ceil((count + spread) / 2), count - 1)
    return Interval(slopes[low], median(slopes), slopes[high])


def project(points: Sequence[Point], year: int) -> Interval:
    """Where the trend leads by `year`: from the middle of the series, so that the last reading alone decides nothing."""
    change = slope(points)
    centre_year = median(at for at, _ in points)
    centre = median(value - change.middle * (at - centre_year) for at, value in points)
    reach = year - centre_year
    low, high = sorted((centre + change.low * reach, centre + change.high * reach))
    return Interval(low, centre + change.middle * reach, high)


def unusual_change(points: Sequence[Point], least_share: float = 0.02) -> float | None:
    """The last yearly change when it lies outside the usual range of the series before it; None when it does not, or too little is known.

    The usual range is three scaled median deviations around the median change, and never narrower than `least_share` of the level.
    A year that moves the usual way but less, or not at all, is calm: a share that has come to a hundred stays there.
    """
    ordered = sorted(points)
    changes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in zip(ordered, ordered[1:], strict=False)]
    if len(changes) <= LEAST_READINGS:
        return None
    *before, last = changes
    usual = median(before)
    deviation = 1.4826 * median(abs(change - usual) for change in before)
    level = abs(median(value for _, value in ordered))
    calm = min(usual, 0) <= last <= max(usual, 0)
    return last if not calm and abs(last - usual) > 3 * max(deviation, least_share * level / 3) else None


def pooled_rate(parts: Sequence[tuple[float, float]], per: float) -> Interval:
    """The rate per `per` of several years together, from (numerator, denominator) pairs, with Wilson's 95 % interval."""
    events, base = sum(part[0] for part in parts), sum(part[1] for part in parts)
    if base <= 0:
        raise ValueError("a rate needs a denominator")
    z = NormalDist().inv_cdf(0.975)
    share = events / base
    centre = (share + z * z / (2 * base)) / (1 + z * z / base)
    half = z * math.sqrt(share * (1 - share) / base + z * z / (4 * base * base)) / (1 + z * z / base)
    return Interval(max(centre - half, 0) * per, share * per, min(centre + half, 1) * per)
