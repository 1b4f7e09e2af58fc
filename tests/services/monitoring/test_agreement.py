"""Tables agree: whole numbers, none negative, the same sums, and nothing nearer to what was drawn."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from services.monitoring.agreement import Part, agreed_totals
from tests.longer import often

WEIGHT = Fraction(9, 25)
cells = st.lists(st.integers(-9, 25), min_size=1, max_size=6).map(tuple)
parts = st.builds(Part, cells, st.fractions(Fraction(1, 5), 2, max_denominator=9))


@given(parts, st.integers(0, 120))
def test_filled_cells_have_the_total_and_are_not_negative(part, total):
    counts = part.filled(total)
    assert sum(counts) == total
    assert min(counts) >= 0


@given(st.lists(st.integers(-3, 5), min_size=1, max_size=3).map(tuple), st.integers(0, 8))
def test_no_other_counts_with_that_total_are_nearer(noised, total):
    part = Part(noised, WEIGHT)
    every = (other for other in product(range(total + 1), repeat=len(noised)) if sum(other) == total)
    assert part.distance(total) == WEIGHT * min(sum((a - b) ** 2 for a, b in zip(other, noised, strict=True)) for other in every)


@given(st.lists(st.tuples(parts, parts), min_size=1, max_size=2), parts)
@settings(deadline=None, max_examples=often(60, 1_000))
def test_no_other_totals_are_nearer(groups, whole):
    totals = agreed_totals(groups, whole)

    def cost(at):
        return sum(part.distance(total) for pair, total in zip(groups, at, strict=True) for part in pair) + whole.distance(sum(at))

    around = product(*(range(max(total - 6, 0), total + 7) for total in totals))
    assert cost(totals) == min(cost(at) for at in around)


def test_counts_that_agree_already_stay_as_they_are():
    groups = [(Part((3, 4), WEIGHT), Part((5, 2), WEIGHT)), (Part((1,), WEIGHT), Part((1, 0), WEIGHT))]
    assert agreed_totals(groups, Part((8,), WEIGHT)) == [7, 1]
    assert Part((3, 4), WEIGHT).filled(7) == (3, 4)


def test_what_cannot_be_split_evenly_goes_round():
    part = Part((2, 2, 2), WEIGHT)
    assert {part.filled(total).index(max(part.filled(total))) for total in (7, 10, 13)} == {0, 1, 2}
    assert all(max(part.filled(total)) - min(part.filled(total)) <= 1 for total in range(20))
