"""The attacker: writes every published number as a constraint on the counts behind it, and asks an integer program what must be true.

Its unknowns are the requests of a quarter by subdistrict and category, and by age. It knows the method, which is public: a number
released with noise may come from any count, a rounded one from those that round to it, and any other number is exact.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from services.catalogue.facts import CATEGORIES, GROUPS

ANY = 100_000
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Told:
    """What a number says: the requests in these (subdistrict, category) cells are at least and at most so many."""

    cells: frozenset[tuple[str, str]]
    least: int
    most: int


@dataclass(frozen=True)
class Published:
    """A number as it stands in an artefact: which scheme, which row and column of T1 or T2, what is written."""

    scheme: str
    table: str
    row: str
    column: str
    text: str


def understood(number: Published, places: Sequence[str]) -> Told:
    """The constraint that a published number amounts to."""
    least, most = _range(number)
    if number.table == "T1":
        categories = CATEGORIES if number.row == "total" else (number.row,)
        return Told(frozenset((place, category) for place in places for category in categories), least, most)
    rows = places if number.row == "total" else (number.row,)
    categories = CATEGORIES if number.column == "total" else GROUPS[number.column]
    return Told(frozenset((place, category) for place in rows for category in categories), least, most)


def _range(number: Published) -> tuple[int, int]:
    if number.scheme == "closed_book":
        return 0, ANY
    if number.text == "*":
        return 1, 4
    value = int(NUMBER.search(number.text)[0])
    if number.scheme == "exact":
        return value, value
    if number.table == "T2" and "total" not in (number.row, number.column):
        return (0, 7) if value < 10 else (value - 2, value + 2)
    return 0, ANY  # a sum of published numbers says nothing that they do not say


def reach(target: frozenset[tuple[str, str]], told: Iterable[Told], places: Sequence[str]) -> tuple[int, int]:
    """The smallest and the largest sum of the target cells that everything told allows."""
    order = {cell: column for column, cell in enumerate((place, category) for place in places for category in CATEGORIES)}
    told = list(told)
    places_in_matrix = [(line, order[cell]) for line, one in enumerate(told) for cell in one.cells]
    ones = np.ones(len(places_in_matrix))
    matrix = csr_array((ones, tuple(zip(*places_in_matrix, strict=True))), shape=(len(told), len(order)))
    rules = LinearConstraint(matrix, [one.least for one in told], [one.most for one in told])
    wanted = np.array([1.0 if cell in target else 0.0 for cell in order])
    ends = []
    for sign in (1, -1):
        found = milp(sign * wanted, constraints=rules, integrality=np.ones(len(order)), bounds=Bounds(0, ANY))
        assert found.success, found.message
        ends.append(round(sign * found.fun))
    return ends[0], ends[1]


def broken(small: dict[tuple[str, str], int], told: Sequence[Told], places: Sequence[str]) -> tuple[int, int]:
    """Of the true counts of 1 to 4 by (subdistrict, group): how many are pinned, and for how many somebody's presence is proved."""
    targets = [cell for cell, count in small.items() if 1 <= count <= 4]
    ends = {cell: reach(frozenset((cell[0], category) for category in GROUPS[cell[1]]), told, places) for cell in targets}
    for cell, (least, most) in ends.items():
        assert least <= small[cell] <= most, "what the attacker believes must hold for the truth"
    return sum(least == most for least, most in ends.values()), sum(least >= 1 for least, _ in ends.values())
