"""Making tables agree: the whole, non-negative counts nearest to the noised ones by least squares. Exact integers. PURE.

Several tables count the same requests, so their sums must be the same. Each `Part` is a set of cells that adds up to a total shared with
other parts. The sum of squares is a separable convex function of these totals, and totals nest (groups in the whole): such a function is
M♮-convex, so a point that no step of one unit, up, down or from one group to another, can improve is the best of all (Murota 2003, 6.6).
That the answer is whole from the start is the controlled rounding.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache


@dataclass(frozen=True)
class Part:
    """Noised cells whose sum is to be one total; `weight` is that of a squared unit of change."""

    noised: tuple[int, ...]
    weight: Fraction

    def filled(self, total: int) -> tuple[int, ...]:
        """The nearest counts of at least 0 that add up to `total`."""
        level = _level(self.noised, total)
        counts = [max(value + level, 0) for value in self.noised]
        tied = [place for place, value in enumerate(self.noised) if value + level >= 0]
        for step in range(total - sum(counts)):
            counts[tied[(total // len(tied) + step) % len(tied)]] += 1  # equally near: the turn goes round, so that no cell is favoured
        return tuple(counts)

    def distance(self, total: int) -> Fraction:
        """How far from the noised cells the nearest counts with this total are."""
        return self.weight * sum((count - value) ** 2 for count, value in zip(self.filled(total), self.noised, strict=True))


def agreed_totals(groups: Sequence[Sequence[Part]], whole: Part) -> list[int]:
    """The totals of groups, each shared by the parts of that group, whose sum is the total of `whole`."""

    @cache
    def apart(group: int, total: int) -> Fraction:
        return sum((part.distance(total) for part in groups[group]), Fraction(0))

    whole_apart = cache(whole.distance)

    def cost(totals: Sequence[int]) -> Fraction:
        return sum((apart(*at) for at in enumerate(totals)), whole_apart(sum(totals)))

    best = [max(sum(sum(part.noised) for part in parts) // len(parts), 0) for parts in groups]
    while True:
        nearest = min(_steps(best), key=cost)
        if cost(nearest) >= cost(best):
            return best
        best = nearest


def _steps(totals: list[int]) -> Iterator[list[int]]:
    """Every way to change one total by a unit, or to move a unit from one to another, without going below 0."""
    for up in range(-1, len(totals)):
        for down in range(-1, len(totals)):
            if up != down and (down < 0 or totals[down] > 0):
                yield [total + (place == up) - (place == down) for place, total in enumerate(totals)]


def _level(noised: Sequence[int], total: int) -> int:
    """The largest whole number that can be added to every cell, stopping at 0, without exceeding `total`."""
    low, high = -max(noised), total - min(noised) + 1
    while high - low > 1:
        middle = (low + high) // 2
        if sum(max(value + middle, 0) for value in noised) <= total:
            low = middle
        else:
            high = middle
    return low
